/**
 * Where everything is put together and started: the command line, the folders, the logs, every
 * {@code new} of a service. May know every room; nothing knows it.
 */
@NullMarked
package dev.redrive.app;

import org.jspecify.annotations.NullMarked;
