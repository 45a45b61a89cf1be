/** The walkthrough: the main job on the demo, by the real controls, without a display. */
@NullMarked
package dev.redrive.app.tour;

import org.jspecify.annotations.NullMarked;
