/** Tests of what the organisation has fixed. */
@NullMarked
package dev.redrive.policy;

import org.jspecify.annotations.NullMarked;
