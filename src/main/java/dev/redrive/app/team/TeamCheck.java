package dev.redrive.app.team;

import dev.redrive.files.JsonFile;
import dev.redrive.team.TeamServer;
import dev.redrive.team.setup.TeamChoice;
import dev.redrive.team.setup.TeamSetup;
import dev.redrive.team.setup.TeamWalk;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.settings.TeamTexts;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries the team log as <em>Test connection</em> does, for a terminal. Needs no window, and leaves
 * one that is open alone: it only reads.
 */
public final class TeamCheck {

    /** Where lines are printed and a password is typed. */
    public interface Terminal {

        /** Prints that line. */
        void say(String line);

        /** What is typed there and not shown; null where nobody can type anything. */
        char @Nullable [] askSecret(String prompt);
    }

    private static final int GOOD = 0;
    private static final int FAILED = 1;

    private final TeamSetup setup;
    private final TeamWalk walk;
    private final Texts texts;
    private final Terminal terminal;

    /** Prints nothing yet. */
    public TeamCheck(TeamSetup setup, TeamWalk walk, Texts texts, Terminal terminal) {
        this.setup = setup;
        this.walk = walk;
        this.texts = texts;
        this.terminal = terminal;
    }

    /** Prints the steps, and returns the program's exit code: 0 when all have succeeded, else 1. */
    public int run() {
        JsonFile.Found<Optional<TeamChoice>> found = setup.found();
        if (found.refusal() == JsonFile.Refusal.UNREADABLE) {
            terminal.say(texts.get("team.check.unreadable", setup.path()));
            return FAILED;
        }
        TeamChoice choice = found.value().orElse(null);
        if (choice == null) {
            terminal.say(texts.get("team.check.none"));
            return FAILED;
        }
        TeamTexts said = new TeamTexts(texts);
        TeamServer server = choice.server();
        terminal.say(said.at(server));
        char[] password = password(choice);
        if (password == null) {
            terminal.say(texts.get("team.check.noPassword"));
            return FAILED;
        }
        try {
            TeamWalk.Result result =
                    walk.run(server, password, step -> terminal.say("  " + said.passed(step)));
            if (result.failedAt() != null) {
                terminal.say("  " + said.failed(result.failedAt()));
            }
            said.outcome(result, server).forEach(terminal::say);
            return result.isGood() ? GOOD : FAILED;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private char @Nullable [] password(TeamChoice choice) {
        Optional<char[]> kept = setup.password(choice);
        if (kept.isPresent()) {
            return kept.get();
        }
        char[] typed =
                terminal.askSecret(texts.get("team.check.password", choice.server().user()) + " ");
        if (typed == null || CharBuffer.wrap(typed).isEmpty()) {
            return null;
        }
        setup.protect(typed);
        return typed;
    }
}
