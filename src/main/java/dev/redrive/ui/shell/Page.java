package dev.redrive.ui.shell;

/** The pages of the navigation. */
public enum Page {
    DASHBOARD,
    HISTORY,
    CREDENTIALS,
    SETTINGS
}
