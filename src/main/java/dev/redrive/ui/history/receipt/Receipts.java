package dev.redrive.ui.history.receipt;

import dev.redrive.enterprise.AnswerLimits;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.keys.Redactor;
import dev.redrive.profile.Profile;
import dev.redrive.text.TextSanitizer;
import dev.redrive.ui.history.receipt.Receipt.Line;
import dev.redrive.ui.history.receipt.Receipt.Part;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import dev.redrive.ui.outage.OutageTexts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes receipts from rows of the history, in one language. Notes are never in them. Any thread;
 * never blocks.
 */
public final class Receipts {

    private static final String ASKED_FOR = "receipt.request.";

    /** As much of a reason as fits on the page beside the rest. */
    private static final int LONGEST_REASON = 400;

    private static final int LONGEST_NAME = 120;

    /** Of an outage of more retries, the first and the last ones stand at the top. */
    private static final int MOST_NUMBERS = 8;

    private final Texts texts;
    private final Formats formats;
    private final InstantSource clock;
    private final String version;
    private final Redactor redactor;
    private final String head;
    private final VerdictTexts verdicts;
    private final OutageTexts outages;

    /**
     * Receipts in the language of the texts.
     *
     * @param version Redrive's own
     * @param redactor masks keys
     */
    public Receipts(
            Texts texts,
            Formats formats,
            InstantSource clock,
            String version,
            Redactor redactor,
            String head) {
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
        this.version = version;
        this.redactor = redactor;
        this.head = head;
        this.verdicts = new VerdictTexts(texts, formats, this::word);
        this.outages = new OutageTexts(texts, formats, this::word);
    }

    /**
     * What goes in beside what the service said.
     *
     * @param taskIds the service's ids, for questions about them
     * @param who the user who requested the retry
     * @param reason what was written as its reason
     */
    public record Included(boolean taskIds, boolean who, boolean reason) {

        /** Everything that may be in it. */
        public static final Included ALL = new Included(true, true, true);

        /** What a customer needs, and nothing that is only ours. */
        public static final Included USUAL = new Included(true, false, false);
    }

    /**
     * The receipt of one retry as the history holds it now.
     *
     * @param profile the row's profile as it is today; null when it is not kept any more
     */
    public Receipt of(HistoryRow row, @Nullable Profile profile, Included included) {
        JournalEntry entry = row.entry();
        ReceiptOutcome outcome = new ReceiptOutcome(entry, texts, verdicts, this::word);
        return new Receipt(
                language(),
                texts.get("receipt.title." + entry.kind().name()),
                name(entry, profile),
                List.of(),
                "",
                false,
                outcome.headline(),
                parts(
                        entry,
                        new Part(
                                texts.get("receipt.requested"),
                                requested(entry, included),
                                watchedOnly(entry)),
                        new Part(texts.get("receipt.said"), said(entry, included), List.of()),
                        new Part(texts.get("receipt.means"), List.of(), outcome.means()),
                        new Part(texts.get("receipt.meansNot"), List.of(), outcome.meansNot())),
                made(),
                fileName(entry));
    }

    /** The receipt of a whole outage, in the same way. */
    public Receipt of(OutageRow row, @Nullable Profile profile, Included included) {
        Outage outage = row.outage();
        JournalEntry latest = outage.latest();
        ReceiptOutcome outcome = new ReceiptOutcome(latest, texts, verdicts, this::word);
        List<Line> requested = new ArrayList<>();
        line(requested, "receipt.what", texts.get(ASKED_FOR + latest.kind().name()));
        line(requested, "receipt.host", shown(latest.host(), LONGEST_NAME));
        if (included.who()) {
            line(requested, "receipt.by", shown(all(outage, JournalEntry::operator), LONGEST_NAME));
        }
        if (included.reason()) {
            line(requested, "receipt.reason", prose(all(outage, JournalEntry::reason)));
        }
        return new Receipt(
                language(),
                texts.get("receipt.outage." + latest.kind().name()),
                name(latest, profile),
                outages.counts(outage, MOST_NUMBERS),
                texts.get(
                        "receipt.numbers",
                        row.nbRetries(),
                        formats.stamp(TaskTimes.requestedAt(outage.first())),
                        formats.stamp(TaskTimes.requestedAt(latest))),
                outage.isDrained(),
                outages.title(outage),
                parts(
                        latest,
                        new Part(texts.get("receipt.requested"), requested, List.of()),
                        new Part(
                                texts.get("receipt.said"),
                                outage.retries().stream()
                                        .map(entry -> retry(entry, included))
                                        .toList(),
                                List.of()),
                        new Part(
                                texts.get("receipt.means"),
                                List.of(),
                                outage.isDrained()
                                        ? List.of(outages.meaning(outage))
                                        : outcome.means()),
                        new Part(texts.get("receipt.meansNot"), List.of(), outcome.meansNot())),
                made(),
                fileName(latest));
    }

