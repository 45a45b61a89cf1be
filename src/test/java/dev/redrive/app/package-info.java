@NullMarked
package dev.redrive.app;

import org.jspecify.annotations.NullMarked;
