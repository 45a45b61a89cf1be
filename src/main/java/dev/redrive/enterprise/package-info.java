/**
 * The Enterprise service as a Java API: the calls, the answers and every way a call can fail. Knows
 * the JDK only; no HTTP, no JSON, no JavaFX.
 */
@NullMarked
package dev.redrive.enterprise;

import org.jspecify.annotations.NullMarked;
