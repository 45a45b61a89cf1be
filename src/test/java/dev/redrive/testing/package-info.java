/** What several tests need: a server whose every byte, and every fault, is scripted. */
@NullMarked
package dev.redrive.testing;

import org.jspecify.annotations.NullMarked;
