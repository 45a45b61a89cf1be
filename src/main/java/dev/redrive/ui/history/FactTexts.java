package dev.redrive.ui.history;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.VerdictKind;
import dev.redrive.profile.Profile;
import dev.redrive.receiver.Checked;
import dev.redrive.ui.history.table.ShownRow.Owner;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import dev.redrive.ui.receiver.ReceiverTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything of an entry in words that claim no more than is known. */
final class FactTexts {

    private final Texts texts;
    private final Formats formats;
    private final VerdictTexts verdicts;
    private final ReceiverTexts receivers;

    FactTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        this.verdicts = new VerdictTexts(texts, formats);
        this.receivers = new ReceiverTexts(texts, formats);
    }

    /** The status in words and, where there is one, as the service's own word. */
    String status(JournalEntry entry) {
        return Texts.shown(verdicts.status(entry));
    }

    /** How it went, in one sentence. */
    String verdict(JournalEntry entry) {
        return verdicts.title(entry);
    }

    /** The customer, with what kind of profile it is and how many retries the outage has. */
    Owner owner(JournalEntry entry, @Nullable Profile profile, int retries) {
        String kind =
                texts.get(
                        profile == null
                                ? "history.removed"
                                : "profile.kind." + profile.kind().name());
        return new Owner(
                Texts.shown(entry.profileName()),
                profile,
                texts.get(
                        "history.kindRetries",
                        kind,
                        texts.get("kind." + entry.kind().name()),
                        retries));
    }

    List<Fact> facts(JournalEntry entry) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "history.outcome", verdicts.title(entry));
        add(
                facts,
                entry.attached() ? "history.startedElsewhere" : "history.started",
                formats.exactly(TaskTimes.requestedAt(entry)));
        Instant ended = TaskTimes.endedAt(entry);
        if (ended != null) {
            add(facts, "history.ended", formats.exactly(ended));
        }
        add(facts, "history.items", formats.number(entry.nbItems()));
        add(facts, "history.processed", verdicts.processed(entry));
        add(facts, "history.remaining", formats.number(entry.nbRemainingItems()));
        add(facts, "history.duration", verdicts.duration(entry));
        add(facts, "history.pace", verdicts.pace(entry));
        String clocks = verdicts.clocks(entry);
        if (clocks != null) {
            add(facts, "history.clocks", clocks);
        }
        add(facts, "history.reason", entry.reason().isBlank() ? Formats.UNKNOWN : entry.reason());
        add(
                facts,
                entry.attached() ? "history.watchedBy" : "history.operator",
                entry.operator().isBlank() ? Formats.UNKNOWN : entry.operator());
        add(facts, "history.host", entry.host());
        Checked.read(entry.receiver())
                .map(receivers::of)
                .ifPresent(said ->
                        add(facts, "receiver.title", said.sentence() + "\n" + said.below()));
        return facts;
    }

    private void add(List<Fact> facts, String label, String value) {
        facts.add(new Fact(texts.get(label), Texts.shown(value)));
    }

    /**
     * What how it went does and does not mean, and what to do next.
     *
     * @param profile the entry's as it is now; null when it was removed
     */
    String meaning(JournalEntry entry, @Nullable Profile profile) {
        VerdictKind verdictKind = VerdictKind.of(entry);
        if (verdictKind == VerdictKind.UNFINISHED && profile == null) {
            return texts.get("history.means.profileRemoved");
        }
        if (verdictKind == VerdictKind.UNFINISHED && !canBeWatched(entry, profile)) {
            return texts.get("history.means.otherHost", entry.host());
        }
        return verdicts.meaning(entry);
    }

    /**
     * Whether there is a task that may go on, and the service it runs on is the profile's. A
     * forgotten one may have been out of reach only for a while.
     */
    static boolean canBeWatched(JournalEntry entry, @Nullable Profile profile) {
        VerdictKind verdictKind = VerdictKind.of(entry);
        return (verdictKind == VerdictKind.UNFINISHED || verdictKind == VerdictKind.FORGOTTEN)
                && profile != null
                && profile.host().equals(entry.host());
    }

    /** What the chart shows, for those who cannot see it. */
    String chart(List<Sample> samples) {
        if (samples.isEmpty()) {
            return texts.get("history.noChart");
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        return texts.get(
                "history.chart",
                formats.number(first.nbRemainingItems()),
                formats.number(last.nbRemainingItems()),
                formats.duration(Duration.between(first.at(), last.at())));
    }

    /**
     * One thing that is known of an entry.
     *
     * @param label what it is
     * @param value as it is shown
     */
    record Fact(String label, String value) {}
}
