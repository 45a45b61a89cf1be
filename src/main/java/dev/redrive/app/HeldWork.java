package dev.redrive.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Holds work back until the window is painted, so that no file, connection or journal is touched
 * before it; from then on passes everything on at once. Any thread.
 */
final class HeldWork implements Executor {

    private final Executor executor;
    private @Nullable List<Runnable> held = new ArrayList<>();

    HeldWork(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable work) {
        synchronized (this) {
            if (held != null) {
                held.add(work);
                return;
            }
        }
        executor.execute(work);
    }

    /** Lets go of what was held, in order. */
    void release() {
        List<Runnable> waiting;
        synchronized (this) {
            waiting = held == null ? List.of() : held;
            held = null;
        }
        waiting.forEach(executor::execute);
    }
}
