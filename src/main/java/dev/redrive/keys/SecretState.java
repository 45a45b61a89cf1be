package dev.redrive.keys;

/** What a place for secrets can answer, to whatever it is asked. */
public enum SecretState {
    /** It was done: written, found or erased. */
    STORED,
    /** There is nothing of that name. */
    ABSENT,
    /** The place is locked, and was not unlocked when it asked the person to. */
    LOCKED,
    /** There is no such place on this system, or nobody who answers for it. */
    NO_SERVICE,
    /** The place is there and refused. */
    DENIED,
    /** No answer in time; it may still come. */
    TIMED_OUT
}
