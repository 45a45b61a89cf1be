/**
 * What was started, by whom, why, and how it went: the port and its keeper. Knows the records of
 * {@code enterprise}.
 */
@NullMarked
package dev.redrive.journal;

import org.jspecify.annotations.NullMarked;
