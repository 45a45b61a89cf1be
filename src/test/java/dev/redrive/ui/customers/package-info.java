/** The board of all customers, without a window. */
@NullMarked
package dev.redrive.ui.customers;

import org.jspecify.annotations.NullMarked;
