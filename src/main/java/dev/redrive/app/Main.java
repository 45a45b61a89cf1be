package dev.redrive.app;

import dev.redrive.demo.Scenario;
import dev.redrive.enterprise.http.JavaClient;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;

/** Decides what a start does, before JavaFX is there. Called once, from {@code main}. */
public final class Main {

    private static final String PLATFORM = "glass.platform";
    private static final int FAILED = 1;
    private static final int WRONG_OPTIONS = 2;

    private Main() {}

    /** The words {@code --demo} may be followed by. */
    static Set<String> scenarios() {
        return Arrays.stream(Scenario.values()).map(Scenario::word).collect(Collectors.toSet());
    }

    /** Does what the arguments say; ends the program with a status where a window is not opened. */
    public static void run(String[] args) {
        JavaClient.prepare();
        switch (CommandLine.parse(List.of(args), scenarios())) {
            case CommandLine.ShowVersion _ -> Console.say("Redrive " + Version.read());
            case CommandLine.ShowHelp _ -> Console.say(CommandLine.help(scenarios()));
            case CommandLine.Wrong wrong -> {
                Console.complain("redrive: " + wrong.message() + "; see --help");
                System.exit(WRONG_OPTIONS);
            }
            case CommandLine.Run run -> open(run, args);
        }
    }

    private static void open(CommandLine.Run run, String[] args) {
        Display display = Display.here();
        // A walkthrough never takes over a display that is there: it would move the person's mouse.
        boolean headless = run.walkthrough() != null || display.isAbsent();
        String missing = headless ? display.missingForText() : display.missing();
        if (missing != null) {
            Console.complain(missing);
            System.exit(FAILED);
        }
        if (!headless) {
            launch(args);
        } else if (run.walkthrough() != null) {
            launchHeadless(args);
        } else {
            Path pictures = home(run.home()).resolve("walkthrough");
            Console.say("There is no display here, so Redrive walks through the demo by itself.");
            launchHeadless(
                    Stream.concat(
                                    Arrays.stream(args),
                                    Stream.of("--walkthrough", pictures.toString()))
                            .toArray(String[]::new));
        }
    }

    /** The folder for profiles and logs: as named, else the system's usual one. */
    static Path home(@Nullable Path named) {
        return named == null ? HomeFolder.standard(System.getenv(), System.getProperties()) : named;
    }

    private static void launchHeadless(String[] args) {
        if (System.getProperty(PLATFORM) == null) { // The training for the start names one.
            System.setProperty(PLATFORM, "Headless");
        }
        System.setProperty("prism.order", "sw");
        launch(args);
    }

    private static void launch(String[] args) {
        try {
            Application.launch(RedriveApp.class, args);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            Console.complain("The window could not be opened: " + cause.getMessage());
            System.exit(FAILED);
        }
    }
}
