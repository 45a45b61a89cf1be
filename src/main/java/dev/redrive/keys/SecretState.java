package dev.redrive.keys;

/** What a {@link SecretStore} can answer to any call. */
public enum SecretState {
    /** It was done: written, found or erased. */
    STORED,
    /** There is nothing under that name. */
    ABSENT,
    /** The store is locked, and the user did not unlock it. */
    LOCKED,
    /** There is no such store on this system, or it does not run. */
    NO_SERVICE,
    /** The store refused. */
    DENIED,
    /** No answer in time; it may still come. */
    TIMED_OUT
}
