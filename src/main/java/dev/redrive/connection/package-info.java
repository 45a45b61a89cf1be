/**
 * How this computer gets to the service: through which proxy, and whose certificates it trusts. The
 * settings of both, and what is made of them for the client. Knows {@code profile} for its safe
 * files, and the JDK; sends nothing by itself.
 */
@NullMarked
package dev.redrive.connection;

import org.jspecify.annotations.NullMarked;
