/** Tests of which team log is used, and of its password. */
@NullMarked
package dev.redrive.team.setup;

import org.jspecify.annotations.NullMarked;
