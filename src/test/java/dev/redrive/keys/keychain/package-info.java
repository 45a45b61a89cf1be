/** The keychains of the operating systems, as they are and in every state they can be in. */
@NullMarked
package dev.redrive.keys.keychain;

import org.jspecify.annotations.NullMarked;
