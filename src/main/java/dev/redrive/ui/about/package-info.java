/**
 * What exactly this program is: version, commit, Java, JavaFX, and the licences of all it brings.
 * Knows {@code ui.common}.
 */
@NullMarked
package dev.redrive.ui.about;

import org.jspecify.annotations.NullMarked;
