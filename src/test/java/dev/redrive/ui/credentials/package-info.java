/** The form of a profile, without a window. */
@NullMarked
package dev.redrive.ui.credentials;

import org.jspecify.annotations.NullMarked;
