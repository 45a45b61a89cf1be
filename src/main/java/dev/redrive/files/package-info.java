/**
 * Files on the disk, whatever is in them: replaced whole or not at all, for their owner alone, set
 * aside when they are damaged, left alone when they cannot be read. Knows the JDK, and JSON.
 */
@NullMarked
package dev.redrive.files;

import org.jspecify.annotations.NullMarked;
