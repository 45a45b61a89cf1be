/**
 * The embedded stand-in of the Enterprise service: real HTTP on the loopback address only, with a
 * story that runs in its own time. Shares only the vocabulary of {@code enterprise} with the
 * client, never its code, so that both are checked against the same samples.
 */
@NullMarked
package dev.redrive.demo;

import org.jspecify.annotations.NullMarked;
