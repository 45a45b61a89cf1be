package dev.redrive.retry;

import java.time.Instant;

/**
 * One point of the chart.
 *
 * @param at when it was heard
 * @param nbRemainingItems what the service said, as it said it
 */
public record Sample(Instant at, long nbRemainingItems) {}
