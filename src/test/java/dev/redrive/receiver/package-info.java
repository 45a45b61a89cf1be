/** The check of a receiving server. */
@NullMarked
package dev.redrive.receiver;

import org.jspecify.annotations.NullMarked;
