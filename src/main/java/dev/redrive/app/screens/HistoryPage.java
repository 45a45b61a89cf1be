package dev.redrive.app.screens;

import dev.redrive.journal.RetryingJournal;
import dev.redrive.journal.RetryingJournal.JournalDecorator;
import dev.redrive.retry.RetryDesk;
import dev.redrive.ui.history.AttachController;
import dev.redrive.ui.history.AttachViewModel;
import dev.redrive.ui.history.HistoryController;
import dev.redrive.ui.history.HistoryRequests;
import dev.redrive.ui.history.HistoryViewModel;
import dev.redrive.ui.history.RemovalController;
import dev.redrive.ui.history.RemovalViewModel;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The history: its page, made when it is first shown, and its dialogs. JavaFX thread. */
public final class HistoryPage {

    private final HistoryViewModel model;
    private final RetryingJournal journal;
    private final RetryDesk desk;
    private final ProfilesModel profiles;
    private final Background background;
    private final Texts texts;
    private final Formats formats;
    private final FailureTexts failures;
    private final HistoryRequests requests;
    private final Dialogs dialogs;
    private final Consumer<Problem> tell;
    private @Nullable HistoryController page;

    public HistoryPage(
            HistoryViewModel model,
            RetryingJournal journal,
            RetryDesk desk,
            ProfilesModel profiles,
            Background background,
            Texts texts,
            Formats formats,
            FailureTexts failures,
            HistoryRequests requests,
            Dialogs dialogs,
            Consumer<Problem> tell) {
        this.model = model;
        this.journal = journal;
        this.desk = desk;
        this.profiles = profiles;
        this.background = background;
        this.texts = texts;
        this.formats = formats;
        this.failures = failures;
        this.requests = requests;
        this.dialogs = dialogs;
        this.tell = tell;
    }

    /** From now on shows what the journal takes, and reads anew when it works again. */
    public void follow(JournalDecorator news, Executor ui) {
        news.listen(model.news(ui));
        journal.listen(() -> ui.execute(model::reload));
    }

    public Parent root() {
        return page().root();
    }

    /** Puts the keyboard into the search. */
    public void focusFilter() {
        page().focusFilter();
    }

    public void tick() {
        model.tick();
    }

    /** Saves what was typed; then tells whether all is saved. */
    public void leave(Consumer<Boolean> done) {
        model.leave(done);
    }

    private HistoryController page() {
        if (page == null) {
            page =
                    new HistoryController(
                            model, profiles, texts, formats, this::attach, this::remove);
        }
        return page;
    }

    private void attach() {
        dialogs.show(handle -> {
            AttachViewModel attach =
                    new AttachViewModel(
                            profiles.chosen(),
                            desk,
                            background,
                            texts,
                            failures,
                            requests,
                            handle::close);
            handle.onReplaced(attach::leave);
            return new Dialogs.Content(new AttachController(attach, texts).root(), attach::cancel);
        });
    }

    private void remove() {
        dialogs.show(handle -> {
            RemovalViewModel removal =
                    new RemovalViewModel(
                            journal, background, texts, formats, handle::close, model::removed);
            handle.afterwards(removal.problemProperty(), this::tellNotRemoved);
            return new Dialogs.Content(
                    new RemovalController(removal, texts).root(), removal::cancel);
        });
    }

    /** A failure to count offers to count again, which only the dialog shows. */
    private void tellNotRemoved(Problem problem) {
        if (problem.action() == null) {
            tell.accept(problem);
        }
    }
}
