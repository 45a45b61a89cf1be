package dev.redrive.profile;

/** What a profile's enterprise is used for, and so how careful Redrive is with it. */
public enum ProfileKind {
    /** A customer's real pushes: a retry needs the confirmation in the start dialog. */
    PRODUCTION,
    /** A customer's test enterprise. */
    TEST,
    /** The embedded demo service; built in, never saved. */
    DEMO
}
