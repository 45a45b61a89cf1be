/** Tests of the audit trail: how lines are chained, and what is found when they are changed. */
@NullMarked
package dev.redrive.audit;

import org.jspecify.annotations.NullMarked;
