@NullMarked
package dev.redrive.support;

import org.jspecify.annotations.NullMarked;
