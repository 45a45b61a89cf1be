/**
 * The demo's story, its console, what its customer's server knows, and the tour. Shown around the
 * page of the Demo profile only. Knows {@code ui.kit} and the packages that are not UI.
 */
@NullMarked
package dev.redrive.ui.demo;

import org.jspecify.annotations.NullMarked;
