package dev.redrive.app;

import org.jspecify.annotations.Nullable;

/** Prints lines for a user who started Redrive from a shell. Never a key, never the log. */
final class Console {

    private Console() {}

    static void say(String line) {
        System.out.println(line);
    }

    static void complain(String line) {
        System.err.println(line);
    }

    /** What the user types, without showing it; null where there is no terminal. */
    @SuppressWarnings("SystemConsoleNull") // By its type it may still be null.
    static char @Nullable [] askSecret(String prompt) {
        java.io.Console terminal = System.console();
        return terminal != null && terminal.isTerminal()
                ? terminal.readPassword("%s", prompt)
                : null;
    }
}
