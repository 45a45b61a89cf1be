package dev.redrive.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one way onto the JavaFX thread. Any thread may use it. */
public final class FxExecutor implements Executor {

    /**
     * Runs the command on the JavaFX thread: at once when already there, else as soon as it is
     * free.
     */
    @Override
    public void execute(Runnable command) {
        if (Platform.isFxApplicationThread()) {
            command.run();
        } else {
            Platform.runLater(command);
        }
    }

    /** Runs that on the JavaFX thread once what it does now is done. */
    public void later(Runnable command) {
        Platform.runLater(command);
    }

    /** What the call gives on the JavaFX thread, or what it threw, errors too. */
    public <T> CompletableFuture<T> call(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        execute(() -> {
            try {
                result.complete(call.call());
            } catch (Throwable e) { // Otherwise the caller would wait forever.
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
