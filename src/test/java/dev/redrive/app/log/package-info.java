@NullMarked
package dev.redrive.app.log;

import org.jspecify.annotations.NullMarked;
