/**
 * The window around every page: navigation, profile chooser, status line. Knows {@code ui.kit} and
 * the watches. What is painted first, this frame and the dashboard, is made in Java: reading it
 * from FXML took longer than making it.
 */
@NullMarked
package dev.redrive.ui.shell;

import org.jspecify.annotations.NullMarked;
