package dev.redrive.app.tour;

import dev.redrive.app.tour.Hands.Pictures;
import dev.redrive.ui.kit.FxExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.stage.Stage;

/**
 * Does the main job in the real window, on the demo service, by pressing what a user would press,
 * and believes only what the screen shows. Prints a line and writes a picture for every step.
 */
public final class Walkthrough {

    /** How much faster than time the demo service runs meanwhile. */
    public static final double DEMO_SPEED = 4;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration WHOLE_TASK = Duration.ofSeconds(40);
    private static final int QUARTERS = 4;

    private final Hands window;
    private final Pictures pictures;
    private final Path folder;
    private final Consumer<String> say;
    private int step;

    public Walkthrough(Stage stage, FxExecutor ui, Path folder, Consumer<String> say) {
        this.window = new Hands(stage, ui);
        this.pictures = new Pictures(folder);
        this.folder = folder;
        this.say = say;
    }

    /**
     * Walks; answers the program's exit status: 0 only if the screen showed all items processed.
     */
    public int run() {
        try {
            walk();
            say.accept("Every item processed and COMPLETED on the screen. Pictures: " + folder);
            return 0;
        } catch (StoppedShortException e) {
            say.accept("The walkthrough stopped short: " + e.getMessage());
            keepLastPicture();
        } catch (InterruptedException | IOException | RuntimeException e) {
            say.accept("The walkthrough broke off: " + e);
        }
        return 1;
    }

    private void keepLastPicture() {
        try {
            say("stopped-short", "what the screen showed then");
        } catch (InterruptedException | IOException | RuntimeException e) {
            say.accept("It could not be pictured: " + e);
        }
    }

    private void walk() throws InterruptedException, IOException, StoppedShortException {
        await("retryTrips", "the dashboard offers no retry of trips");
        say("dashboard", "the Demo profile is chosen, trips can be retried");
        window.press("retryTrips");
        await("confirmRetry", "the start dialog did not open");
        say("start-dialog", window.text("confirmRetry") + "?");
        window.press("confirmRetry");
        await("nbItems", "no task appeared");
        sayTask("asked");
        watch();
        checkEnd();
        window.press("navCredentials");
        await("profileList", "the credentials did not open");
        say("credentials", "profiles and keys");
        window.press("navSettings");
        await("homeFolder", "the settings did not open");
        say("settings", "appearance and files");
    }

    private void watch() throws InterruptedException, IOException, StoppedShortException {
        long end = System.nanoTime() + WHOLE_TASK.toNanos();
        String before = "";
        while (window.text("taskVerdict").isEmpty()) {
            if (System.nanoTime() > end) {
                throw new StoppedShortException("the task did not end: " + task());
            }
            String now = window.text("taskStatus") + quarter();
            if (!now.equals(before)) {
                before = now;
                sayTask("watching");
            }
            String seen = before;
            Hands.await(
                    () ->
                            !window.text("taskVerdict").isEmpty()
                                    || !seen.equals(window.text("taskStatus") + quarter()),
                    Duration.ofSeconds(1));
        }
    }

    private long quarter() throws InterruptedException {
        long items = number("nbItems");
        return items <= 0 ? 0 : Math.max(0, number("nbProcessed")) * QUARTERS / items;
    }

    private void checkEnd() throws InterruptedException, IOException, StoppedShortException {
        sayTask("end");
        say.accept("   " + window.text("taskVerdict"));
        long items = number("nbItems");
        boolean all = items > 0 && number("nbProcessed") == items && number("nbRemaining") == 0;
        if (!window.text("taskStatus").contains("COMPLETED") || !all) {
            throw new StoppedShortException("not every item was processed: " + task());
        }
    }

    /** The digits of a number on the screen; -1 when there are none. */
    private long number(String id) throws InterruptedException {
        String digits = window.text(id).replaceAll("\\D", "");
        return digits.isEmpty() ? -1 : Long.parseLong(digits);
    }

    private String task() throws InterruptedException {
        return "status "
                + window.text("taskStatus")
                + ", nbItems "
                + window.text("nbItems")
                + ", processed "
                + window.text("nbProcessed");
    }

    private void await(String id, String otherwise)
            throws InterruptedException, StoppedShortException {
        if (!Hands.await(() -> window.isUsable(id), TIMEOUT)) {
            throw new StoppedShortException(otherwise);
        }
    }

    private void sayTask(String name) throws InterruptedException, IOException {
        say(name, task());
    }

    private void say(String name, String words) throws InterruptedException, IOException {
        step++;
        Path file = pictures.write((step < 10 ? "0" : "") + step + "-" + name, window.picture());
        say.accept(step + " " + name + ": " + words + " (" + file.getFileName() + ")");
    }

    /** The screen did not show what it should. */
    private static final class StoppedShortException extends Exception {

        private static final long serialVersionUID = 1L;

        StoppedShortException(String reason) {
            super(reason);
        }
    }
}
