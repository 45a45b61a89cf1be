/** Tests of the settings of proxy and trust. */
@NullMarked
package dev.redrive.connection;

import org.jspecify.annotations.NullMarked;
