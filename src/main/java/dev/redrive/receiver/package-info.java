/**
 * The check of a customer's receiving server: what can be seen of it from this computer, without a
 * key and without a push. Knows {@code connection} and the JDK.
 */
@NullMarked
package dev.redrive.receiver;

import org.jspecify.annotations.NullMarked;
