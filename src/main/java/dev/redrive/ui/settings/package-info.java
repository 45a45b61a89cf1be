/**
 * The settings: how Redrive looks, and where it keeps its files. Knows {@code ui.common} and {@code
 * profile}.
 */
@NullMarked
package dev.redrive.ui.settings;

import org.jspecify.annotations.NullMarked;
