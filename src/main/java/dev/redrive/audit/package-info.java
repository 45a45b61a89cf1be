/**
 * The audit trail: what was done with Redrive on this computer, by whom, and how it ended, in a
 * file whose lines are chained by hashes.
 */
@NullMarked
package dev.redrive.audit;

import org.jspecify.annotations.NullMarked;
