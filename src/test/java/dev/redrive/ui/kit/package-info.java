/** What all screens share: profiles, texts and formats, without a window. */
@NullMarked
package dev.redrive.ui.kit;

import org.jspecify.annotations.NullMarked;
