package dev.redrive.ui.start;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskIds;
import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.common.Background;
import dev.redrive.ui.common.FailureTexts;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.Texts;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A task is in progress and the service does not say which: ways on from there. JavaFX thread. */
public final class RunningViewModel {

    private static final String TITLE = "running.title.";

    private final Profile profile;
    private final ItemKind kind;
    private final String reason;
    private final RetryDesk desk;
    private final Background background;
    private final Texts texts;
    private final FailureTexts failures;
    private final StartFlow flow;
    private final StringProperty taskId = new SimpleStringProperty("");
    private final StringProperty taskIdProblem = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final @Nullable String known;
    private final @Nullable String knownOther;
    private boolean left;

    /**
     * The ways on after a refused start.
     *
     * @param reason what the person gave for the start, kept for the next try
     * @param background makes the call
     */
    public RunningViewModel(
            Profile profile,
            ItemKind kind,
            String reason,
            RetryDesk desk,
            Background background,
            Texts texts,
            FailureTexts failures,
            StartFlow flow) {
        this.profile = profile;
        this.kind = kind;
        this.reason = reason;
        this.desk = desk;
        this.background = background;
        this.texts = texts;
        this.failures = failures;
        this.flow = flow;
        this.known = unfinished(desk, profile, true);
        this.knownOther = unfinished(desk, profile, false);
        if (known != null) {
            taskId.set(known);
        }
    }

    /**
     * The id of an unfinished task of the profile, of the asked kind or of the other; null if none.
     */
    private @Nullable String unfinished(RetryDesk desk, Profile whose, boolean sameKind) {
        return desk.watches().stream()
                .map(TaskWatch::state)
                .filter(state -> state.profile().id().equals(whose.id()) && !state.isFinal())
                .filter(state -> (state.entry().kind() == kind) == sameKind)
                .map(state -> state.entry().taskId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Watches the task whose id was typed, if the service knows it. */
    public void attach() {
        if (busy.get()) {
            return;
        }
        String id = TaskIds.clean(taskId.get());
        taskIdProblem.set(id == null ? texts.get("running.notAnId") : "");
        problem.set(null);
        if (id == null) {
            return;
        }
        busy.set(true);
        background.call(() -> desk.attach(profile, kind, id), () -> busy.set(false), this::ended);
    }

    private void ended(StartResult result) {
        if (left) {
            return; // Another screen is shown by now; it is not to be taken away.
        }
        switch (result) {
            case StartResult.Watching _, StartResult.AlreadyWatched _ -> flow.watching();
            case StartResult.AlreadyStarting _, StartResult.NothingFailed _ -> flow.watching();
            case StartResult.ReadOnly _ -> flow.close(); // Watching is never refused so.
            case StartResult.KeyMissing _ -> flow.enterKey(profile);
            case StartResult.Refused(var failure) ->
                    problem.set(failures.problem(failure, () -> flow.enterKey(profile)));
        }
    }

    /** Asks for a start once more, as an explicit new question. */
    public void tryAgain() {
        left = true;
        flow.ask(profile, kind, reason);
    }

    /** Leaves; an id that is being looked for is watched all the same if it is found. */
    public void cancel() {
        left = true;
        flow.close();
    }

    /** Whose task it is. */
    public Profile profile() {
        return profile;
    }

    /** The heading. */
    public String title() {
        return texts.get(TITLE + kind.name());
    }

    /** Where the id in the field comes from, if Redrive knows an unfinished task of the profile. */
    public String fieldHelp() {
        if (known != null) {
            return texts.get("running.known");
        }
        return knownOther == null
                ? texts.get("running.fieldHelp")
                : texts.get("running.knownOther", knownOther);
    }

    /** The id as typed. */
    public StringProperty taskIdProperty() {
        return taskId;
    }

    /** What is wrong with it; empty when nothing is. */
    public StringProperty taskIdProblemProperty() {
        return taskIdProblem;
    }

    /** Whether the service is being asked about the id. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why it could not be watched; null while it did not fail. */
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }
}
