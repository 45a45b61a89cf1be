/** The team log on a real PostgreSQL. */
@NullMarked
package dev.redrive.team.postgres;

import org.jspecify.annotations.NullMarked;
