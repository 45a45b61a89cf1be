package dev.redrive.app;

/**
 * What a person learns of a fault.
 *
 * @param task what the screen says the service said of the task
 * @param contact what it says of how well the task is seen, or of a retry that did not start
 * @param next when the next check is made
 * @param history what the history holds
 */
record Told(String task, String contact, String next, String history) {

    /** What the answer before the fault said. */
    static final String AS_BEFORE = "In progress · IN_PROGRESS, 240 left";

    /** The same in the history. */
    static final String KEPT = "IN_PROGRESS, 240 of 321 left";

    /** No check is made any more. */
    static final String NEVER = "never";

    /** A check is made when something is done. */
    static final String ON_KEY = "once a key is entered";

    Told next(String when) {
        return new Told(task, contact, when, history);
    }
}
