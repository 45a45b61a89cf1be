/**
 * The heart: starting a retry exactly once, watching its task, and saying how well it is seen.
 * Knows {@code enterprise}, {@code journal} and {@code profile}; threads, clocks and waiting come
 * from outside.
 */
@NullMarked
package dev.redrive.retry;

import org.jspecify.annotations.NullMarked;
