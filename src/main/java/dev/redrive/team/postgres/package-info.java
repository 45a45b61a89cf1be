/** The team log in a PostgreSQL database, 13 or newer. */
@NullMarked
package dev.redrive.team.postgres;

import org.jspecify.annotations.NullMarked;
