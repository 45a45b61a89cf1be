/**
 * The Enterprise service as a Java API: what can be asked, what it answers and every way it can
 * fail. Knows the JDK only; no HTTP, no JSON, no JavaFX.
 */
@NullMarked
package dev.redrive.enterprise;

import org.jspecify.annotations.NullMarked;
