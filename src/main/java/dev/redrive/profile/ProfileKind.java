package dev.redrive.profile;

/** What stands behind a profile, and so how careful Redrive is with it. */
public enum ProfileKind {
    /** A customer's real pushes: a retry needs the tick in the start dialog. */
    PRODUCTION,
    /** A customer's test enterprise. */
    TEST,
    /** The embedded demo service; built in, never saved. */
    DEMO
}
