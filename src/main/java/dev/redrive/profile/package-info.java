/**
 * Profiles and the files they are kept and transferred in. Knows {@code files} and {@code text}.
 */
@NullMarked
package dev.redrive.profile;

import org.jspecify.annotations.NullMarked;
