@NullMarked
package dev.redrive.app.tour;

import org.jspecify.annotations.NullMarked;
