package dev.redrive.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;

/**
 * The whole program with the hands of a person, to be killed by a test. Reads the key, and says
 * what the screen shows: of a task that was resumed, else of one it starts. Or only shows the demo.
 */
final class KilledWindow {

    private KilledWindow() {}

    /**
     * @param args the home folder with a profile in it, and {@code start}, {@code resume} or {@code
     *     demo}
     */
    static void main(String[] args) throws IOException, TimeoutException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String key =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        .readLine();
        if (args[1].equals("demo")) {
            TestWindow.open(Path.of(args[0]), "--demo").awaitUsable("demoReset");
            return;
        }
        TestWindow window = TestWindow.open(Path.of(args[0]));
        boolean resumes = args[1].equals("resume");
        if (resumes) {
            window.awaitText("taskFreshness", "There is no key for");
            out.println("resumed " + window.text("taskId"));
        }
        Desk.enterKey(window, key);
        if (!resumes) {
            Desk.startTrips(window);
        }
        window.awaitText("taskId", text -> !text.isEmpty(), "an id");
        out.println("shown " + window.text("taskId"));
        window.awaitText("taskVerdict", text -> !text.isEmpty(), "an end");
        out.println("ended " + window.text("taskVerdict"));
    }
}
