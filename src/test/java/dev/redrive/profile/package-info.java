@NullMarked
package dev.redrive.profile;

import org.jspecify.annotations.NullMarked;
