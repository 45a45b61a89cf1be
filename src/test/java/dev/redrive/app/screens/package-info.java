@NullMarked
package dev.redrive.app.screens;

import org.jspecify.annotations.NullMarked;
