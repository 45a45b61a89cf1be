/** What every journal promises, tried on the ones there are. */
@NullMarked
package dev.redrive.journal;

import org.jspecify.annotations.NullMarked;
