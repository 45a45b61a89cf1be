/**
 * The check of a receiving server as users see it: what is said of it, asking for it, and waiting
 * until it answers again. Knows {@code ui.kit} and the packages that are not UI.
 */
@NullMarked
package dev.redrive.ui.receiver;

import org.jspecify.annotations.NullMarked;
