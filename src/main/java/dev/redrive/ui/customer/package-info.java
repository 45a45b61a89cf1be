/**
 * The dashboard: one card and one button each for trips and crashes, the watched tasks, and how the
 * failed items drain from retry to retry. Knows {@code ui.kit} and the packages that are not UI.
 * Made in Java, not FXML, since it is painted first.
 */
@NullMarked
package dev.redrive.ui.customer;

import org.jspecify.annotations.NullMarked;
