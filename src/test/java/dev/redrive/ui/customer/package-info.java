/** Cards, drain and watches, without a window. */
@NullMarked
package dev.redrive.ui.customer;

import org.jspecify.annotations.NullMarked;
