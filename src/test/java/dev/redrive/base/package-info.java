/** What every package may use. */
@NullMarked
package dev.redrive.base;

import org.jspecify.annotations.NullMarked;
