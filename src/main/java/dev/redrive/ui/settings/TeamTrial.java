package dev.redrive.ui.settings;

import dev.redrive.team.TeamServer;
import dev.redrive.team.TeamStep;
import dev.redrive.team.setup.TeamChoice;
import dev.redrive.team.setup.TeamSetup;
import dev.redrive.team.setup.TeamWalk;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Test connection: the steps as they succeed, and what came of them. JavaFX thread. */
final class TeamTrial {

    /** How far a step has come. */
    enum Mark {
        WAITS("team.stepWaits"),
        PASSED("team.stepPassed"),
        FAILED("team.stepFailed"),
        NOT_REACHED("team.stepNotReached");

        private final String key;

        Mark(String key) {
            this.key = key;
        }
    }

    /** A step, in words. */
    record Row(String words, Mark mark) {}

    private static final List<TeamStep> STEPS = List.of(TeamStep.values());

    private final TeamSetup setup;
    private final TeamWalk walk;
    private final Background background;
    private final Texts texts;
    private final TeamTexts words;
    final BooleanProperty running = new SimpleBooleanProperty();
    final ObservableList<Row> steps = FXCollections.observableArrayList();

    /** What came of it, under its steps; empty before. */
    final StringProperty result = new SimpleStringProperty("");

    /** Of the test that is shown; an answer to an earlier one is not. */
    private int number;

    private @Nullable Thread walker;

    TeamTrial(UiKit kit, TeamSetup setup, TeamWalk walk) {
        this.setup = setup;
        this.walk = walk;
        this.background = kit.background();
        this.texts = kit.texts();
        this.words = new TeamTexts(texts);
    }

    /**
     * Begins one.
     *
     * @param typed the password, wiped afterwards; null for the one that is kept
     * @param good gets the customers once all steps have succeeded
     */
    void run(TeamChoice choice, char @Nullable [] typed, Consumer<Map<String, String>> good) {
        int mine = ++number;
        running.set(true);
        result.set("");
        steps.setAll(STEPS.stream().map(step -> row(step, Mark.WAITS)).toList());
        background
                .run(() -> Optional.ofNullable(walk(choice, typed, mine)))
                .inAnyCase(() -> {
                    if (mine == number) {
                        running.set(false);
                        walker = null;
                    }
                })
                .then(ended -> {
                    if (mine == number) {
                        ended(ended.orElse(null), choice.server());
                        ended.filter(TeamWalk.Result::isGood)
                                .ifPresent(all -> good.accept(all.customers()));
                    }
                });
    }

    private TeamWalk.@Nullable Result walk(TeamChoice choice, char @Nullable [] typed, int mine) {
        Thread here = Thread.currentThread();
        background.ui().execute(() -> follow(here, mine));
        if (typed != null) {
            setup.protect(typed);
        }
        char[] secret = typed == null ? setup.password(choice).orElse(null) : typed;
        if (secret == null) {
            return null;
        }
        try {
            return walk.run(
                    choice.server(),
                    secret,
                    step -> background.ui().execute(() -> passed(step, mine)));
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private void follow(Thread thread, int mine) {
        if (mine == number) {
            walker = thread;
        } else {
            thread.interrupt(); // It was canceled before it began.
        }
    }

    private void passed(TeamStep step, int mine) {
        if (mine == number) {
            steps.set(STEPS.indexOf(step), row(step, Mark.PASSED));
        }
    }

    private void ended(TeamWalk.@Nullable Result ended, TeamServer server) {
        if (ended == null) {
            steps.clear();
            result.set(texts.get("settings.teamPasswordMissing"));
            return;
        }
        int failed = ended.failedAt() == null ? STEPS.size() : STEPS.indexOf(ended.failedAt());
        for (int at = 0; at < STEPS.size(); at++) {
            Mark mark = at < failed ? Mark.PASSED : at == failed ? Mark.FAILED : Mark.NOT_REACHED;
            steps.set(at, row(STEPS.get(at), mark));
        }
        result.set(String.join("\n", words.outcome(ended, server)));
    }

    private Row row(TeamStep step, Mark mark) {
        return new Row(texts.get(mark.key, words.step(step)), mark);
    }

    /** Ends it at once, whatever it waits for. */
    void cancel() {
        Thread thread = walker;
        forget();
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Shows nothing of it any longer: it was about what was typed before. */
    void forget() {
        number++;
        walker = null;
        running.set(false);
        steps.clear();
        result.set("");
    }
}
