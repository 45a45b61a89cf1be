/**
 * The table of the history: its rows, read page by page as they are looked at. Knows {@code ui.kit}
 * and the packages that are not UI.
 */
@NullMarked
package dev.redrive.ui.history.table;

import org.jspecify.annotations.NullMarked;
