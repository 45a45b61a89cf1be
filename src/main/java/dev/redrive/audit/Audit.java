package dev.redrive.audit;

/**
 * Records what is done. Never fails and never holds up the caller beyond what is said here: an act
 * that cannot be recorded is counted, and the user is told elsewhere. Any thread.
 */
public interface Audit {

    /** Records nothing, for tests and where there is no trail. */
    Audit NONE = _ -> {};

    /**
     * Records an act that has ended. Returns at once; acts are written in the order of the calls.
     * Secrets in its texts are masked.
     */
    void record(Act act);

    /**
     * Records an act that is about to happen, so that the trail has it even if the program is
     * killed meanwhile: returns when the line is on the disk, or after 200 ms in any case. Not on
     * the JavaFX thread. An interrupt is kept for the caller.
     */
    default void recordFirst(Act act) {
        record(act);
    }
}
