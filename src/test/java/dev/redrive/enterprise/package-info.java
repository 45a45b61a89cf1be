/** What can be said of the service's words without a connection. */
@NullMarked
package dev.redrive.enterprise;

import org.jspecify.annotations.NullMarked;
