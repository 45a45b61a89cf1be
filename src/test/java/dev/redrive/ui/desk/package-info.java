/** The customers as the screens see them. */
@NullMarked
package dev.redrive.ui.desk;

import org.jspecify.annotations.NullMarked;
