/**
 * Answers no service should give, by the thousand. Each is made from one number, its seed, so that
 * it can be made again.
 */
@NullMarked
package dev.redrive.fuzz;

import org.jspecify.annotations.NullMarked;
