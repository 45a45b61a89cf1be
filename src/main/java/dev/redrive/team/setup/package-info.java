/**
 * Which team log is used, and whether it can be: its settings, its password, the check of every
 * step from its name to the rights in it. Knows {@code team}, {@code connection}, {@code keys},
 * {@code files}; no database.
 */
@NullMarked
package dev.redrive.team.setup;

import org.jspecify.annotations.NullMarked;
