/** Tests of the history. */
@NullMarked
package dev.redrive.ui.history;

import org.jspecify.annotations.NullMarked;
