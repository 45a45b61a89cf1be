package dev.redrive.app;

import dev.redrive.app.CommandLine.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of one start, once. */
final class CommandLineParser {

    /** Only what looks like an option's name is ever repeated to the person. */
    private static final Pattern OPTION_NAME = Pattern.compile("--?[a-z][a-z-]{0,24}");

    private final Deque<String> rest;
    private final Set<String> scenarios;
    private final Set<String> seen = new HashSet<>();
    private @Nullable Path home;
    private @Nullable Path walkthrough;
    private @Nullable String scenario;

    CommandLineParser(List<String> arguments, Set<String> scenarios) {
        this.rest = new ArrayDeque<>(arguments);
        this.scenarios = scenarios;
    }

    CommandLine parse() {
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
        return new CommandLine.Run(home, seen.contains("--demo"), scenario, walkthrough);
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
                    case "--version", "--help" -> value == null ? null : Problem.VALUE_NOT_TAKEN;
                    default -> Problem.UNKNOWN_OPTION;
                };
        if (problem == null && !seen.add(option)) {
            problem = Problem.REPEATED;
        }
        if (problem == null) {
            return null;
        }
        return new CommandLine.Wrong(problem, OPTION_NAME.matcher(named).matches() ? named : null);
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

    /** Takes the next argument, unless it is an option. */
    private @Nullable String next() {
        String next = rest.peek();
        return next == null || next.startsWith("-") ? null : rest.remove();
    }
}
