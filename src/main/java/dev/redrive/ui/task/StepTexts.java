package dev.redrive.ui.task;

import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.TaskTimes;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states of a task in words: requested, waiting, in progress, end. */
final class StepTexts {

    private static final String END = "progress.step.";

    /** A state first seen within this time after the request began at about that moment. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Texts texts;
    private final Formats formats;
    private final VerdictTexts verdicts;

    StepTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        this.verdicts = new VerdictTexts(texts, formats);
    }

    List<Step> of(WatchState state) {
        TaskStatus status = state.status();
        TaskStatus.State now = status == null ? null : status.state();
        boolean ended = state.isFinal();
        Instant endedAt = TaskTimes.endedAt(state.entry());
        Instant requestedAt = TaskTimes.requestedAt(state.entry());
        List<Step> steps = new ArrayList<>();
        steps.add(
                new Step(
                        texts.get("progress.step.requested", formats.time(requestedAt)),
                        Step.Stage.DONE));
        Instant pendingAt = witnessed(state, state.pendingAt());
        boolean sawItBegin =
                pendingAt != null || (state.entry().attached() && state.pendingAt() != null);
        Instant inProgressAt =
                sawItBegin ? state.inProgressAt() : witnessed(state, state.inProgressAt());
        Instant afterPending = state.inProgressAt() != null ? state.inProgressAt() : endedAt;
        boolean inProgress = now == TaskStatus.State.IN_PROGRESS;
        boolean pending = now == TaskStatus.State.PENDING;
        steps.add(step("pending", pendingAt, afterPending, pending, inProgress));
        steps.add(step("inProgress", inProgressAt, endedAt, inProgress, false));
        if (ended) {
            String end = verdicts.word(state.entry());
            steps.add(
                    new Step(
                            endedAt == null ? end : end + " " + formats.time(endedAt),
                            Step.Stage.DONE));
        } else if (now == TaskStatus.State.UNKNOWN && status != null) {
            steps.add(new Step(Texts.shown(status.word()), Step.Stage.NOW));
        } else {
            steps.add(new Step(texts.get("progress.step.COMPLETED"), Step.Stage.TO_COME));
        }
        return steps;
    }

    /**
     * When the state began; null if it began long before Redrive looked, as before a restart or for
     * a task started elsewhere.
     */
    private static @Nullable Instant witnessed(WatchState state, @Nullable Instant firstSeen) {
        return firstSeen == null
                        || state.entry().attached()
                        || firstSeen.isAfter(state.entry().startedAt().plus(SOON))
                ? null
                : firstSeen;
    }

    private Step step(
            String which,
            @Nullable Instant since,
            @Nullable Instant until,
            boolean isNow,
            boolean isOver) {
        String name = texts.get(END + which);
        if (isNow) {
            String text =
                    since == null
                            ? name
                            : texts.get("progress.step.since", name, formats.time(since));
            return new Step(text, Step.Stage.NOW);
        }
        if (since != null && until != null) {
            Duration took = Duration.between(since, until);
            return new Step(name + " " + formats.duration(took), Step.Stage.DONE);
        }
        if (since != null || until != null || isOver) {
            return new Step(name, Step.Stage.DONE);
        }
        return new Step(name, Step.Stage.TO_COME);
    }

    /**
     * One step on a task's way.
     *
     * @param text what it is, and when or how long
     * @param stage whether it is behind, now, or still to come
     */
    public record Step(String text, Stage stage) {

        /** Where a step stands. */
        enum Stage {
            DONE,
            NOW,
            TO_COME
        }
    }
}
