package dev.redrive.app;

import dev.redrive.app.CommandLine.Problem;
import dev.redrive.demo.Scenario;
import dev.redrive.profile.Appearance;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parsed command line. No option takes a key. */
sealed interface CommandLine {

    /**
     * Open the window.
     *
     * @param home the folder for profiles and logs; null for the system's usual one
     * @param demo whether the demo is to be opened
     * @param scenario the demo's scenario, one of the allowed words; null for none
     * @param walkthrough the folder for the pictures of a walkthrough; null for none
     * @param link what was given as a link to a task, unchecked; null for none
     * @param look language and theme of this run
     */
    record Run(
            @Nullable Path home,
            boolean demo,
            @Nullable String scenario,
            @Nullable Path walkthrough,
            @Nullable String link,
            Look look)
            implements CommandLine {

        /**
         * What this run looks like, whatever the settings say; nothing of it is saved.
         *
         * @param language {@code en} or {@code fr}; null for the one of the settings
         * @param theme light or dark; null for the one of the settings
         */
        record Look(@Nullable String language, @Nullable Appearance theme) {

            /** As the settings say. */
            static final Look USUAL = new Look(null, null);
        }

        /**
         * The folder for profiles and logs.
         *
         * @throws IllegalStateException before {@link HomeFolder#settled} has found it
         */
        Path folder() {
            if (home == null) {
                throw new IllegalStateException("the folder is not settled yet");
            }
            return home;
        }

        /** The same as a walkthrough that writes its pictures to that folder. */
        Run walkingTo(Path pictures) {
            return new Run(home, demo, scenario, pictures, link, look);
        }
    }

    /**
     * Try the team log, print how it went, and exit.
     *
     * @param home the folder with its settings; null for the system's usual one
     * @param language {@code en} or {@code fr}; null for the system's
     */
    record TeamCheck(@Nullable Path home, @Nullable String language) implements CommandLine {}

    /**
     * Verify the audit trail, print what came of it, and exit.
     *
     * @param home the folder it is in; null for the system's usual one
     * @param language {@code en} or {@code fr}; null for the system's
     */
    record VerifyAudit(@Nullable Path home, @Nullable String language) implements CommandLine {}

    /** Print the version and exit. */
    record ShowVersion() implements CommandLine {}

    /** Print {@link #help} and exit. */
    record ShowHelp() implements CommandLine {}

    /**
     * Print what is wrong and exit with status 2.
     *
     * @param problem what is wrong
     * @param option the option it is about; null for none. Never an argument as typed, which might
     *     be a secret
     */
    record Wrong(Problem problem, @Nullable String option) implements CommandLine {

        /** The sentence for the user, in English. */
        String message() {
            return option == null ? problem.words : option + ": " + problem.words;
        }
    }

    /** What can be wrong with the arguments. */
    enum Problem {
        UNKNOWN_OPTION("unknown option"),
        UNEXPECTED_ARGUMENT("an argument that belongs to no option"),
        REPEATED("given more than once"),
        VALUE_MISSING("needs a value"),
        VALUE_NOT_TAKEN("takes no value"),
        /** On Linux, a name with characters that the session's encoding cannot write. */
        NOT_A_FOLDER(
                "not the name of a folder, or one the character set of this session does not have;"
                        + " on Linux, LC_ALL=C.UTF-8 has them all"),
        UNKNOWN_SCENARIO("unknown scenario"),
        UNKNOWN_WORD("unknown value"),
        CHECK_NOT_ALONE("takes no other option than --home and --language"),
        /** What opens links may hand on more than the link, and its author chose what. */
        LINK_NOT_ALONE("a link to a task takes no other argument");

        private final String words;

        Problem(String words) {
            this.words = words;
        }
    }

    /** The words {@code --demo} may be followed by. */
    static Set<String> scenarios() {
        return Arrays.stream(Scenario.values()).map(Scenario::word).collect(Collectors.toSet());
    }

    /** Reads the arguments; {@code scenarios} are the words {@code --demo} may be followed by. */
    static CommandLine parse(List<String> arguments, Set<String> scenarios) {
        return new CommandLineParser(arguments, scenarios).parse();
    }

    /** What {@code --help} prints: English, several lines, the last without a line break. */
    static String help(Set<String> scenarios) {
        return """
        Redrive sends failed pushes again and watches the task.

          --home DIR           keep profiles and logs in DIR
          --demo [SCENARIO]    open the embedded demo; SCENARIO is one of
                               %s
          --walkthrough DIR    drive the demo by itself and write its pictures to DIR; with a
                               SCENARIO, to the end of that story
          --language en|fr     the language of this run
          --theme light|dark   the theme of this run
          --team-check         try the team log that is set up, print each step, and exit with
                               status 0 when it can be used, else 1
          --verify-audit       verify the audit trail, name the first line that is not as it
                               was written, and exit with status 0 when there is none, else 1
          --version            print the version
          -h, --help           print this text
          redrive://task/ID?host=HOST&kind=trips
                               show that task; alone, and kind may be crashes

        Keys are entered in the window, never here.\
        """
                .formatted(String.join(", ", scenarios.stream().sorted().toList()));
    }

