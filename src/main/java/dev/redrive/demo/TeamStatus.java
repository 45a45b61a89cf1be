package dev.redrive.demo;

/** Whether a team's keys work; the names are the words on the wire. */
enum TeamStatus {
    ENABLED,
    DISABLED
}
