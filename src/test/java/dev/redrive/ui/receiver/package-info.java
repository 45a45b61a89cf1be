/** The check of a receiving server, as users see it. */
@NullMarked
package dev.redrive.ui.receiver;

import org.jspecify.annotations.NullMarked;
