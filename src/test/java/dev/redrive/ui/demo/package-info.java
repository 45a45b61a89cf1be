/** What the demo shows beside its customer, and where its tour stands. */
@NullMarked
package dev.redrive.ui.demo;

import org.jspecify.annotations.NullMarked;
