/** Cards, drain and watches, without a window. */
@NullMarked
package dev.redrive.ui.dashboard;

import org.jspecify.annotations.NullMarked;
