/** What the frame says, without a window. */
@NullMarked
package dev.redrive.ui.shell;

import org.jspecify.annotations.NullMarked;
