package dev.redrive.team;

/** Why the team log cannot be used. Each has one sentence that says what to do. */
public enum TeamTrouble {
    /** The host's name is not known here. */
    UNKNOWN_HOST,
    /** Nothing answers at that host and port. */
    UNREACHABLE,
    /** It does not encrypt the connection. */
    NOT_ENCRYPTED,
    /** Its certificate is not trusted, or is that of another host. */
    UNTRUSTED,
    /** It asks for the password in a way that would show it. */
    WEAK_LOGIN,
    /** It rejected user or password. */
    LOGIN,
    /** There is no such database, or this user may not connect to it. */
    DATABASE,
    /** It has no connection left. */
    FULL,
    /** The database holds no team log. */
    NO_SCHEMA,
    /** The team log is of an older version than this program needs. */
    OLDER_SCHEMA,
    /** The team log no longer takes reports of this version of the program. */
    NEWER_SCHEMA,
    /** The user may not read or write the team log. */
    RIGHTS,
    /** It did not answer in time. */
    SILENT,
    /** The connection was lost. */
    LOST,
    /** Anything else; the log says more. */
    BROKEN
}
