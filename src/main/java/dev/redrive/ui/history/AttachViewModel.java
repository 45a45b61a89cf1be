package dev.redrive.ui.history;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Takes the id of a task that a colleague started, and of which customer. JavaFX thread. */
public final class AttachViewModel {

    /** The customers to choose from. */
    final List<Profile> customers;

    /** The customer the task is looked for in. */
    final ObjectProperty<Profile> customer;

    private final RetryDesk desk;
    private final Background background;
    private final Texts texts;
    private final FailureTexts failures;
    private final HistoryRequests requests;
    private final Runnable close;
    final StringProperty taskId = new SimpleStringProperty("");
    final StringProperty taskIdProblem = new SimpleStringProperty("");

    final ObjectProperty<ItemKind> kind = new SimpleObjectProperty<>(ItemKind.TRIPS);
    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    private boolean left;

    /**
     * The question for an id.
     *
     * @param customers to choose from; the likely one is chosen at first, whether it is among them
     *     or not
     * @param close takes the dialog away
     */
    public AttachViewModel(
            UiKit kit,
            Profile likely,
            List<Profile> customers,
            RetryDesk desk,
            HistoryRequests requests,
            Runnable close) {
        this.customers = List.copyOf(customers);
        this.customer = new SimpleObjectProperty<>(likely);
        this.desk = desk;
        this.background = kit.background();
        this.texts = kit.texts();
        this.failures = kit.failures();
        this.requests = requests;
        this.close = close;
    }

    /** Fills in a kind and an id; requests nothing. */
    public void suggest(ItemKind suggestedKind, String id) {
        kind.set(suggestedKind);
        taskId.set(id);
    }

    /** Watches the task whose id was typed, if the service knows it; records nothing if not. */
    void attach() {
        if (busy.get()) {
            return;
        }
        Profile profile = customer.get();
        String id = RetryDesk.taskIdIn(profile, taskId.get());
        taskIdProblem.set(id == null ? failures.notAnId(profile) : "");
        problem.set(null);
        if (id == null) {
            if (Profile.isDemo(profile.id())) {
                taskId.set(""); // It may be a key.
            }
            return;
        }
        ItemKind assumed = kind.get();
        busy.set(true);
        background
                .run(() -> desk.attach(profile, assumed, id))
                .inAnyCase(() -> busy.set(false))
                .then(result -> ended(profile, result));
    }

    private void ended(Profile profile, StartResult result) {
        if (left) {
            requests.attached(profile, result);
            return;
        }
        switch (result) {
            case StartResult.Watching(var watch) -> open(watch);
            case StartResult.AlreadyWatched(var watch) -> open(watch);
            case StartResult.KeyMissing _ -> problem.set(keyMissing(profile));
            case StartResult.Failed(var failure) ->
                    problem.set(failures.ofTask(profile, failure, () -> enterKey(profile)));
            // The same lookup is in flight elsewhere, and its result is shown there.
            case StartResult.AlreadyStarting _ -> cancel();
            // None of these is an answer to a question for a task.
            case StartResult.NothingFailed _, StartResult.ReadOnly _, StartResult.Refused _ ->
                    cancel();
        }
    }

    private void open(TaskWatch watch) {
        cancel();
        requests.open(watch);
    }

    private Problem keyMissing(Profile profile) {
        return failures.keyMissing(
                texts.get("outcome.notLookedUp", profile.name()), () -> enterKey(profile));
    }

    private void enterKey(Profile profile) {
        cancel();
        requests.enterKey(profile);
    }

    /** Leaves. */
    public void cancel() {
        leave();
        close.run();
    }

    /** The dialog is closed: the result of a request in flight is shown in the banner instead. */
    public void leave() {
        left = true;
    }
}
