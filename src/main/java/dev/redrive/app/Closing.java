package dev.redrive.app;

import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.Starting;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shows a question before the window closes while retries or tasks are in progress. As long as the
 * question is open, its words follow what becomes of them; only the user closes it. JavaFX thread.
 */
final class Closing {

    private final Services services;
    private final Models models;
    private final Dialogs dialogs;
    private Dialogs.@Nullable Asked asked;
    private Dialogs.@Nullable Question words;

    Closing(Services services, Models models, Dialogs dialogs) {
        this.services = services;
        this.models = models;
        this.dialogs = dialogs;
        services.desk.onOutcome(_ -> models.ui.execute(this::refresh));
        services.desk.onStarting(_ -> models.ui.execute(this::refresh));
        services.desk.onWatch(_ -> models.ui.execute(this::refresh));
    }

    /** Closes at once if nothing is in progress, else after the user has confirmed. */
    void ask(Runnable close) {
        Dialogs.Question question = question(close);
        if (question == null) {
            close.run();
        } else {
            words = question;
            asked = dialogs.ask(question);
        }
    }

    /** Once a second, for tasks that end. */
    void tick() {
        refresh();
    }

    private void refresh() {
        Dialogs.Asked open = asked;
        Dialogs.Question before = words;
        if (open == null || before == null) {
            return;
        }
        if (!open.isOpen()) {
            asked = null;
            words = null;
            return;
        }
        Dialogs.Question now =
                Objects.requireNonNullElseGet(
                        question(before.onYes()),
                        () -> ClosingQuestion.over(models.texts, before.onYes()));
        if (!now.equals(before)) {
            words = now;
            open.reword(now);
        }
    }

    private Dialogs.@Nullable Question question(Runnable close) {
        return new ClosingQuestion(
                        services.desk.starting(),
                        models.shell.watching(),
                        services.journal.health().unsaved(),
                        models.profiles.profiles())
                .question(models.texts, close);
    }

    /**
     * The question before closing: retries the service has not answered, tasks that are watched
     * again after the next start, and tasks that Redrive would not find again.
     *
     * @param starting the retries that have not been answered
     * @param watching the tasks that are watched
     * @param unsaved what the history holds in memory only
     * @param profiles as they are now
     */
    record ClosingQuestion(
            List<Starting> starting,
            List<WatchState> watching,
            List<JournalEntry> unsaved,
            List<Profile> profiles) {

        private static final String KIND = "kind.";

        /** The question; null if nothing is in progress. */
        Dialogs.@Nullable Question question(Texts texts, Runnable close) {
            if (starting.isEmpty() && watching.isEmpty()) {
                return null;
            }
            boolean waits = !starting.isEmpty();
            return new Dialogs.Question(
                    waits
                            ? texts.get("shell.closeStarting", starting.size())
                            : texts.get("shell.closeTitle", watching.size()),
                    String.join("\n", parts(texts)),
                    texts.get("shell.closeYes"),
                    texts.get(waits ? "shell.closeWait" : "shell.closeNo"),
                    close,
                    Stream.concat(
                                    starting.stream().map(Starting::profile),
                                    watching.stream().map(WatchState::profile))
                            .distinct()
                            .toList());
        }

        /** The question once everything has ended while it was open. */
        static Dialogs.Question over(Texts texts, Runnable close) {
            return new Dialogs.Question(
                    texts.get("shell.closeOver"),
                    texts.get("shell.closeOverText"),
                    texts.get("shell.closeYes"),
                    texts.get("shell.closeStay"),
                    close);
        }

        private List<String> parts(Texts texts) {
            List<String> parts = new ArrayList<>();
            if (!starting.isEmpty()) {
                String names =
                        starting.stream()
                                .map(each ->
                                        texts.get(
                                                "shell.closeStartingOf",
                                                each.profile().name(),
                                                texts.get(KIND + each.kind().name())))
                                .collect(Collectors.joining(", "));
                parts.add(texts.get("shell.closeStartingText", names));
            }
            if (!watching.isEmpty()) {
                parts.add(texts.get("shell.closeGoesOn"));
            }
            Predicate<WatchState> isDemo = state -> state.profile().kind() == ProfileKind.DEMO;
            add(parts, texts, "shell.closeResumes", this::isFoundAgain);
            add(parts, texts, "shell.closeKeep", isDemo.or(this::isFoundAgain).negate());
            add(parts, texts, "shell.closeDemo", isDemo);
            return parts;
        }

        private void add(List<String> parts, Texts texts, String key, Predicate<WatchState> which) {
            List<String> ids =
                    watching.stream()
                            .filter(which)
                            .map(state -> String.valueOf(state.entry().taskId()))
                            .toList();
            if (!ids.isEmpty()) {
                parts.add(texts.get(key, ids.size(), String.join(", ", ids)));
            }
        }

        private boolean isFoundAgain(WatchState state) {
            String id = state.entry().id();
            return unsaved.stream().noneMatch(entry -> entry.id().equals(id))
                    && profiles.stream()
                            .anyMatch(profile -> JournalKeeper.resumes(profile, state.entry()));
        }
    }
}
