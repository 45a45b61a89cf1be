/**
 * Files on the disk: replaced whole or not at all, readable only by their owner, set aside when
 * damaged, left alone when they cannot be read. Knows the JDK and Jackson.
 */
@NullMarked
package dev.redrive.files;

import org.jspecify.annotations.NullMarked;
