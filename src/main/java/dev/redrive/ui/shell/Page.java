package dev.redrive.ui.shell;

/** The pages of the window. */
public enum Page {
    /** All customers; with fewer than two, the page of the chosen one. */
    DASHBOARD,
    /** The page of the chosen customer. */
    CUSTOMER,
    HISTORY,
    CREDENTIALS,
    SETTINGS
}
