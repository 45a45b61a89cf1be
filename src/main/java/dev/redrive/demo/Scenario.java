package dev.redrive.demo;

import dev.redrive.enterprise.ItemKind;
import org.jspecify.annotations.Nullable;

/** The stories of the demo service. Each starts the same every time. */
public enum Scenario {
    /** The receiving server was down at night and is back: 12,480 trips and 37 crashes failed. */
    NIGHT_OUTAGE("night-outage", 12_480, 37),
    /** Nothing failed. */
    QUIET_DAY("quiet-day", 0, 0),
    /** Only the address for crashes was down, for days: 1,250 crashes failed. */
    CRASH_BACKLOG("crash-backlog", 0, 1_250),
    /** A colleague's trips task runs: begun 2 min ago, it takes 10 min. Crashes can be retried. */
    ALREADY_RUNNING("already-running", 12_480, 37),
    /** Like the night outage, but the pushes are paused while the first trips task runs. */
    PAUSED_MIDWAY("paused-midway", 12_480, 37),
    /** Like the night outage, but the key is revoked while the first trips task runs. */
    KEY_REVOKED_MIDWAY("key-revoked-midway", 12_480, 37),
    /** Like the night outage, with {@link Fault#SERVICE_ERRORS} from the start. */
    SERVICE_ERRORS("service-errors", 12_480, 37),
    /** Like the night outage, with {@link Fault#SLOW_NETWORK} from the start. */
    SLOW_NETWORK("slow-network", 12_480, 37),
    /** Like the night outage, with {@link Fault#NO_NETWORK} from the start. */
    NO_NETWORK("no-network", 12_480, 37);

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

    /** How many items of that kind have failed when the story starts. */
    public long failed(ItemKind kind) {
        return switch (kind) {
            case TRIPS -> failedTrips;
            case CRASHES -> failedCrashes;
        };
    }

    /** What is wrong when the story starts. */
    Fault faultAtFirst() {
        return switch (this) {
            case SERVICE_ERRORS -> Fault.SERVICE_ERRORS;
            case SLOW_NETWORK -> Fault.SLOW_NETWORK;
            case NO_NETWORK -> Fault.NO_NETWORK;
            default -> Fault.NONE;
        };
    }
}
