/**
 * The profiles as the screens see them, and what is known of the key of each. Knows {@code ui.kit},
 * {@code profile} and {@code keys}.
 */
@NullMarked
package dev.redrive.ui.profiles;

import org.jspecify.annotations.NullMarked;
