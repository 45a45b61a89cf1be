@NullMarked
package dev.redrive.ui.profiles;

import org.jspecify.annotations.NullMarked;
