/**
 * What was started before: the history's table, its exports, and the receipt of one run. Knows
 * {@code ui.common} and the packages that are not UI.
 */
@NullMarked
package dev.redrive.ui.history;

import org.jspecify.annotations.NullMarked;
