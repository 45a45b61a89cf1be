/** What an outage says, without a window. */
@NullMarked
package dev.redrive.ui.outage;

import org.jspecify.annotations.NullMarked;
