@NullMarked
package dev.redrive.ui.history.receipt;

import org.jspecify.annotations.NullMarked;
