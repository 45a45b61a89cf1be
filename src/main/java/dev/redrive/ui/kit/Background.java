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
     * Work that may block. Nothing runs before {@link Run#then} or {@link Run#start}: {@code
     * background.run(() -> read(file)).then(this::show)}.
     *
     * @param work an exception or error from it reaches the user as an uncaught one
     */
    public <T> Run<T> run(Callable<T> work) {
        return new Run<>(work, () -> {});
    }

    /** Runs on the JavaFX thread. */
    public Executor ui() {
        return ui;
    }

    /** Work with what follows it. */
    public final class Run<T> {

        private final Callable<T> work;
        private final Runnable ending;

        private Run(Callable<T> work, Runnable ending) {
            this.work = work;
            this.ending = ending;
        }

        /**
         * The same work, and at its end this on the JavaFX thread: whether it succeeded, failed or
         * was interrupted, and before the result is handed over.
         */
        public Run<T> inAnyCase(Runnable last) {
            return new Run<>(work, last);
        }

        /** Starts the work, and hands its result over on the JavaFX thread. */
        public void then(Consumer<? super T> receiver) {
            try {
                background.execute(() -> work(receiver));
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "background work came while the program closes", e);
            }
        }

        /** Starts the work, whose result is of no interest. */
        public void start() {
            then(_ -> {});
        }

        private void work(Consumer<? super T> receiver) {
            Runnable report = ending;
            try {
                T result = work.call();
                report =
                        () -> {
                            try {
                                ending.run();
                            } finally {
                                receiver.accept(result);
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
                // Also after an Error, or the screen would wait forever.
                ui.execute(report);
            }
        }
    }
}
