/**
 * The journal in a SQLite file: every SQL statement is here. Knows {@code journal} and {@code
 * files}.
 */
@NullMarked
package dev.redrive.journal.sqlite;

import org.jspecify.annotations.NullMarked;
