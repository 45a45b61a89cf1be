package dev.redrive.ui.history;

/**
 * One thing that is known of an entry.
 *
 * @param label what it is
 * @param value as it is shown
 */
public record Fact(String label, String value) {}
