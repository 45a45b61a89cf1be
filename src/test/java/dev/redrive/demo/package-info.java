/** The demo service seen from outside: real HTTP to the real socket, time moved by hand. */
@NullMarked
package dev.redrive.demo;

import org.jspecify.annotations.NullMarked;
