/**
 * The Enterprise service over {@code java.net.http}: addresses, the exchange and its limits,
 * reading JSON, and sorting every way it can go wrong. Knows {@code enterprise}, and {@code
 * connection} for proxy and trust; all HTTP of the client and its JSON are here and nowhere else.
 */
@NullMarked
package dev.redrive.enterprise.http;

import org.jspecify.annotations.NullMarked;
