/**
 * The customers as the screens see them: how the tasks of each stand, which group each belongs to,
 * and what it needs. Knows {@code ui.kit}, {@code ui.profiles}, the watches and the journal, and no
 * screen.
 */
@NullMarked
package dev.redrive.ui.desk;

import org.jspecify.annotations.NullMarked;
