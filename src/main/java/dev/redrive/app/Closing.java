package dev.redrive.app;

import dev.redrive.ui.kit.Dialogs;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks before the window closes while retries or tasks are in progress. As long as the question is
 * open, its words follow what becomes of them; only the user closes it. JavaFX thread.
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
}
