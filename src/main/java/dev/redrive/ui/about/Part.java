package dev.redrive.ui.about;

/**
 * Something of others inside the program.
 *
 * @param name as its makers call it
 * @param version which one
 * @param licence under which it is here: its SPDX identifier, else its name
 */
public record Part(String name, String version, String licence) {}
