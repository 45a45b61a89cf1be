package dev.redrive.app;

/** Prints lines for a user who started Redrive from a shell. Never a key, never the log. */
final class Console {

    private Console() {}

    static void say(String line) {
        System.out.println(line);
    }

    static void complain(String line) {
        System.err.println(line);
    }
}
