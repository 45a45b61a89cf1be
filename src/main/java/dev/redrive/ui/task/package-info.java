/**
 * The live view of one watched task, from the first answer to its verdict. Knows {@code ui.kit} and
 * {@code retry}.
 */
@NullMarked
package dev.redrive.ui.task;

import org.jspecify.annotations.NullMarked;
