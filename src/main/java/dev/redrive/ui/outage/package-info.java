/**
 * How an outage is said and drawn, and the chart of one retry, the same on every screen. Knows
 * {@code ui.kit}.
 */
@NullMarked
package dev.redrive.ui.outage;

import org.jspecify.annotations.NullMarked;
