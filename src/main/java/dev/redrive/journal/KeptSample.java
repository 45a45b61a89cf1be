package dev.redrive.journal;

import java.time.Instant;

/**
 * One point of an entry's chart.
 *
 * @param at when it was heard
 * @param nbRemainingItems what the service said, as it said it
 */
public record KeptSample(Instant at, long nbRemainingItems) {

    /** How many points of one chart are kept at most. */
    public static final int MOST = 500;
}
