/** Tests of the settings, without a window. */
@NullMarked
package dev.redrive.ui.settings;

import org.jspecify.annotations.NullMarked;
