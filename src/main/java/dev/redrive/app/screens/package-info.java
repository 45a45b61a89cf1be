/** The ways from one screen to another, and the notices that no single screen owns. */
@NullMarked
package dev.redrive.app.screens;

import org.jspecify.annotations.NullMarked;
