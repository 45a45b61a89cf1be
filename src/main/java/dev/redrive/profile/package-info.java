/**
 * Profiles, the file they are kept in, keys and the port to the place keys are kept in. Knows the
 * JDK, and Jackson for the file.
 */
@NullMarked
package dev.redrive.profile;

import org.jspecify.annotations.NullMarked;
