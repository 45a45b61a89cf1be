package dev.redrive.ui.kit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Work that may block, off the JavaFX thread, with its result back on it. */
public final class Background {

    private static final Logger LOG = System.getLogger(Background.class.getName());

    private final Executor background;
    private final Executor ui;

    /**
     * Joins two executors.
     *
     * @param background runs what may block
     * @param ui runs on the JavaFX thread
     */
    public Background(Executor background, Executor ui) {
        this.background = background;
        this.ui = ui;
    }

    /**
     * Does the work in the background; nothing at all once the program closes.
     *
     * @param work what may block; an exception or error from it reaches the user as an uncaught one
     * @param ended runs on the JavaFX thread when the work is over, however it went
     * @param done gets the result on the JavaFX thread, after {@code ended}
     */
    public <T> void call(Callable<T> work, Runnable ended, Consumer<? super T> done) {
        try {
            background.execute(() -> run(work, ended, done));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "background work came while the program closes", e);
        }
    }

    private <T> void run(Callable<T> work, Runnable ended, Consumer<? super T> done) {
        Runnable report = ended;
        try {
            T result = work.call();
            report =
                    () -> {
                        try {
                            ended.run();
                        } finally {
                            done.accept(result);
                        }
                    };
        } catch (InterruptedException e) {
            // Only closing the program interrupts background work.
            LOG.log(Level.DEBUG, "background work was interrupted", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            // Also after an Error, or the screen would wait for ever.
            ui.execute(report);
        }
    }
}
