/**
 * The window around every page: navigation, profile chooser, status line. Knows {@code ui.common}
 * and the watches.
 */
@NullMarked
package dev.redrive.ui.shell;

import org.jspecify.annotations.NullMarked;
