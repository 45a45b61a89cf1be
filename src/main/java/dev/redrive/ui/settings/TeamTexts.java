package dev.redrive.ui.settings;

import dev.redrive.team.TeamServer;
import dev.redrive.team.TeamStep;
import dev.redrive.team.TeamTrouble;
import dev.redrive.team.setup.TeamWalk;
import dev.redrive.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What is said of the team log, in the window and on a terminal. Any thread. */
public final class TeamTexts {

    private static final String STEP = "team.step.";
    private static final String TROUBLE = "team.trouble.";
    private static final String READ_ONLY = "team.readOnly.";

    private final Texts texts;

    /** In the language of these texts. */
    public TeamTexts(Texts texts) {
        this.texts = texts;
    }

    /** Which team log, and as whom. */
    public String at(TeamServer server) {
        return texts.get("team.check.at", server.address(), server.database(), server.user());
    }

    /** The name of a step. */
    String step(TeamStep step) {
        return texts.get(STEP + step.name());
    }

    /** That the step has succeeded. */
    public String passed(TeamStep step) {
        return texts.get("team.stepPassed", step(step));
    }

    /** Why the team log cannot be used, and what to do about it, in one paragraph. */
    public String trouble(TeamTrouble trouble, TeamServer server) {
        return texts.get(
                TROUBLE + trouble.name(),
                server.host(),
                Integer.toString(server.port()),
                server.database(),
                server.user());
    }

    /** Why it takes no reports although it can be read. */
    String readOnly(TeamTrouble why, TeamServer server) {
        return texts.get(
                READ_ONLY
                        + (why == TeamTrouble.NEWER_SCHEMA
                                ? TeamTrouble.NEWER_SCHEMA.name()
                                : TeamTrouble.RIGHTS.name()),
                server.user());
    }

    /** That the step has failed. */
    public String failed(TeamStep step) {
        return texts.get("team.stepFailed", step(step));
    }

    /** What came of all steps, one line for each thing to know. */
    public List<String> outcome(TeamWalk.Result result, TeamServer server) {
        if (result.trouble() != null) {
            return List.of(trouble(result.trouble(), server));
        }
        List<String> lines = new ArrayList<>();
        List<String> customers = new ArrayList<>(new TreeSet<>(result.customers().keySet()));
        lines.add(texts.get("team.sees", customers.size(), String.join(", ", customers)));
        if (result.readOnly() != null) {
            lines.add(readOnly(result.readOnly(), server));
        }
        lines.add(texts.get("team.check.good"));
        return lines;
    }
}
