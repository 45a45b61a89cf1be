/**
 * What was started before: the history's table with chart and note, its exports and removals, the
 * receipt of one run, and watching a task by its id. Knows {@code ui.kit} and the packages that are
 * not UI.
 */
@NullMarked
package dev.redrive.ui.history;

import org.jspecify.annotations.NullMarked;
