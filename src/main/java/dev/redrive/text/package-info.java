/**
 * The two rules for text that comes from outside: {@link dev.redrive.text.PastedText} cleans what a
 * user types or pastes, {@link dev.redrive.text.TextSanitizer} makes text from elsewhere fit to be
 * shown. Knows the JDK only, so that every other package may use it.
 */
@NullMarked
package dev.redrive.text;

import org.jspecify.annotations.NullMarked;
