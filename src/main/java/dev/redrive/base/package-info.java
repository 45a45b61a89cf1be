/** What every package may use and the JDK does not have. Knows the JDK only. */
@NullMarked
package dev.redrive.base;

import org.jspecify.annotations.NullMarked;
