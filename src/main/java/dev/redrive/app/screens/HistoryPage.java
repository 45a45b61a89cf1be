package dev.redrive.app.screens;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalDecorator;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.RetryingJournal;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.history.AttachController;
import dev.redrive.ui.history.AttachViewModel;
import dev.redrive.ui.history.ColleagueRows;
import dev.redrive.ui.history.HistoryController;
import dev.redrive.ui.history.HistoryRequests;
import dev.redrive.ui.history.HistoryViewModel;
import dev.redrive.ui.history.RemovalController;
import dev.redrive.ui.history.RemovalViewModel;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The history: its page, made when it is first shown, and its dialogs. JavaFX thread. */
public final class HistoryPage {

    private final UiKit kit;
    private final Supplier<HistoryViewModel> models;
    private final RetryingJournal journal;
    private final RetryDesk desk;
    private final ProfilesModel profiles;
    private final CustomersModel customers;
    private final HistoryRequests requests;
    private final Consumer<IntConsumer> removeDemo;
    private HistoryViewModel model;
    private @Nullable HistoryController page;
    private Executor gently = Runnable::run;
    private volatile Consumer<JournalEntry> entries = _ -> {};

    /**
     * The history of that journal.
     *
     * @param models makes what the page shows, at first and whenever the language changes
     * @param removeDemo removes the entries of the demo, and passes on how many they were
     */
    public HistoryPage(
            UiKit kit,
            Supplier<HistoryViewModel> models,
            RetryingJournal journal,
            RetryDesk desk,
            ProfilesModel profiles,
            CustomersModel customers,
            HistoryRequests requests,
            Consumer<IntConsumer> removeDemo) {
        this.kit = kit;
        this.models = models;
        this.model = models.get();
        this.journal = journal;
        this.desk = desk;
        this.profiles = profiles;
        this.customers = customers;
        this.requests = requests;
        this.removeDemo = removeDemo;
    }

    /**
     * From now on shows the entries the journal takes, and reads again when it works again.
     *
     * @param gently runs on the JavaFX thread, best a moment later: an entry changes at every poll
     */
    public void follow(JournalDecorator changes, Executor gently) {
        this.gently = gently;
        entries = model.entryListener(gently);
        changes.onEntry(entry -> entries.accept(entry));
        journal.onHealth(_ -> kit.background().ui().execute(() -> model.reload()));
    }

    /** Whether nothing is under way of which the page alone would say how it went. */
    public boolean isIdle() {
        return !model.exportingProperty().get();
    }

    /** Makes all of it again, in the language of now; nothing that was typed is lost. */
    public void makeAgain() {
        HistoryViewModel before = model;
        model = models.get();
        model.goOnFrom(before);
        entries = model.entryListener(gently);
        before.close();
        HistoryController pageBefore = page;
        page = null;
        if (pageBefore != null) {
            pageBefore.close();
            page().goOnFrom(pageBefore);
        }
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

    /** Saves the typed notes; passes on whether all are saved. */
    public void leave(Consumer<Boolean> done) {
        model.leave(done);
    }

    private HistoryController page() {
        if (page == null) {
            page =
                    new HistoryController(
                            kit,
                            model,
                            profiles,
                            new ColleagueRows(kit, customers, model, requests),
                            () -> attach(profiles.chosen()),
                            this::remove,
                            () -> removeDemo.accept(model::removed));
        }
        return page;
    }

    /**
     * Opens the dialog for the id of a task that was started elsewhere; that customer is chosen at
     * first.
     */
    public void attach(Profile likely) {
        attach(likely, ItemKind.TRIPS, "");
    }

    /** Lets the user watch a task of that profile; customer, kind and id can still be changed. */
    public void attach(Profile profile, ItemKind kind, String taskId) {
        List<AttachController> made = new ArrayList<>();
        kit.dialogs()
                .show(handle -> {
                    AttachViewModel attach =
                            new AttachViewModel(
                                    kit,
                                    profile,
                                    profiles.profiles(),
                                    desk,
                                    requests,
                                    handle::close);
                    attach.suggest(kind, taskId);
                    handle.onReplaced(attach::leave);
                    AttachController shown = new AttachController(attach, kit.texts());
                    made.add(shown);
                    return new Dialogs.Content(shown.root(), attach::cancel);
                });
        made.forEach(AttachController::focus);
    }

    private void remove() {
        kit.dialogs()
                .show(handle -> {
                    RemovalViewModel removal =
                            new RemovalViewModel(
                                    kit, journal, handle::close, count -> model.removed(count));
                    handle.afterwards(removal.problemProperty(), this::tellNotRemoved);
                    return new Dialogs.Content(
                            new RemovalController(removal, kit.texts()).root(), removal::cancel);
                });
    }

    /** A failure to count offers to count again, which only the dialog shows. */
    private void tellNotRemoved(Problem problem) {
        if (problem.action() == null) {
            kit.problems().showNow(problem);
        }
    }
}
