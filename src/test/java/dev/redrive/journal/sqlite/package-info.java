@NullMarked
package dev.redrive.journal.sqlite;

import org.jspecify.annotations.NullMarked;
