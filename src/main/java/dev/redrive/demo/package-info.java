/**
 * The embedded stand-in of the Enterprise service: real HTTP on the loopback address only, with a
 * story that runs in its own time. Knows the words of {@code enterprise}, Jackson and the JDK's
 * HTTP server; never the client, so that both are held to the same samples.
 */
@NullMarked
package dev.redrive.demo;

import org.jspecify.annotations.NullMarked;
