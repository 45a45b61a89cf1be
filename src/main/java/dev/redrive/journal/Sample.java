package dev.redrive.journal;

import java.time.Instant;

/**
 * One point of a task's chart.
 *
 * @param at when the answer came, by this computer's clock
 * @param nbRemainingItems what the service said, as it said it
 */
public record Sample(Instant at, long nbRemainingItems) {

    /** How many points of one chart are kept at most. */
    public static final int MOST = 500;
}
