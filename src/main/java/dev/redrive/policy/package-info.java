/**
 * What the organisation has fixed for this computer, in one file that only administrators can
 * write. Knows {@code files}, {@code profile} and {@code connection}.
 */
@NullMarked
package dev.redrive.policy;

import org.jspecify.annotations.NullMarked;
