/** Tests of the files on the disk. */
@NullMarked
package dev.redrive.files;

import org.jspecify.annotations.NullMarked;
