/**
 * What was started, by whom, why, and how it went: the ports, their keepers in memory and on disk,
 * and the export. Knows the records of {@code enterprise}, SQL and JSON.
 */
@NullMarked
package dev.redrive.journal;

import org.jspecify.annotations.NullMarked;
