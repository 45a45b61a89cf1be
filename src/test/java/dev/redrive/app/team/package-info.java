/** Tests of the team log in the program as a whole. */
@NullMarked
package dev.redrive.app.team;

import org.jspecify.annotations.NullMarked;
