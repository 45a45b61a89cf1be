package dev.redrive.ui.shell;

import javafx.scene.Parent;

/** The pages of the window. */
public enum Page {
    /** All customers; with fewer than two, the page of the chosen one. */
    DASHBOARD,
    /** The page of the chosen customer. */
    CUSTOMER,
    HISTORY,
    CREDENTIALS,
    SETTINGS,
    /** Teams and hyper-admins of the chosen customer, where they may be changed. */
    ADMIN;

    /**
     * A page that was made.
     *
     * @param end lets go of what it follows, before it is made again
     */
    public record Made(Parent root, Runnable end) {}
}
