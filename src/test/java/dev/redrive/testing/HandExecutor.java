package dev.redrive.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Runs what it was given when a test says so, on the test's own thread. */
public final class HandExecutor implements Executor {

    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public void execute(Runnable command) {
        waiting.add(command);
    }

    /** How much waits. */
    public int size() {
        return waiting.size();
    }

    /** Runs what has waited longest. */
    public void runFirst() {
        waiting.removeFirst().run();
    }

    /** Runs what came last, before all that came earlier. */
    public void runLast() {
        waiting.removeLast().run();
    }

    /** Runs everything in order, and what comes of it. */
    public void runAll() {
        while (!waiting.isEmpty()) {
            runFirst();
        }
    }
}
