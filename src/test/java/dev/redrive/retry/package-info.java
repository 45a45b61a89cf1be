/** The heart under test, with a scripted service, a fake clock and no waiting. */
@NullMarked
package dev.redrive.retry;

import org.jspecify.annotations.NullMarked;
