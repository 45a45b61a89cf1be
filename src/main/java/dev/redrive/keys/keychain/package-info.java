/**
 * The keychains of the operating systems, by the Foreign Function API. The only package that calls
 * native code. Knows {@code profile} and the JDK.
 */
@NullMarked
package dev.redrive.keys.keychain;

import org.jspecify.annotations.NullMarked;
