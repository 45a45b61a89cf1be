package dev.redrive.ui.common;

import java.time.Instant;

/**
 * A point of the chart of remaining items.
 *
 * @param at when it was heard
 * @param nbRemainingItems what was left
 */
public record RemainingPoint(Instant at, long nbRemainingItems) {}
