package dev.redrive.ui.desk;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Verdict;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.desk.Lane.SeenTask;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import dev.redrive.ui.outage.OutageTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** How a customer stands, in a line. Any thread. */
public final class CustomerTexts {

    private static final String GROUP = "desk.group.";
    private static final String ATTENTION = "desk.attention.";
    private static final String KIND = "desk.kind.";
    private static final String PROCESSED = "desk.processed.";
    private static final String BOTH = " · ";

    private final Texts texts;
    private final Formats formats;
    private final OutageTexts outages;
    private final VerdictTexts verdicts;

    /** The lines in the language of the texts. */
    public CustomerTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        this.outages = new OutageTexts(texts, formats, Texts::shown);
        this.verdicts = new VerdictTexts(texts, formats, Texts::shown);
    }

    /** What a group is called. */
    public String group(CustomerGroup group) {
        return texts.get(GROUP + group.name());
    }

    /** The most that one line can say: what needs a person, else what runs, else what ended. */
    public String line(CustomerState state) {
        Attention attention = state.attention();
        if (attention != null) {
            return attention(attention);
        }
        if (state.isRunning()) {
            return state.lanes().stream()
                    .filter(Lane::isRunning)
                    .map(this::running)
                    .collect(Collectors.joining(BOTH));
        }
        if (!state.isRead()) {
            return texts.get("dashboard.reading");
        }
        Outage latest =
                state.lanes().stream()
                        .map(Lane::outage)
                        .filter(Objects::nonNull)
                        .max(Comparator.comparing(Outage::latest, Outage.OLDEST_FIRST))
                        .orElse(null);
        return latest == null
                ? texts.get(state.isComplete() ? "desk.none" : "desk.unread")
                : ended(latest);
    }

    /** What needs a person. */
    String attention(Attention attention) {
        String key = ATTENTION + attention.reason().name();
        Instant since = attention.since();
        return switch (attention.reason()) {
            case KEY_REJECTED, KEY_MISSING ->
                    since == null
                            ? texts.get(key)
                            : texts.get(
                                    "desk.attentionHeard",
                                    texts.get(key),
                                    formats.duration(formats.since(since)));
            case NO_CONTACT ->
                    texts.get(key, since == null ? Formats.UNKNOWN : formats.time(since));
            case ADDRESS_CHANGED -> texts.get(key);
            case OUTCOME_UNKNOWN, CONTRADICTED, FAILED, CANCELED, FORGOTTEN ->
                    texts.get(key, kind(attention.kind()));
        };
    }

    /** How the running tasks of one kind stand, for instance "Trips 68 % · ≈ 15 s left". */
    String running(Lane lane) {
        String kind = kind(lane.kind());
        List<SeenTask> running = lane.running();
        if (running.isEmpty()) {
            return texts.get("desk.requested", kind);
        }
        WatchState state = running.getFirst().state();
        String stands = kind + " " + stands(lane, state);
        Duration left = running.size() > 1 ? null : state.timeLeft(formats.now());
        Instant waiting = state.pendingAt();
        if (!lane.isFresh()) {
            return texts.get("desk.lastKnown", stands);
        }
        if (left != null) {
            return texts.get("desk.left", stands, formats.roughly(left));
        }
        return isWaiting(state) && waiting != null && running.size() == 1
                ? texts.get("desk.waiting", kind, formats.duration(formats.since(waiting)))
                : stands;
    }

    private static boolean isWaiting(WatchState state) {
        return state.inProgressAt() == null
                && state.status() != null
                && state.status().state() == TaskStatus.State.PENDING;
    }

    private String stands(Lane lane, WatchState state) {
        Integer percent = lane.percent();
        return percent == null
                ? verdicts.word(state.entry()).toLowerCase(texts.locale())
                : percent(percent);
    }

    /** That many percent. */
    public String percent(int percent) {
        return texts.get("desk.percent", percent);
    }

    private String ended(Outage outage) {
        JournalEntry latest = outage.latest();
        String kind = kind(latest.kind());
        if (outage.isDrained()) {
            return texts.get("desk.drained", kind, outages.counted(latest));
        }
        return Verdict.of(latest) instanceof Verdict.Processed(long items)
                ? texts.get(PROCESSED + latest.kind().name(), formats.number(items))
                : texts.get("desk.ended", kind, outages.standing(outage));
    }

    private String kind(ItemKind kind) {
        return texts.get(KIND + kind.name());
    }
}
