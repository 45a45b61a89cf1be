package dev.redrive.ui.customers;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.WatchState;
import dev.redrive.team.TeamTask;
import dev.redrive.ui.desk.Attention;
import dev.redrive.ui.desk.ColleagueTexts;
import dev.redrive.ui.desk.ColleaguesModel;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.Lane;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Styles.Tone;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import dev.redrive.ui.outage.OutageTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the retries of one kind of one customer stand, as a row of the board shows it. */
final class LaneTexts {

    private static final String DOT = " · ";
    private static final String ATTENTION = "board.attention.";

    /**
     * What a lane shows.
     *
     * @param badge a word; empty for none
     * @param tone of the badge; green only where a later retry counted 0
     * @param text numbers and times; may be empty
     * @param left the time left; empty where it is not known
     * @param percent of the bar, from 0 to 100; -1 for no bar
     * @param isFresh whether the numbers are the present ones
     * @param shorter what stands there in place of text and time left where those do not fit: whole
     *     words and numbers, each shorter than the one before
     */
    record Line(
            String badge,
            Tone tone,
            String text,
            String left,
            int percent,
            boolean isFresh,
            List<String> shorter) {

        static Line quiet(String text, String... shorter) {
            return new Line("", Tone.PLAIN, text, "", -1, true, List.of(shorter));
        }

        static Line ended(String badge, Tone tone, String text, String... shorter) {
            return new Line(badge, tone, text, "", -1, true, List.of(shorter));
        }

        /** Everything in one text. */
        String words() {
            return String.join(" ", badge, text, left).strip();
        }
    }

    private final Texts texts;
    private final Formats formats;
    private final OutageTexts outages;
    private final VerdictTexts verdicts;

    LaneTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        this.outages = new OutageTexts(texts, formats, Texts::shown);
        this.verdicts = new VerdictTexts(texts, formats, Texts::shown);
    }

    /** The same, and what a colleague runs where nothing of ours does. */
    Line of(CustomerState state, ItemKind kind, ColleaguesModel colleagues) {
        Lane lane = state.lane(kind);
        Attention attention = state.attention();
        boolean isOurs = lane.isRunning() || (attention != null && attention.kind() == kind);
        TeamTask theirs =
                isOurs
                        ? null
                        : colleagues.tasks(state, kind).stream()
                                .filter(TeamTask::isOpen)
                                .findFirst()
                                .orElse(null);
        if (theirs == null) {
            return of(state, kind);
        }
        List<String> words = new ColleagueTexts(texts, formats, colleagues::ahead).lane(theirs);
        return Line.quiet(words.getFirst(), words.get(1), words.get(2));
    }

    Line of(CustomerState state, ItemKind kind) {
        Lane lane = state.lane(kind);
        if (!lane.running().isEmpty()) {
            return running(lane);
        }
        if (lane.starting() != null) {
            String waits =
                    texts.get(
                            "board.unanswered",
                            formats.duration(formats.since(lane.starting().since())));
            return new Line(texts.get("status.none"), Tone.INFO, waits, "", 0, true, List.of());
        }
        if (!state.isRead()) {
            return Line.quiet(texts.get("dashboard.reading"));
        }
        Outage outage = lane.outage();
        if (outage == null) {
            return Line.quiet(texts.get(state.isComplete() ? "board.never" : "desk.unread"));
        }
        Attention attention = state.attention();
        return ended(outage, attention != null && attention.kind() == kind);
    }

    private Line running(Lane lane) {
        WatchState task = lane.running().getFirst().state();
        Integer percent = lane.percent();
        int bar = percent == null ? 0 : percent;
        String counts = counts(lane, task);
        String share = percent == null ? counts : texts.get("desk.percent", percent);
        if (!lane.isFresh()) {
            Instant answered = task.answeredAt();
            return new Line(
                    texts.get(ATTENTION + trouble(lane)),
                    Tone.WARNING,
                    answered == null
                            ? counts
                            : texts.get("board.lastAnswer", formats.time(answered), counts),
                    "",
                    bar,
                    false,
                    List.of(counts, share));
        }
        Instant now = formats.now();
        Duration left = lane.running().size() == 1 ? task.timeLeft(now) : null;
        String time = left == null ? "" : DOT + texts.get("board.left", formats.roughly(left));
        return new Line(
                verdicts.word(task.entry()),
                Tone.INFO,
                counts + movement(lane, task, now),
                time,
                bar,
                true,
                List.of(counts + time, counts, share + time, share));
    }

    private String counts(Lane lane, WatchState task) {
        Long done = lane.processed();
        String numbers =
                done == null
                        ? texts.get("board.taken", formats.number(task.nbItems()))
                        : texts.get(
                                "board.processedOf",
                                formats.number(done),
                                formats.number(lane.taken()));
        int tasks = lane.running().size();
        return tasks == 1 ? numbers : texts.get("board.several", tasks, numbers);
    }

    private String movement(Lane lane, WatchState task, Instant now) {
        if (lane.running().size() > 1) {
            return "";
        }
        Instant waiting = task.pendingAt();
        TaskStatus status = task.status();
        if (waiting != null
                && task.inProgressAt() == null
                && status != null
                && status.state() == TaskStatus.State.PENDING) {
            return DOT + texts.get("board.waits", formats.duration(formats.since(waiting)));
        }
        Duration still = task.stillFor(now);
        if (still != null) {
            return DOT + texts.get("board.still", formats.duration(still));
        }
        Double rate = task.pace().itemsPerSecond();
        return rate == null ? "" : DOT + formats.rate(rate);
    }

    /** Why the numbers are not the present ones. */
    private static String trouble(Lane lane) {
        return lane.running().stream()
                .map(task -> trouble(task.state().contact()))
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("NO_CONTACT");
    }

    private static String trouble(@Nullable ContactState contact) {
        return switch (contact) {
            case ContactState.Polling(var before) -> trouble(before);
            case ContactState.KeyNeeded(var failure) ->
                    failure == null ? "KEY_MISSING" : "KEY_REJECTED";
            case ContactState.NoContact _ -> "NO_CONTACT";
            case ContactState.RateLimited _ -> "WAIT";
            case ContactState.NotFound _ -> "NOT_FOUND";
            case null, default -> "";
        };
    }

    private Line ended(Outage outage, boolean needsYou) {
        JournalEntry latest = outage.latest();
        Instant ended = TaskTimes.endedAt(latest);
        Instant at = ended == null ? TaskTimes.requestedAt(latest) : ended;
        boolean isToday = !at.isBefore(formats.startOfDay(0));
        String moment = formats.momentOrTime(at);
        if (outage.isDrained()) {
            String zero = texts.get("board.zero");
            String counted =
                    texts.get(
                            "board.counted",
                            outages.counted(latest),
                            outages.place(outage.retries().size()));
            return isToday
                    ? Line.ended(zero, Tone.SUCCESS, counted, outages.counted(latest))
                    : Line.quiet(
                            texts.get("board.plain", zero, counted),
                            texts.get("board.plain", zero, outages.counted(latest)),
                            zero);
        }
        Verdict verdict = Verdict.of(latest);
        String text =
                switch (verdict) {
                    case Verdict.Processed(long items) ->
                            texts.get("board.processed", formats.number(items), moment);
                    case Verdict.NotEnded _ ->
                            texts.get("board.notWatched", formats.momentOrTime(latest.startedAt()));
                    default -> moment;
                };
        if (isToday || needsYou) {
            // The badge says "Processed" already.
            String beside =
                    verdict instanceof Verdict.Processed(long items)
                            ? texts.get("board.processedToday", formats.number(items), moment)
                            : text;
            return verdict instanceof Verdict.Processed(long items)
                    ? Line.ended(
                            outages.standing(outage),
                            outages.tone(outage),
                            beside,
                            formats.number(items))
                    : Line.ended(outages.standing(outage), outages.tone(outage), beside);
        }
        return Line.quiet(
                verdict instanceof Verdict.Processed
                        ? text
                        : texts.get("board.plain", outages.standing(outage), text));
    }
}
