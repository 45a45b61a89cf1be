/** The log files, and the removal of keys from each line before it is written. */
@NullMarked
package dev.redrive.app.log;

import org.jspecify.annotations.NullMarked;
