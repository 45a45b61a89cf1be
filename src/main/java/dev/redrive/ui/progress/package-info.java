/**
 * The live view of one watched task, from the first answer to its verdict. Knows {@code ui.common}
 * and {@code retry}.
 */
@NullMarked
package dev.redrive.ui.progress;

import org.jspecify.annotations.NullMarked;
