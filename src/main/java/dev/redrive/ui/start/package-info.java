/**
 * Asking for a retry: the start dialog, and what it turns into when a task is already in progress.
 * Knows {@code ui.kit} and the packages that are not UI.
 */
@NullMarked
package dev.redrive.ui.start;

import org.jspecify.annotations.NullMarked;
