/**
 * How this computer connects to the service: the proxy and the trusted certificates, their
 * settings, and what the client needs of them. Knows {@code keys}, {@code files} and the JDK; sends
 * nothing by itself.
 */
@NullMarked
package dev.redrive.connection;

import org.jspecify.annotations.NullMarked;
