package dev.redrive.ui.kit;

import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.journal.VerdictKind;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a retry went, never claiming more than the service said. Every screen and every receipt uses
 * these words and numbers. Any thread.
 */
public final class VerdictTexts {

    private static final String PROCESSED = "verdict.processed.";
    private static final String UNCOUNTED = "verdict.uncounted.";
    private static final String UNCOUNTED_OF = "verdict.uncountedOf.";
    private static final String NOTHING = "verdict.nothing.";
    private static final String CANCELED = "verdict.canceled.";
    private static final String STANDING = "history.standing.";
    private static final String STATUS = "status.";

    private final Texts texts;
    private final Formats formats;
    private final UnaryOperator<String> shown;

    /** Words of the service are shown as they are. */
    public VerdictTexts(Texts texts, Formats formats) {
        this(texts, formats, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param shown makes a word of the service fit to be shown
     */
    public VerdictTexts(Texts texts, Formats formats, UnaryOperator<String> shown) {
        this.texts = texts;
        this.formats = formats;
        this.shown = shown;
    }

    /** The state in as few words as fit into a table. */
    public String word(JournalEntry entry) {
        Verdict verdict = Verdict.of(entry);
        return verdict instanceof Verdict.NotEnded(var said)
                ? state(said)
                : texts.get(STANDING + VerdictKind.of(verdict).name());
    }

    /** The state in words and, where there is one, as the service's own word. */
    public String status(JournalEntry entry) {
        String words = word(entry);
        String said = entry.status() == null ? words : shown.apply(entry.status());
        return said.equals(words) ? words : texts.get("status.both", words, said);
    }

    /** A running task's state: ours for the words we know, else the service's own. */
    private String state(@Nullable String said) {
        if (said == null) {
            return texts.get("status.none");
        }
        TaskStatus status = TaskStatus.of(said);
        return status.state() == TaskStatus.State.UNKNOWN
                ? shown.apply(said)
                : texts.get(STATUS + status.state().name());
    }

    /** The colour that goes with the state; never green, which only an outage can be. */
    public Styles.Tone tone(JournalEntry entry) {
        return switch (Verdict.of(entry)) {
            case Verdict.NotEnded _ -> Styles.Tone.INFO;
            // Processed is not accepted.
            case Verdict.Processed _, Verdict.ProcessedUncounted _ -> Styles.Tone.PLAIN;
            case Verdict.Contradicted _, Verdict.Canceled _ -> Styles.Tone.WARNING;
            case Verdict.Forgotten _, Verdict.OutcomeUnknown _ -> Styles.Tone.WARNING;
            case Verdict.Failed _ -> Styles.Tone.DANGER;
            case Verdict.NothingToSend _ -> Styles.Tone.PLAIN;
        };
    }

    /** How it went, in one sentence without a full stop. */
    public String title(JournalEntry entry) {
        String kind = entry.kind().name();
        return switch (Verdict.of(entry)) {
            case Verdict.Processed(long items) ->
                    timed(
                            texts.get(
                                    PROCESSED + kind, formats.number(items), formats.number(items)),
                            TaskTimes.took(entry));
            case Verdict.ProcessedUncounted(var items) ->
                    items == null
                            ? texts.get(UNCOUNTED + kind)
                            : texts.get(UNCOUNTED_OF + kind, formats.number(items));
            case Verdict.NothingToSend _ -> texts.get(NOTHING + kind);
            case Verdict.Contradicted _ -> texts.get("verdict.contradicted", said(entry));
            case Verdict.Canceled(var left) ->
                    left == null
                            ? texts.get("verdict.canceledUncounted")
                            : texts.get(CANCELED + kind, formats.number(left));
            case Verdict.Failed(String word) -> texts.get("verdict.failed", shown.apply(word));
            case Verdict.NotEnded(var word) -> notEnded(entry, word);
            case Verdict.Forgotten(var word) ->
                    word == null
                            ? texts.get("verdict.neverKnown")
                            : texts.get("verdict.forgotten", shown.apply(word));
            case Verdict.OutcomeUnknown _ -> texts.get("verdict.outcomeUnknown");
        };
    }

    private String timed(String sentence, @Nullable Duration took) {
        return took == null
                ? sentence
                : texts.get("verdict.took", sentence, formats.duration(took));
    }

    private String notEnded(JournalEntry entry, @Nullable String word) {
        return Verdict.processed(entry) == null
                ? texts.get("verdict.notEnded", state(word))
                : texts.get(
                        "verdict.notEndedOf",
                        state(word),
                        processed(entry),
                        formats.number(entry.nbItems()));
    }

    /** What that means, and what to do next. */
    public String meaning(JournalEntry entry) {
        String meaning =
                switch (Verdict.of(entry)) {
                    case Verdict.Processed _ -> texts.get("verdict.processedMeans");
                    case Verdict.ProcessedUncounted _ ->
                            texts.get(
                                    "verdict.uncountedMeans", texts.get("verdict.processedMeans"));
                    case Verdict.NothingToSend(boolean madeTask) ->
                            texts.get(
                                    madeTask ? "verdict.nothingTaskMeans" : "verdict.nothingMeans");
                    case Verdict.Contradicted _ -> texts.get("verdict.contradictedMeans");
                    case Verdict.Canceled(var left) ->
                            texts.get(
                                    left != null && left == 0
                                            ? "verdict.canceledNoneMeans"
                                            : "verdict.canceledMeans");
                    case Verdict.Failed _ -> texts.get("verdict.failedMeans");
                    case Verdict.NotEnded _ -> texts.get("verdict.notEndedMeans");
                    case Verdict.Forgotten _ -> texts.get("verdict.forgottenMeans");
                    case Verdict.OutcomeUnknown _ -> texts.get("advice.unknownOutcome");
                };
        String contradiction = contradiction(entry);
        return contradiction == null ? meaning : contradiction + " " + meaning;
    }

    /** That the service's numbers contradict each other; null where they do not. */
    public @Nullable String contradiction(JournalEntry entry) {
        return Verdict.numbersContradict(entry)
                ? texts.get(
                        "verdict.numbersContradict",
                        formats.number(entry.nbItems()),
                        formats.number(entry.nbRemainingItems()))
                : null;
    }

    /** How many were processed. */
    public String processed(JournalEntry entry) {
        return formats.number(Verdict.processed(entry));
    }

    /** How long the ended task took. */
    public String duration(JournalEntry entry) {
        Duration took = TaskTimes.took(entry);
        return took == null ? Formats.UNKNOWN : formats.duration(took);
    }

    /** Items a second over the whole task. */
    public String pace(JournalEntry entry) {
        Double pace = TaskTimes.pace(entry);
        return pace == null ? Formats.UNKNOWN : formats.rate(pace);
    }

    /** By how much the service's clock differs from this computer's; null where that is little. */
    public @Nullable String clocks(JournalEntry entry) {
        Duration ahead = TaskTimes.clockDifference(entry);
        return ahead == null
                ? null
                : texts.get(
                        ahead.isNegative() ? "verdict.clockBehind" : "verdict.clockAhead",
                        formats.duration(ahead.abs()));
    }

    private String said(JournalEntry entry) {
        return entry.status() == null ? Formats.UNKNOWN : shown.apply(entry.status());
    }
}
