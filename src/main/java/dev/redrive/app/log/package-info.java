/** The log files; keys are masked in each line before it is written. */
@NullMarked
package dev.redrive.app.log;

import org.jspecify.annotations.NullMarked;