    /** Reads the arguments of one start, once. */
    static final class CommandLineParser {

        /** Only the name of an option is ever printed, never its value. */
        private static final Pattern OPTION_NAME = Pattern.compile("--?[a-z][a-z-]{0,24}");

        private static final String CHECK = "--team-check";
        private static final String VERIFY = "--verify-audit";
        private static final Set<String> WITH_CHECK = Set.of("--home", "--language");

        private final Deque<String> rest;
        private final Set<String> scenarios;
        private final Set<String> seen = new HashSet<>();
        private @Nullable Path home;
        private @Nullable Path walkthrough;
        private @Nullable String scenario;
        private @Nullable String language;
        private @Nullable Appearance theme;

        CommandLineParser(List<String> arguments, Set<String> scenarios) {
            this.rest = new ArrayDeque<>(arguments);
            this.scenarios = scenarios;
        }

        CommandLine parse() {
            if (rest.stream().anyMatch(TaskLink::isMeant)) {
                return rest.size() == 1
                        ? new CommandLine.Run(
                                null, false, null, null, rest.getFirst(), Run.Look.USUAL)
                        : new CommandLine.Wrong(Problem.LINK_NOT_ALONE, null);
            }
            while (!rest.isEmpty()) {
                CommandLine.Wrong wrong = take(rest.remove());
                if (wrong != null) {
                    return wrong;
                }
            }
            if (seen.contains("--help")) {
                return new CommandLine.ShowHelp();
            }
            if (seen.contains("--version")) {
                return new CommandLine.ShowVersion();
            }
            for (String check : List.of(CHECK, VERIFY)) {
                if (seen.remove(check)) {
                    return check(check);
                }
            }
            return new CommandLine.Run(
                    home,
                    seen.contains("--demo"),
                    scenario,
                    walkthrough,
                    null,
                    new Run.Look(language, theme));
        }

        private CommandLine check(String which) {
            if (!WITH_CHECK.containsAll(seen)) {
                return new CommandLine.Wrong(Problem.CHECK_NOT_ALONE, which);
            }
            return which.equals(CHECK)
                    ? new CommandLine.TeamCheck(home, language)
                    : new CommandLine.VerifyAudit(home, language);
        }

        private CommandLine.@Nullable Wrong take(String argument) {
            if (!argument.startsWith("-")) {
                return new CommandLine.Wrong(Problem.UNEXPECTED_ARGUMENT, null);
            }
            int equals = argument.indexOf('=');
            String named = equals < 0 ? argument : argument.substring(0, equals);
            String option = named.equals("-h") ? "--help" : named;
            String value = equals < 0 ? null : argument.substring(equals + 1);
            Problem problem =
                    switch (option) {
                        case "--home", "--walkthrough" -> folder(option, value);
                        case "--demo" -> demo(value);
                        case "--language" -> language(value);
                        case "--theme" -> theme(value);
                        case "--version", "--help", CHECK, VERIFY ->
                                value == null ? null : Problem.VALUE_NOT_TAKEN;
                        default -> Problem.UNKNOWN_OPTION;
                    };
            if (problem == null && !seen.add(option)) {
                problem = Problem.REPEATED;
            }
            if (problem == null) {
                return null;
            }
            return new CommandLine.Wrong(
                    problem, OPTION_NAME.matcher(named).matches() ? named : null);
        }

        private @Nullable Problem folder(String option, @Nullable String given) {
            String value = given == null ? next() : given;
            if (value == null || value.isBlank()) {
                return Problem.VALUE_MISSING;
            }
            try {
                Path folder = Path.of(value);
                if (option.equals("--home")) {
                    home = folder;
                } else {
                    walkthrough = folder;
                }
                return null;
            } catch (InvalidPathException e) {
                return Problem.NOT_A_FOLDER;
            }
        }

        private @Nullable Problem demo(@Nullable String given) {
            String value = given == null ? next() : given;
            if (value == null) {
                return null;
            }
            if (value.isBlank()) {
                return Problem.VALUE_MISSING;
            }
            scenario = value;
            return scenarios.contains(value) ? null : Problem.UNKNOWN_SCENARIO;
        }

        private @Nullable Problem language(@Nullable String given) {
            language = given == null ? next() : given;
            if (language == null || language.isBlank()) {
                return Problem.VALUE_MISSING;
            }
            return language.equals("en") || language.equals("fr") ? null : Problem.UNKNOWN_WORD;
        }

        private @Nullable Problem theme(@Nullable String given) {
            String value = given == null ? next() : given;
            if (value == null || value.isBlank()) {
                return Problem.VALUE_MISSING;
            }
            theme =
                    switch (value) {
                        case "light" -> Appearance.LIGHT;
                        case "dark" -> Appearance.DARK;
                        default -> null;
                    };
            return theme == null ? Problem.UNKNOWN_WORD : null;
        }

        /** Takes the next argument, unless it is an option. */
        private @Nullable String next() {
            String next = rest.peek();
            return next == null || next.startsWith("-") ? null : rest.remove();
        }
    }
}
