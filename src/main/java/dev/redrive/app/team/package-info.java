/** The team log in the program as a whole: which one is used, and its check on a terminal. */
@NullMarked
package dev.redrive.app.team;

import org.jspecify.annotations.NullMarked;
