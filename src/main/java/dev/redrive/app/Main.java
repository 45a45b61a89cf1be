package dev.redrive.app;

import dev.redrive.app.HomeFolder.UnusableFolderException;
import dev.redrive.app.Preparation.NotStartedException;
import dev.redrive.base.Causes;
import dev.redrive.enterprise.http.Clients.JavaClient;
import dev.redrive.support.Version;
import dev.redrive.ui.kit.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what the program does, before JavaFX starts. Called once, from {@code main}. */
public final class Main {

    private static final String PLATFORM = "glass.platform";
    private static final String PICTURES = "redrive.pictures";
    private static final String MORE = "redrive.args";
    private static final int FAILED = 1;
    private static final int WRONG_OPTIONS = 2;

    private Main() {}

    /** Does what the arguments say; exits with a status when no window is opened. */
    @SuppressWarnings("IfChainToSwitch") // For which Java generates a class at every start.
    public static void run(String[] args) {
        JavaClient.prepare();
        Locale.setDefault(
                Locale.Category.FORMAT, Texts.ofNumbers(Locale.getDefault(Locale.Category.FORMAT)));
        CommandLine understood = CommandLine.parse(arguments(args), CommandLine.scenarios());
        if (understood instanceof CommandLine.Run run) {
            open(run);
        } else if (understood instanceof CommandLine.Wrong wrong) {
            refuse(wrong.message() + "; see --help");
        } else if (understood instanceof CommandLine.TeamCheck wanted) {
            check(
                    wanted.home(),
                    wanted.language(),
                    run -> Preparation.check(run, RedriveApp.policies()));
        } else if (understood instanceof CommandLine.VerifyAudit wanted) {
            check(wanted.home(), wanted.language(), Preparation::verify);
        } else if (understood instanceof CommandLine.ShowVersion) {
            Console.say("Redrive " + Version.read());
        } else {
            Console.say(CommandLine.help(CommandLine.scenarios()));
        }
    }

    /** With those that the build passes on: words between blanks. */
    private static List<String> arguments(String[] args) {
        String more = System.getProperty(MORE, "").strip();
        return more.isEmpty()
                ? List.of(args)
                : Stream.concat(Stream.of(args), Stream.of(more.split("\\s+"))).toList();
    }

    private static void refuse(String why) {
        Console.complain("redrive: " + why);
        System.exit(WRONG_OPTIONS);
    }

    /** Without a window, and without keeping another process from having one. */
    private static void check(
            @Nullable Path home, @Nullable String language, ToIntFunction<CommandLine.Run> check) {
        CommandLine.Run run =
                settled(
                        new CommandLine.Run(
                                home,
                                false,
                                null,
                                null,
                                null,
                                new CommandLine.Run.Look(language, null)));
        if (run == null) {
            return;
        }
        try {
            System.exit(check.applyAsInt(run));
        } catch (NotStartedException e) {
            Console.complain("redrive: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static CommandLine.@Nullable Run settled(CommandLine.Run wanted) {
        try {
            return HomeFolder.settled(wanted, System.getenv(), System.getProperties());
        } catch (UnusableFolderException e) {
            refuse(e.getMessage());
            return null;
        }
    }

    private static void open(CommandLine.Run wanted) {
        CommandLine.Run run = settled(wanted);
        if (run == null) {
            return;
        }
        Display display = Display.here();
        // A walkthrough never uses an existing display, as it would move the user's mouse.
        boolean headless = run.walkthrough() != null || display.isAbsent();
        String missing = headless ? display.missingForText() : display.missing();
        if (missing != null) {
            Console.complain(missing);
            System.exit(FAILED);
        }
        if (!headless) {
            launch(run);
        } else if (run.walkthrough() != null) {
            launchHeadless(run);
        } else {
            Console.say("There is no display here, so Redrive walks through the demo by itself.");
            launchHeadless(run.walkingTo(pictures(run.folder())));
        }
    }

    /** The folder for the pictures: the one named by the build, else one in the home folder. */
    private static Path pictures(Path home) {
        String named = System.getProperty(PICTURES);
        return named == null ? home.resolve("walkthrough") : Path.of(named).toAbsolutePath();
    }

    private static void launchHeadless(CommandLine.Run run) {
        if (System.getProperty(PLATFORM)
                == null) { // The training run for the start-up cache sets one.
            System.setProperty(PLATFORM, "Headless");
        }
        System.setProperty("prism.order", "sw");
        launch(run);
    }

    private static void launch(CommandLine.Run run) {
        try {
            RedriveApp.launch(run);
        } catch (InterruptedException | ExecutionException | RuntimeException e) {
            // JavaFX and the thread that reads each wrap it.
            Throwable cause = Causes.of(e).getLast();
            Console.complain(
                    cause instanceof NotStartedException
                            ? "redrive: " + cause.getMessage()
                            : "The window could not be opened: " + cause.getMessage());
            System.exit(FAILED);
        }
    }
}
