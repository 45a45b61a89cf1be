package dev.redrive.ui.outage;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an outage has come to, in sentences for the phone that never claim more than the service
 * said. Every screen and every receipt uses these. Any thread.
 */
public final class OutageTexts {

    private static final String ARROW = " → ";
    private static final int WORDS_FOR_NUMBERS = 10;

    private final Texts texts;
    private final Formats formats;
    private final VerdictTexts verdicts;

    /** Words of the service are shown as they are. */
    public OutageTexts(Texts texts, Formats formats) {
        this(texts, formats, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param shown makes a word of the service fit to be shown
     */
    public OutageTexts(Texts texts, Formats formats, UnaryOperator<String> shown) {
        this.texts = texts;
        this.formats = formats;
        this.verdicts = new VerdictTexts(texts, formats, shown);
    }

    /** Where it stands in as few words as fit into a table: how its latest retry ended, or 0. */
    public String standing(Outage outage) {
        return outage.isDrained()
                ? texts.get("outage.drained", counted(outage.latest()))
                : verdicts.word(outage.latest());
    }

    /** The colour that goes with it; green only where a later retry counted 0. */
    public Styles.Tone tone(Outage outage) {
        return outage.isDrained() ? Styles.Tone.SUCCESS : verdicts.tone(outage.latest());
    }

    /** What it has come to, in one sentence without a full stop. */
    public String title(Outage outage) {
        String kind = outage.latest().kind().name();
        if (outage.isDrained()) {
            return texts.get("outage.drained." + kind, counted(outage.latest()));
        }
        if (!isProcessed(outage.latest()) || outage.retries().size() == 1) {
            return verdicts.title(outage.latest());
        }
        Long claim = outage.noLongerFailed();
        if (claim != null && claim > 0 && outage.latest().equals(outage.latestCounted())) {
            return atLeast(outage, claim);
        }
        return outage.hasGrown()
                ? texts.get(
                        "outage.grown." + kind,
                        formats.number(outage.latestCount()),
                        formats.number(outage.firstCount()))
                : verdicts.title(outage.latest());
    }

    private String atLeast(Outage outage, long claim) {
        return texts.get(
                "outage.atLeast." + outage.latest().kind().name(),
                formats.number(claim),
                formats.number(outage.firstCount()));
    }

    /** What that means and what only the next retry shows, in one or more sentences. */
    public String meaning(Outage outage) {
        JournalEntry latest = outage.latest();
        if (outage.isDrained()) {
            Long claim = outage.noLongerFailed();
            String end = texts.get("outage.drainedMeans");
            return claim == null || claim == 0
                    ? end
                    : texts.get(
                            "outage.drainedOf." + latest.kind().name(), formats.number(claim), end);
        }
        List<String> sentences = new ArrayList<>();
        Long count = Outage.count(latest);
        if (isProcessed(latest) && outage.retries().size() > 1 && count != null) {
            sentences.add(countedAndProcessed(latest, count));
        } else {
            sentences.add(verdicts.meaning(latest));
            JournalEntry counted = outage.latestCounted();
            Long claim = outage.noLongerFailed();
            if (claim != null && claim > 0 && counted != null) {
                sentences.add(texts.get("outage.since", atLeast(outage, claim), counted(counted)));
            }
        }
        if (outage.hasGrown()) {
            sentences.add(texts.get("outage.grownMeans"));
        }
        return String.join(" ", sentences);
    }

    private String countedAndProcessed(JournalEntry latest, long count) {
        Duration took = TaskTimes.took(latest);
        String number = formats.number(count);
        return took == null
                ? texts.get("outage.again", number, counted(latest))
                : texts.get("outage.againIn", number, counted(latest), formats.duration(took));
    }

    private static boolean isProcessed(JournalEntry entry) {
        return Verdict.of(entry) instanceof Verdict.Processed;
    }

    /** When that retry counted what had failed, for instance "at 15:45" or "yesterday 18:52". */
    public String counted(JournalEntry entry) {
        return formats.momentOrTime(TaskTimes.requestedAt(entry));
    }

    /** What each retry took on, for instance "12,480 → 312 → 7 → 0". */
    public String drain(Outage outage) {
        return drain(outage, Integer.MAX_VALUE);
    }

    /**
     * The same.
     *
     * @param atMost how many numbers, from 1; the first and the last ones stay, of one the last
     */
    public String drain(Outage outage, int atMost) {
        return String.join(ARROW, counts(outage, atMost));
    }

    /** The numbers of that, one by one; "…" in place of those left out. */
    public List<String> counts(Outage outage, int atMost) {
        List<String> numbers =
                outage.retries().stream()
                        .map(Outage::count)
                        .map(formats::number)
                        .collect(Collectors.toCollection(ArrayList::new));
        if (numbers.size() > atMost) {
            int kept = atMost > 1 ? 1 : 0;
            numbers.subList(kept, numbers.size() - atMost + kept).clear();
            numbers.add(kept, "…");
        }
        return List.copyOf(numbers);
    }

    /**
     * The outage in a line beside another: how many retries, what they counted, what came of it.
     */
    public String line(Outage outage) {
        String drain = drain(outage, 4);
        return outage.retries().size() == 1
                ? texts.get("outage.lineOne", drain)
                : texts.get(
                        outage.isDrained()
                                ? "outage.lineDrained"
                                : outage.hasGrown() ? "outage.lineGrown" : "outage.line",
                        outage.retries().size(),
                        drain,
                        counted(outage.latest()));
    }

    /** The place of a retry in its outage: "first", "second", … and "no. 11" from there on. */
    public String place(int number) {
        return number <= WORDS_FOR_NUMBERS
                ? texts.get("outage.place." + number)
                : texts.get("outage.placeMore", number);
    }

    /** Which retry of the outage it is, for instance "retry 2 of this outage"; null for a first. */
    public @Nullable String which(Outage outage, JournalEntry entry) {
        int number = outage.number(entry.id());
        return number < 2 ? null : texts.get("outage.which", number);
    }
}
