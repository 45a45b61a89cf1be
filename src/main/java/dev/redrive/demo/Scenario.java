package dev.redrive.demo;

import dev.redrive.enterprise.ItemKind;
import org.jspecify.annotations.Nullable;

/** The stories of the demo service. */
public enum Scenario {
    /** The receiving server was down at night and is back: 12,480 trips and 37 crashes failed. */
    NIGHT_OUTAGE("night-outage", 12_480, 37),
    /** Nothing failed. */
    QUIET_DAY("quiet-day", 0, 0),
    /**
     * A colleague's trips task runs: begun 20 s ago, it takes 90 s in all. Crashes can be retried.
     */
    ALREADY_RUNNING("already-running", 12_480, 37),
    /** Like the night outage, but the pushes are paused while the first trips task runs. */
    PAUSED_MIDWAY("paused-midway", 12_480, 37);

    private final String word;
    private final long failedTrips;
    private final long failedCrashes;

    Scenario(String word, long failedTrips, long failedCrashes) {
        this.word = word;
        this.failedTrips = failedTrips;
        this.failedCrashes = failedCrashes;
    }

    /** The word of the command line, for instance {@code night-outage}. */
    public String word() {
        return word;
    }

    /** The scenario with exactly that word, or null when there is none. */
    public static @Nullable Scenario find(String word) {
        for (Scenario scenario : values()) {
            if (scenario.word.equals(word)) {
                return scenario;
            }
        }
        return null;
    }

    long failed(ItemKind kind) {
        return switch (kind) {
            case TRIPS -> failedTrips;
            case CRASHES -> failedCrashes;
        };
    }
}
