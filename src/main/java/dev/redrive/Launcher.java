package dev.redrive;

import dev.redrive.app.Main;

/** The program's entry: a plain class, so that any launcher can start it. */
public final class Launcher {

    private Launcher() {}

    /** Starts Redrive; see {@code --help}. */
    public static void main(String[] args) {
        Main.run(args);
    }
}
