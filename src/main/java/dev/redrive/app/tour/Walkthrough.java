package dev.redrive.app.tour;

import dev.redrive.app.tour.Steps.StoppedShortException;
import dev.redrive.demo.Scenario;
import dev.redrive.ui.kit.FxExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Does the main job in the real window, on the demo service, by pressing what a user would press,
 * and believes only what the screen shows. Prints a line and writes a picture for every step.
 */
public final class Walkthrough {

    /** How much faster than time the demo service runs meanwhile. */
    public static final double DEMO_SPEED = 6;

    private static final Duration WHOLE_TASK = Duration.ofSeconds(40);
    private static final int QUARTERS = 4;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Hands window;
    private final Steps steps;
    private final Path folder;
    private final Consumer<String> say;
    private final @Nullable Scenario story;

    /**
     * @param story the story to be walked to its end; null for one retry and a look at the pages
     */
    public Walkthrough(
            Stage stage,
            FxExecutor ui,
            Path folder,
            Consumer<String> say,
            @Nullable Scenario story) {
        this.window = new Hands(stage, ui);
        this.steps = new Steps(window, folder, say);
        this.folder = folder;
        this.say = say;
        this.story = story;
    }

    /**
     * Walks; answers the program's exit status: 0 only if the screen showed all items processed.
     */
    public int run() {
        try {
            window.size(WIDTH, HEIGHT);
            if (story == null) {
                walk();
                say.accept("Every item processed and COMPLETED on the screen. Pictures: " + folder);
            } else {
                new StoryWalk(steps, story).walk();
                say.accept(story.word() + " has come to its end. Pictures: " + folder);
            }
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
            steps.say("stopped-short", "what the screen showed then");
        } catch (InterruptedException | IOException | RuntimeException e) {
            say.accept("It could not be pictured: " + e);
        }
    }

    private void walk() throws InterruptedException, IOException, StoppedShortException {
        steps.await("retryTrips", "the dashboard offers no retry of trips");
        steps.say("dashboard", "the Demo profile is chosen, trips can be retried");
        window.press("retryTrips");
        steps.await("confirmRetry", "the start dialog did not open");
        steps.say("start-dialog", window.text("confirmRetry") + "?");
        window.press("confirmRetry");
        steps.await("nbItems", "no task appeared");
        sayTask("asked");
        watch();
        checkEnd();
        window.press("navCredentials");
        steps.await("profileList", "the credentials did not open");
        steps.say("credentials", "profiles and keys");
        window.press("navSettings");
        steps.await("homeFolder", "the settings did not open");
        steps.say("settings", "appearance and files");
    }

    private void watch() throws InterruptedException, IOException, StoppedShortException {
        long end = System.nanoTime() + WHOLE_TASK.toNanos();
        String before = "";
        while (window.text("taskVerdict").isEmpty()) {
            if (System.nanoTime() > end) {
                throw new StoppedShortException("the task did not end: " + steps.task());
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
        long items = steps.number("nbItems");
        return items <= 0 ? 0 : Math.max(0, steps.number("nbProcessed")) * QUARTERS / items;
    }

    private void checkEnd() throws InterruptedException, IOException, StoppedShortException {
        sayTask("end");
        say.accept("   " + window.text("taskVerdict"));
        long items = steps.number("nbItems");
        boolean all =
                items > 0
                        && steps.number("nbProcessed") == items
                        && steps.number("nbRemaining") == 0;
        if (!window.text("taskStatus").contains("COMPLETED") || !all) {
            throw new StoppedShortException("not every item was processed: " + steps.task());
        }
    }

    private void sayTask(String name) throws InterruptedException, IOException {
        steps.say(name, steps.task());
    }
}
