@NullMarked
package dev.redrive.keys;

import org.jspecify.annotations.NullMarked;
