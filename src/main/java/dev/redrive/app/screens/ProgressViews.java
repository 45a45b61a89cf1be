package dev.redrive.app.screens;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.kit.Nodes;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.outage.NoteViewModel;
import dev.redrive.ui.outage.Notes;
import dev.redrive.ui.task.ProgressController;
import dev.redrive.ui.task.ProgressViewModel;
import dev.redrive.ui.task.TaskController;
import dev.redrive.ui.task.TaskRequests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The views of the watched tasks: they tick together and end when their watch is dismissed. */
public final class ProgressViews {

    private record Shown(Parent root, ProgressViewModel model, Subscription following) {

        /** Only what can be seen; what can be seen again is up to date at once. */
        void tick() {
            if (model.isSeen()) {
                model.tick();
            }
        }

        void close() {
            following.unsubscribe();
            model.close();
        }
    }

    private final Map<TaskWatch, Shown> inCards = new HashMap<>();
    private final Map<TaskWatch, Shown> onOwnPage = new HashMap<>();
    private final UiKit kit;
    private final CustomersModel customers;
    private final Notes notes;

    public ProgressViews(UiKit kit, CustomersModel customers, Notes notes) {
        this.kit = kit;
        this.customers = customers;
        this.notes = notes;
    }

    /** A view of that watch in its customer's card, in place of an earlier one. */
    public Parent inCard(TaskWatch watch, TaskRequests requests) {
        ProgressViewModel model = model(watch, requests);
        Parent root = ProgressController.inCard(model, kit.texts(), kit.formats()).root();
        show(inCards, watch, model, root, Subscription.EMPTY);
        return root;
    }

    /** A page of that watch alone, in place of an earlier one. */
    public Parent page(TaskWatch watch, TaskRequests requests) {
        ProgressViewModel model = model(watch, requests);
        NoteViewModel note = notes.field();
        note.open(watch.state().entry().id());
        Parent root = new TaskController(model, note, kit.texts(), kit.formats()).root();
        show(onOwnPage, watch, model, root, () -> notes.close(note));
        return root;
    }

    private ProgressViewModel model(TaskWatch watch, TaskRequests requests) {
        return new ProgressViewModel(
                watch, kit.background().ui(), kit.texts(), kit.formats(), requests);
    }

    private void show(
            Map<TaskWatch, Shown> where,
            TaskWatch watch,
            ProgressViewModel model,
            Parent root,
            Subscription more) {
        Customer customer = customers.find(watch.state().profile().id());
        Subscription following =
                customer == null
                        ? Subscription.EMPTY
                        : customer.stateProperty()
                                .subscribe(state -> model.showOutage(outage(state, watch.state())));
        Subscription seeing = Nodes.Shown.inSight(root).subscribe(model::seen);
        close(where.put(watch, new Shown(root, model, following.and(seeing).and(more))));
    }

    /** The outage that task belongs to; null where the history does not show it yet. */
    private static @Nullable Outage outage(CustomerState customer, WatchState task) {
        JournalEntry entry = task.entry();
        return customer.lane(entry.kind()).outages().stream()
                .filter(outage -> outage.number(entry.id()) > 0)
                .findFirst()
                .orElse(null);
    }

    public void tick() {
        both().forEach(shown -> shown.values().forEach(Shown::tick));
    }

    /** Whether the window shows that task's own page. */
    public boolean isOnItsPage(TaskWatch watch) {
        Shown shown = onOwnPage.get(watch);
        return shown != null && shown.root().getScene() != null;
    }

    public void end(TaskWatch watch) {
        both().forEach(shown -> close(shown.remove(watch)));
    }

    /** Lets go of all of them, before each is made again in another language. */
    public void endAll() {
        both().forEach(shown -> {
            shown.values().forEach(Shown::close);
            shown.clear();
        });
    }

    private List<Map<TaskWatch, Shown>> both() {
        return List.of(inCards, onOwnPage);
    }

    private static void close(@Nullable Shown shown) {
        if (shown != null) {
            shown.close();
        }
    }
}
