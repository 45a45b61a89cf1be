package dev.redrive.ui.task;

import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TaskEvent;
import dev.redrive.journal.TaskEvent.What;
import dev.redrive.journal.TaskTimes;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.outage.Curve;
import dev.redrive.ui.outage.Curve.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a task, in words and as spans of its chart. */
final class Timeline {

    private static final String WHAT = "timeline.";
    private static final String STATUS = "status.";

    /** What was over sooner is said without how long it lasted. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Texts texts;
    private final Formats formats;

    Timeline(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /**
     * One thing that happened.
     *
     * @param time when, as shown
     * @param words what
     * @param isTrouble whether the task was not seen then, or did not move
     */
    record Line(String time, String words, boolean isTrouble) {}

    /** All that happened, oldest first, beginning with the request. */
    List<Line> lines(JournalEntry entry, List<TaskEvent> events) {
        List<Line> lines = new ArrayList<>();
        lines.add(requested(entry));
        for (int i = 0; i < events.size(); i++) {
            TaskEvent event = events.get(i);
            lines.add(
                    new Line(
                            formats.time(event.at()),
                            words(event, end(events, i)),
                            event.what().isLoss() || event.what() == What.STILL));
        }
        return lines;
    }

    private Line requested(JournalEntry entry) {
        String words =
                entry.attached()
                        ? texts.get("timeline.requestedElsewhere")
                        : entry.reason().isEmpty()
                                ? texts.get("timeline.requested", entry.operator())
                                : texts.get(
                                        "timeline.requestedFor", entry.operator(), entry.reason());
        return new Line(formats.time(TaskTimes.requestedAt(entry)), words, false);
    }

    private String words(TaskEvent event, @Nullable Instant end) {
        if (event.what() == What.STATE) {
            String said = state(event.word());
            return event.nbRemainingItems() == null
                    ? said
                    : texts.get("timeline.state", said, formats.number(event.nbRemainingItems()));
        }
        String words = texts.get(WHAT + event.what().name(), Texts.shown(event.word()));
        boolean lasted = event.what().isLoss() || event.what() == What.STILL;
        if (lasted && end != null && end.isAfter(event.at().plus(SHORTEST))) {
            return texts.get(
                    "timeline.lasted", words, formats.duration(Duration.between(event.at(), end)));
        }
        return !lasted && event.nbRemainingItems() != null
                ? texts.get("timeline.state", words, formats.number(event.nbRemainingItems()))
                : words;
    }

    private String state(String said) {
        TaskStatus status = TaskStatus.of(said);
        return status.state() == TaskStatus.State.UNKNOWN
                ? Texts.shown(said)
                : texts.get(
                        "status.both",
                        texts.get(STATUS + status.state().name()),
                        Texts.shown(said));
    }

    /** When what began with that event was over; null while it lasts. */
    private static @Nullable Instant end(List<TaskEvent> events, int from) {
        What began = events.get(from).what();
        return events.stream()
                .skip(from + 1L)
                .filter(event ->
                        began == What.STILL
                                ? event.what() == What.MOVING
                                : event.what().isLoss() || isSeenAgain(event.what()))
                .map(TaskEvent::at)
                .findFirst()
                .orElse(null);
    }

    private static boolean isSeenAgain(What what) {
        return switch (what) {
            case CONTACT_BACK, KEY_ENTERED, WATCHED_AGAIN -> true;
            default -> false;
        };
    }

    /** What the chart shows; up to the present moment where the task is watched but not seen. */
    Curve curve(WatchState now, List<TaskEvent> events, @Nullable Duration timeLeft) {
        boolean isLost = !now.contact().isClear() && now.isWatching();
        return new Curve(
                now.samples(),
                timeLeft,
                spans(events, now.samples()),
                isLost ? formats.now() : null);
    }

    /** The times of which the chart shows less than it seems, oldest first. */
    static List<Span> spans(List<TaskEvent> events, List<Sample> samples) {
        List<Span> spans = new ArrayList<>();
        boolean unseen = false;
        for (int i = 0; i < events.size(); i++) {
            TaskEvent event = events.get(i);
            Instant end = end(events, i);
            if (event.what() == What.STILL) {
                spans.add(new Span(Span.Kind.STILL, event.at(), end));
            } else if (event.what().isLoss()) {
                unseen = true;
                boolean lost = event.what() == What.CONTACT_LOST;
                spans.add(
                        new Span(
                                lost ? Span.Kind.NO_CONTACT : Span.Kind.NOT_CHECKED,
                                event.at(),
                                end));
            } else if (isSeenAgain(event.what())) {
                if (!unseen) { // As after a restart: since the last point before.
                    samples.stream()
                            .map(Sample::at)
                            .filter(at -> at.isBefore(event.at()))
                            .reduce((_, later) -> later)
                            .ifPresent(from ->
                                    spans.add(new Span(Span.Kind.NOT_CHECKED, from, event.at())));
                }
                unseen = false;
            }
        }
        return spans;
    }
}
