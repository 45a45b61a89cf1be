/** What support needs: diagnostics, the version, the list of parts. */
@NullMarked
package dev.redrive.support;

import org.jspecify.annotations.NullMarked;