    /** With the head of the audit trail, which whoever has the trail can look for in it. */
    private String made() {
        String made = texts.get("receipt.made", formats.stamp(clock.instant()), version);
        return head.isEmpty() ? made : made + " " + texts.get("receipt.trail", head);
    }

    private String language() {
        return texts.locale().getLanguage().equals("fr") ? "fr" : "en";
    }

    /** Those parts, after a word on the demo where it is one. */
    private List<Part> parts(JournalEntry entry, Part... all) {
        List<Part> parts = new ArrayList<>(List.of(all));
        if (Profile.isDemo(entry.profileId())) {
            parts.addFirst(
                    new Part(
                            texts.get("receipt.demo"),
                            List.of(),
                            List.of(texts.get("receipt.demoMeans"))));
        }
        return List.copyOf(parts);
    }

    private static String all(Outage outage, Function<JournalEntry, String> of) {
        return outage.retries().stream()
                .map(of)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** One retry of an outage in one line. */
    private Line retry(JournalEntry entry, Included included) {
        Long count = Outage.count(entry);
        String status = entry.status() == null ? "" : word(entry.status());
        String items =
                count == null
                        ? texts.get("receipt.itemsUnknown")
                        : texts.get("receipt.items", count);
        Duration took = TaskTimes.took(entry);
        String line =
                status.isEmpty()
                        ? items
                        : took == null
                                ? texts.get("receipt.retry", items, status)
                                : texts.get(
                                        "receipt.retryIn", items, status, formats.duration(took));
        String id = entry.taskId() == null ? "" : id(entry.taskId());
        return new Line(
                formats.exactly(TaskTimes.requestedAt(entry)),
                included.taskIds() && !id.isEmpty()
                        ? texts.get("receipt.retryTask", line, id)
                        : line);
    }

    private String name(JournalEntry entry, @Nullable Profile profile) {
        String name = shown(entry.profileName(), LONGEST_NAME);
        return profile == null
                ? name
                : texts.get(
                        "receipt.profileKind",
                        name,
                        texts.get("profile.kind." + profile.kind().name()));
    }

    private List<Line> requested(JournalEntry entry, Included included) {
        List<Line> lines = new ArrayList<>();
        line(lines, "receipt.what", texts.get(ASKED_FOR + entry.kind().name()));
        line(lines, "receipt.host", shown(entry.host(), LONGEST_NAME));
        String when = formats.stamp(TaskTimes.requestedAt(entry));
        String who = shown(entry.operator(), LONGEST_NAME);
        if (entry.attached()) {
            line(lines, "receipt.created", when);
        } else {
            line(lines, "receipt.when", when);
        }
        if (included.who()) {
            line(lines, entry.attached() ? "receipt.watchedBy" : "receipt.by", who);
        }
        if (included.reason() && !entry.attached()) {
            line(lines, "receipt.reason", prose(entry.reason()));
        }
        return List.copyOf(lines);
    }

    private List<String> watchedOnly(JournalEntry entry) {
        String as = entry.kindAssumed() ? "receipt.attachedAs." + entry.kind() : "receipt.attached";
        return entry.attached() ? List.of(texts.get(as)) : List.of();
    }

    private List<Line> said(JournalEntry entry, Included included) {
        List<Line> lines = new ArrayList<>();
        if (included.taskIds()) {
            String id = entry.taskId();
            line(lines, "receipt.task", id == null ? "" : id(id));
        }
        line(lines, "receipt.status", entry.status() == null ? "" : word(entry.status()));
        line(lines, "receipt.nbItems", formats.number(entry.nbItems()));
        line(lines, "receipt.processed", verdicts.processed(entry));
        line(lines, "receipt.remaining", formats.number(entry.nbRemainingItems()));
        Instant ended = TaskTimes.endedAt(entry);
        if (ended != null) {
            line(lines, "receipt.ended", formats.stamp(ended));
            line(lines, "receipt.took", verdicts.duration(entry));
        }
        String clocks = verdicts.clocks(entry);
        if (clocks != null) {
            line(lines, "receipt.clocks", clocks);
        }
        return List.copyOf(lines);
    }

    private void line(List<Line> lines, String key, String value) {
        lines.add(new Line(texts.get(key), value.isEmpty() ? Formats.UNKNOWN : value));
    }

    private String word(String said) {
        return shown(said, LONGEST_NAME);
    }

    private String id(String said) {
        return shown(redactor.cleanId(said), AnswerLimits.LONGEST_ID);
    }

    private String prose(String written) {
        return shown(redactor.clean(written), LONGEST_REASON);
    }

    /**
     * What somebody else wrote, on one line, without keys and without signs that turn lines. Keys
     * are masked first, so that no half of one is left where the text is cut.
     */
    private String shown(String text, int most) {
        String line = redactor.cleanData(TextSanitizer.oneLine(redactor.cleanData(text)));
        return line.codePointCount(0, line.length()) <= most
                ? line
                : texts.get(
                        "receipt.shortened", line.substring(0, line.offsetByCodePoints(0, most)));
    }

    private String fileName(JournalEntry entry) {
        String id = entry.taskId() == null ? entry.id() : entry.taskId();
        String usable = redactor.cleanId(id).replaceAll("[^A-Za-z0-9-]", "");
        return (Profile.isDemo(entry.profileId()) ? "redrive-demo-" : "redrive-")
                + formats.date(entry.startedAt())
                + (usable.isEmpty()
                        ? ""
                        : "-" + usable.substring(0, Math.min(24, usable.length())));
    }

    /**
     * How a run ended and what that means, never more than the service said.
     *
     * @param verdicts the words every screen uses
     * @param shown makes a word of the service fit to be shown
     */
    record ReceiptOutcome(
            JournalEntry entry, Texts texts, VerdictTexts verdicts, UnaryOperator<String> shown) {

        /** How it ended, in one line. */
        String headline() {
            return verdicts.title(entry);
        }

        /** What the end means. */
        List<String> means() {
            List<String> sentences = new ArrayList<>();
            sentences.add(
                    switch (Verdict.of(entry)) {
                        case Verdict.Processed _ -> texts.get("receipt.means.processed");
                        case Verdict.ProcessedUncounted(var items) ->
                                texts.get(
                                        items == null
                                                ? "receipt.means.uncounted"
                                                : "receipt.means.uncountedOf");
                        case Verdict.NothingToSend(boolean madeTask) ->
                                texts.get(
                                        madeTask
                                                ? "receipt.means.nothingTask"
                                                : "receipt.means.nothing");
                        case Verdict.Contradicted _ -> texts.get("receipt.means.contradicted");
                        case Verdict.Canceled(var left) ->
                                texts.get(
                                        left != null && left == 0
                                                ? "receipt.means.canceledNone"
                                                : "receipt.means.canceled");
                        case Verdict.Failed _ -> texts.get("receipt.means.failed", said());
                        case Verdict.OutcomeUnknown _ -> texts.get("receipt.means.notKnown");
                        case Verdict.NotEnded(var word) ->
                                word == null
                                        ? texts.get("receipt.means.unanswered")
                                        : texts.get("receipt.means.unfinished", said());
                        case Verdict.Forgotten _ -> texts.get("receipt.means.forgotten", said());
                    });
            String contradiction = verdicts.contradiction(entry);
            if (contradiction != null) {
                sentences.add(contradiction);
            }
            return List.copyOf(sentences);
        }

        /** What must not be read into it. */
        List<String> meansNot() {
            List<String> sentences = new ArrayList<>();
            switch (Verdict.of(entry)) {
                case Verdict.NothingToSend _ -> sentences.add(texts.get("receipt.not.nothing"));
                case Verdict.OutcomeUnknown _ -> sentences.add(texts.get("receipt.not.notKnown"));
                case Verdict.Forgotten _ -> {
                    sentences.add(texts.get("receipt.not.forgotten"));
                    sentences.add(texts.get("receipt.not.accepted"));
                }
                case Verdict.Canceled _ -> {
                    sentences.add(texts.get("receipt.not.accepted"));
                    sentences.add(texts.get("receipt.not.canceled"));
                }
                case Verdict.Processed _, Verdict.ProcessedUncounted _, Verdict.Contradicted _ ->
                        sentences.add(texts.get("receipt.not.accepted"));
                case Verdict.Failed _, Verdict.NotEnded _ ->
                        sentences.add(texts.get("receipt.not.accepted"));
            }
            sentences.add(texts.get("receipt.not.witness"));
            return List.copyOf(sentences);
        }

        private String said() {
            return entry.status() == null ? Formats.UNKNOWN : shown.apply(entry.status());
        }
    }
}
