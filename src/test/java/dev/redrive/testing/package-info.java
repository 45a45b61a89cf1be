/**
 * What several tests need: a server whose every byte, and every fault, is scripted; and all that
 * view models work with, in the hand of a test.
 */
@NullMarked
package dev.redrive.testing;

import org.jspecify.annotations.NullMarked;
