/**
 * Requests a retry exactly once, watches its task, and says how well the task can be seen. Threads,
 * clocks and waiting are injected.
 */
@NullMarked
package dev.redrive.retry;

import org.jspecify.annotations.NullMarked;
