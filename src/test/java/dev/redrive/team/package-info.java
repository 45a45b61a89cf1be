/** The desk's loop with the team log, tried on a team log made for it. */
@NullMarked
package dev.redrive.team;

import org.jspecify.annotations.NullMarked;
