package dev.redrive.ui.dashboard;

/**
 * One retry in the drain.
 *
 * @param day when it was asked, in words
 * @param nbItems how many items it took on, as shown
 */
public record DrainStep(String day, String nbItems) {}
