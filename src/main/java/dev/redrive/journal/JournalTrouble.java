package dev.redrive.journal;

/** Why the journal cannot do its work. */
public enum JournalTrouble {
    /** There is no room left on the disk. */
    DISK_FULL,
    /** The file or its folder cannot be written or opened. */
    NOT_WRITABLE,
    /** Another program has locked the file. */
    LOCKED,
    /** The file is damaged and could not be moved out of the way. */
    UNREADABLE,
    /** A newer Redrive wrote the file; writing would lose what only that one understands. */
    NEWER_VERSION,
    /** Anything else; the log says more. */
    BROKEN
}
