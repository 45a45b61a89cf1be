package dev.redrive.app;

import dev.redrive.journal.SteadyJournal;
import dev.redrive.journal.TellingJournal;
import dev.redrive.retry.RetryDesk;
import dev.redrive.ui.common.Background;
import dev.redrive.ui.common.Dialogs;
import dev.redrive.ui.common.FailureTexts;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.ProfilesModel;
import dev.redrive.ui.common.Texts;
import dev.redrive.ui.history.AttachController;
import dev.redrive.ui.history.AttachViewModel;
import dev.redrive.ui.history.HistoryController;
import dev.redrive.ui.history.HistoryRequests;
import dev.redrive.ui.history.HistoryViewModel;
import dev.redrive.ui.history.RemovalController;
import dev.redrive.ui.history.RemovalViewModel;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The history: its page, made when it is first shown, and its dialogs. JavaFX thread. */
final class HistoryPage {

    private final HistoryViewModel model;
    private final SteadyJournal journal;
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

    HistoryPage(
            HistoryViewModel model,
            SteadyJournal journal,
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
    void follow(TellingJournal news, Executor ui) {
        news.listen(model.news(ui));
        journal.listen(() -> ui.execute(model::reload));
    }

    Parent root() {
        return page().root();
    }

    /** Puts the keyboard into the search. */
    void focusFilter() {
        page().focusFilter();
    }

    void tick() {
        model.tick();
    }

    /** Saves what was typed; then tells whether all is saved. */
    void leave(Consumer<Boolean> done) {
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
