package dev.redrive.app.tour;

import dev.redrive.app.tour.Hands.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Numbered lines and pictures of what is done in a window. Never used on the JavaFX thread. */
final class Steps {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    final Hands window;
    private final Pictures pictures;
    private final Consumer<String> say;
    private int step;

    Steps(Hands window, Path folder, Consumer<String> say) {
        this.window = window;
        this.pictures = new Pictures(folder);
        this.say = say;
    }

    /** Writes the picture of the step that was just done, and a line about it. */
    void say(String name, String words) throws InterruptedException, IOException {
        step++;
        Path file = pictures.write((step < 10 ? "0" : "") + step + "-" + name, window.picture());
        say.accept(step + " " + name + ": " + words + " (" + file.getFileName() + ")");
    }

    /** Waits until that node can be used. */
    void await(String id, String otherwise) throws InterruptedException, StoppedShortException {
        await(() -> window.isUsable(id), TIMEOUT, otherwise);
    }

    /** Waits until that is so. */
    void await(Hands.Condition condition, Duration atMost, String otherwise)
            throws InterruptedException, StoppedShortException {
        if (!Hands.await(condition, atMost)) {
            throw new StoppedShortException(otherwise);
        }
    }

    /** The digits of a number on the screen; -1 when there are none. */
    long number(String id) throws InterruptedException {
        String digits = window.text(id).replaceAll("\\D", "");
        return digits.isEmpty() ? -1 : Long.parseLong(digits);
    }

    /** What the screen says of the task. */
    String task() throws InterruptedException {
        return "status "
                + window.text("taskStatus")
                + ", nbItems "
                + window.text("nbItems")
                + ", processed "
                + window.text("nbProcessed");
    }

    /** The screen did not show what it should. */
    static final class StoppedShortException extends Exception {

        private static final long serialVersionUID = 1L;

        StoppedShortException(String reason) {
            super(reason);
        }
    }
}
