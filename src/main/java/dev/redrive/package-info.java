/** Where the program begins, and nothing else. Knows {@code app}. */
@NullMarked
package dev.redrive;

import org.jspecify.annotations.NullMarked;
