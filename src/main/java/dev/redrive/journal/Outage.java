package dev.redrive.journal;

import dev.redrive.enterprise.ItemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Retries of one customer and kind that follow each other: the one rule for every screen, export
 * and receipt. Each retry was requested within 24 h of the end of the one before, until one counts
 * 0; a user's {@link Mark} goes before that rule.
 *
 * <p>Each retry takes on everything that counts as failed at that moment, old and new. So what a
 * later retry counts is all that still fails, and the difference to the first count is the least
 * number of items that no longer do. A task of which only a user has said what it sends may send
 * something else: it stands among the others, but counts nothing, not even 0.
 *
 * @param retries the retries in the order they were requested; at least one
 */
public record Outage(List<JournalEntry> retries) {

    /** A retry requested later than this after the end of the one before begins a new outage. */
    public static final Duration GAP = Duration.ofHours(24);

    /** The order of retries; a tie is broken the same way everywhere. */
    public static final Comparator<JournalEntry> OLDEST_FIRST =
            Comparator.comparing(JournalEntry::startedAt).thenComparing(JournalEntry::id);

    /** What a user has decided about a retry, which goes before the rule. */
    public enum Mark {
        /** It begins an outage, however soon after the one before it was requested. */
        BEGINS,
        /** It belongs to the outage of the retry before it, however late it was requested. */
        CONTINUES
    }

    private record Lane(String profileId, ItemKind kind) {}

    public Outage {
        if (retries.isEmpty()) {
            throw new IllegalArgumentException("an outage has at least one retry");
        }
        retries = List.copyOf(retries);
    }

    /**
     * The outages those entries make, the one with the latest retry first.
     *
     * @param entries of any customers and kinds, in any order
     * @param marks what the user has decided, by the id of the entry
     */
    public static List<Outage> of(List<JournalEntry> entries, Map<String, Mark> marks) {
        Map<Lane, List<List<JournalEntry>>> lanes = new LinkedHashMap<>();
        entries.stream()
                .sorted(OLDEST_FIRST)
                .forEach(entry -> {
                    List<List<JournalEntry>> lane =
                            lanes.computeIfAbsent(
                                    new Lane(entry.profileId(), entry.kind()),
                                    _ -> new ArrayList<>());
                    if (lane.isEmpty()
                            || !continues(lane.getLast().getLast(), entry, marks.get(entry.id()))) {
                        lane.add(new ArrayList<>());
                    }
                    lane.getLast().add(entry);
                });
        return lanes.values().stream()
                .flatMap(List::stream)
                .map(Outage::new)
                .sorted(Comparator.comparing(Outage::latest, OLDEST_FIRST).reversed())
                .toList();
    }

    /**
     * Whether a retry belongs to the outage of the one before it.
     *
     * @param before the last retry of that customer and kind before it, by {@link #OLDEST_FIRST}
     * @param mark what the user has decided about it; null where nothing
     */
    public static boolean continues(JournalEntry before, JournalEntry next, @Nullable Mark mark) {
        return mark == null ? isOpen(before, next.startedAt()) : mark == Mark.CONTINUES;
    }

    private static boolean isOpen(JournalEntry last, Instant at) {
        return !countedNone(last) && !at.isAfter(end(last).plus(GAP));
    }

    /** When it ended as far as is known, else the last moment at which it is known to have run. */
    private static Instant end(JournalEntry entry) {
        Instant ended = TaskTimes.endedAt(entry);
        Instant requested = TaskTimes.requestedAt(entry);
        return ended == null || ended.isBefore(requested) ? requested : ended;
    }

    private static boolean countedNone(JournalEntry entry) {
        return !entry.kindAssumed() && Verdict.of(entry) instanceof Verdict.NothingToSend;
    }

    /**
     * How many items the retry took on, which is how many counted as failed when it was requested;
     * null where the service did not say it, contradicted itself, or did not say what it counts.
     */
    public static @Nullable Long count(JournalEntry entry) {
        if (countedNone(entry)) {
            return 0L;
        }
        Long items = entry.nbItems();
        Long remaining = entry.nbRemainingItems();
        return entry.kindAssumed()
                        || items == null
                        || items < 0
                        || (remaining != null && remaining > items)
                ? null
                : items;
    }

    /** The retry that began it. */
    public JournalEntry first() {
        return retries.getFirst();
    }

    /** The retry requested last. */
    public JournalEntry latest() {
        return retries.getLast();
    }

    /** What the first retry took on; null where that is not known. */
    public @Nullable Long firstCount() {
        return count(first());
    }

    /** The last retry whose count is known; null where there is none after the first. */
    public @Nullable JournalEntry latestCounted() {
        return retries.stream()
                .skip(1)
                .filter(entry -> count(entry) != null)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /** What that retry took on; null where there is none. */
    public @Nullable Long latestCount() {
        JournalEntry counted = latestCounted();
        return counted == null ? null : count(counted);
    }

    /**
     * How many items at least no longer count as failed: the first count less the latest, from 0.
     * Null where nothing can be said: before a second count, and when the first retry was not
     * processed, since what it left out may not have counted as failed since.
     */
    public @Nullable Long noLongerFailed() {
        Long before = firstCount();
        Long now = latestCount();
        return before == null || now == null || !(Verdict.of(first()) instanceof Verdict.Processed)
                ? null
                : (Long) Math.max(0, before - now);
    }

    /** Whether more counted as failed at the latest count than at the first. */
    public boolean hasGrown() {
        Long before = firstCount();
        Long now = latestCount();
        return before != null && now != null && now > before;
    }

    /**
     * Whether a later retry counted 0: the only thing that may be shown in green. The items were
     * accepted, or given up after 30 attempts; the service does not say which.
     */
    public boolean isDrained() {
        return retries.size() > 1 && countedNone(latest());
    }

    /** Whether its latest retry counted 0, be it the first one, so that nothing is left to do. */
    public boolean isOver() {
        return countedNone(latest());
    }

    /** Whether a retry requested at that moment would belong to it. */
    public boolean takes(Instant requestedAt) {
        return isOpen(latest(), requestedAt);
    }

    /** Which retry of the outage that is, from 1; 0 where it is none of it. */
    public int number(String entryId) {
        for (int i = 0; i < retries.size(); i++) {
            if (retries.get(i).id().equals(entryId)) {
                return i + 1;
            }
        }
        return 0;
    }
}
