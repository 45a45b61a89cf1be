package dev.redrive.ui.start;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileName;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.StartResult.StartOutcome;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One question: shall the failed items of this profile be sent again? JavaFX thread. */
public final class StartViewModel {

    private static final String TITLE = "start.title.";
    private static final String MEANING = "start.meaning.";
    private static final String ATTEMPTS = "start.attempts.";
    private static final String CONFIRM = "start.confirm.";

    final Profile profile;
    private final ItemKind kind;
    private final RetryDesk desk;
    private final Background background;
    private final Texts texts;
    private final FailureTexts failures;
    private final StartFlow flow;
    private final UnaryOperator<String> clean;
    final StringProperty reason;
    final BooleanProperty receiverReady = new SimpleBooleanProperty();
    final StringProperty typedName = new SimpleStringProperty("");
    final boolean asksForName;

    /** Whether the request is in flight; it cannot be called back. */
    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    final BooleanBinding blocked;

    /**
     * The question about one profile and kind.
     *
     * @param namesTyped whether the name of a Production profile must be typed
     * @param clean masks keys in a text, should one have been pasted for a reason
     */
    public StartViewModel(
            UiKit kit,
            RetryRequest request,
            boolean namesTyped,
            RetryDesk desk,
            StartFlow flow,
            UnaryOperator<String> clean) {
        this.profile = request.profile();
        this.kind = request.kind();
        this.desk = desk;
        this.background = kit.background();
        this.texts = kit.texts();
        this.failures = kit.failures();
        this.flow = flow;
        this.clean = clean;
        this.reason = new SimpleStringProperty(request.reason());
        boolean production = request.profile().kind() == ProfileKind.PRODUCTION;
        this.asksForName = production && namesTyped;
        this.blocked =
                Bindings.createBooleanBinding(
                        () ->
                                busy.get()
                                        || (production && !receiverReady.get())
                                        || (asksForName && !isNameTyped()),
                        busy,
                        receiverReady,
                        typedName);
    }

    private boolean isNameTyped() {
        return ProfileName.isSame(typedName.get(), profile.name());
    }

    /** Sends the request, once, however often this is called while it is in flight. */
    public void confirm() {
        if (blocked.get()) {
            return;
        }
        busy.set(true);
        problem.set(null);
        String why = clean.apply(reason.get().strip());
        reason.set(why); // What was pasted by mistake is not to be seen any longer either.
        // Its outcome comes by answered(), as it does to every other screen.
        background
                .run(() -> desk.start(profile, kind, why))
                .inAnyCase(() -> busy.set(false))
                .start();
    }

    /**
     * Takes the outcome of a start, if it is the one this dialog waits for.
     *
     * @return whether it was
     */
    public boolean answered(StartOutcome outcome) {
        boolean mine =
                busy.get() && outcome.profile().id().equals(profile.id()) && outcome.kind() == kind;
        if (mine) {
            busy.set(false);
            ended(outcome.result());
        }
        return mine;
    }

    private void ended(StartResult result) {
        switch (result) {
            case StartResult.Watching _, StartResult.AlreadyWatched _ -> flow.watching();
            case StartResult.AlreadyStarting _ -> flow.watching();
            case StartResult.NothingFailed _ -> flow.nothingFailed(profile, kind);
            case StartResult.KeyMissing _ -> problem.set(keyMissing());
            case StartResult.ReadOnly _ -> problem.set(failures.readOnly(profile));
            case StartResult.Failed(var failure) -> refused(failure);
        }
    }

    private void refused(EnterpriseFailure failure) {
        if (failure instanceof EnterpriseFailure.AlreadyRunning running) {
            flow.alreadyRunning(new RetryRequest(profile, kind, reason.get()), running);
        } else {
            problem.set(failures.ofStart(profile, failure, this::enterKey, this::watch));
        }
    }

    private void watch(String taskId) {
        if (!busy.get()) {
            busy.set(true);
            problem.set(null);
            background
                    .run(() -> desk.attach(profile, kind, taskId))
                    .inAnyCase(() -> busy.set(false))
                    .then(this::attached);
        }
    }

    private void attached(StartResult result) {
        if (result instanceof StartResult.Failed(var failure)) {
            problem.set(failures.ofTask(profile, failure, this::enterKey));
        } else {
            ended(result);
        }
    }

    private Problem keyMissing() {
        return failures.keyMissing(
                texts.get("outcome.keyMissing." + kind.name(), profile.name()), this::enterKey);
    }

    private void enterKey() {
        flow.enterKey(profile);
    }

    /** Leaves without sending, unless the request is already in flight. */
    public void cancel() {
        if (!busy.get()) {
            flow.close();
        }
    }

    /** The dialog's heading. */
    public String title() {
        return texts.get(TITLE + kind.name());
    }

    /** What will happen. */
    public String meaning() {
        return texts.get(MEANING + kind.name(), profile.name());
    }

    /** What a retry costs while the receiving server is down. */
    public String attempts() {
        return texts.get(ATTEMPTS + kind.name());
    }

    /** What the button does, with the profile's name. */
    String confirmText() {
        return texts.get(CONFIRM + kind.name(), profile.name());
    }

    /** Why it did not work; null while it did not fail. */
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }
}
