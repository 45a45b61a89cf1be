/**
 * Keys and other secrets: the vault, the file sealed with a passphrase, and their removal from
 * every text. Knows {@code profile} and {@code files}.
 */
@NullMarked
package dev.redrive.keys;

import org.jspecify.annotations.NullMarked;
