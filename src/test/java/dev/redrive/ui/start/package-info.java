/** The way to a start and around a refused one, without a window. */
@NullMarked
package dev.redrive.ui.start;

import org.jspecify.annotations.NullMarked;
