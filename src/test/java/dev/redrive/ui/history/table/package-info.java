@NullMarked
package dev.redrive.ui.history.table;

import org.jspecify.annotations.NullMarked;
