package dev.redrive.ui.desk;

/** The groups of customers, in the order in which lists show them. */
public enum CustomerGroup {
    /** Something about a task of this customer needs a person; {@link Attention} says what. */
    NEEDS_YOU,
    /** A retry is being requested or a task is watched. */
    RUNNING,
    /** The last task ended today. */
    ENDED_TODAY,
    OTHERS,
    /** The built-in demo, which is no customer. */
    DEMO
}
