/**
 * Measures the figures of the program, each beside its floor in the same run: `.ci/bench`. Nothing
 * in here is a test.
 */
@NullMarked
package dev.redrive.bench;

import org.jspecify.annotations.NullMarked;
