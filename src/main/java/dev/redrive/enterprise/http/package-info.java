/**
 * The Enterprise service over {@code java.net.http}: addresses, the exchange and its limits,
 * reading JSON, and mapping every way a call can fail. The client's HTTP and JSON are here and
 * nowhere else.
 */
@NullMarked
package dev.redrive.enterprise.http;

import org.jspecify.annotations.NullMarked;
