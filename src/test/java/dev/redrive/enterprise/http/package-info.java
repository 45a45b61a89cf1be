/** The client against a scripted server: answers as documented, and every fault. */
@NullMarked
package dev.redrive.enterprise.http;

import org.jspecify.annotations.NullMarked;
