package dev.redrive.team;

/** What has to succeed, one after the other, before a team log can be used. */
public enum TeamStep {
    /** The host's name is known. */
    NAME,
    /** Something answers there, and encrypts. */
    CONNECTION,
    /** Its certificate is trusted and is that of the host. */
    TLS,
    /** It takes user and password, and opens the database. */
    LOGIN,
    /** The database holds a team log of a version this program knows. */
    SCHEMA,
    /** The user may read it. */
    RIGHTS
}
