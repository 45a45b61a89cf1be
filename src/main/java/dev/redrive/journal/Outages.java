package dev.redrive.journal;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Outage.Mark;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored entries as {@link Outage}s. Safe for any thread; calls block as those of {@link
 * Journal} do, so they are never made on the JavaFX thread.
 *
 * <p>Every call throws {@link JournalException} when it cannot be answered.
 */
public interface Outages {

    /** How many of the latest retries of an outage {@link #outage} has, beside the first. */
    int MOST_RETRIES = 1_000;

    /** How many of the latest retries each outage of a page has, beside the first. */
    int MOST_IN_PAGE = 50;

    /**
     * A page of the outages that the filter lets through. Each has its first retry and the latest
     * {@link #MOST_IN_PAGE}.
     *
     * @param offset how many outages to leave out, from 0
     * @param atMost how many outages to give, from 0
     */
    default List<OutageRow> outages(
            OutageFilter filter, OutageOrder order, int offset, int atMost) {
        return outages(filter, new Page(order, offset, atMost, List.of()));
    }

    /** The same of the outages that the filter lets through and of others, which it counts too. */
    List<OutageRow> outages(OutageFilter filter, Page page);

    /**
     * Looks for what the filter lets through, so that its totals and pages need not. Ends early
     * once it is of no use any more, and does nothing where nothing takes long.
     *
     * @param isObsolete called often, on this thread; returns at once
     */
    default void search(OutageFilter filter, BooleanSupplier isObsolete) {
        // The calls that follow look for themselves.
    }

    /** How many outages the filter lets through, and how many retries they have. */
    OutageTotals outageTotals(OutageFilter filter);

    /**
     * The outage that an entry belongs to, with its first retry and the latest {@link
     * #MOST_RETRIES}; null when there is no such entry.
     */
    @Nullable OutageRow outage(String entryId);

    /**
     * Every retry of the outages that the filter lets through, read page by page while the stream
     * is used; the outages latest first, their retries oldest first. Sequential.
     */
    Stream<OutageRetry> retries(OutageFilter filter);

    /**
     * Stores what a user has decided about a retry; null takes it back. Does nothing when there is
     * no such entry.
     */
    void mark(String entryId, @Nullable Mark mark);

    /** What users have decided, by the id of the entry; for {@link Outage#of}. */
    Map<String, Mark> marks();

    /**
     * Which of the outages to give.
     *
     * @param offset how many to leave out, from 0
     * @param atMost how many to give, from 0
     * @param others that stand among those of the history, each in its place; a few hundred at most
     */
    record Page(OutageOrder order, int offset, int atMost, List<OutageRow> others) {}

    /**
     * An outage as the history shows it.
     *
     * @param retries its first retry and the latest ones, oldest first; at least one
     * @param nbRetries how many retries it has in all
     */
    record OutageRow(List<HistoryRow> retries, int nbRetries) {

        public OutageRow {
            retries = List.copyOf(retries);
        }

        /** The outages that those rows make, as {@link Outage#of} says. */
        public static List<OutageRow> of(Collection<HistoryRow> rows, Map<String, Mark> marks) {
            Map<String, HistoryRow> byId = new HashMap<>();
            rows.forEach(row -> byId.put(row.entry().id(), row));
            return Outage.of(rows.stream().map(HistoryRow::entry).toList(), marks).stream()
                    .map(Outage::retries)
                    .map(all -> all.stream().map(entry -> byId.get(entry.id())).toList())
                    .map(all -> new OutageRow(all, all.size()))
                    .toList();
        }

        /** The outage, of the retries that are here. */
        public Outage outage() {
            return new Outage(retries.stream().map(HistoryRow::entry).toList());
        }

        /** The id of the entry that began it. */
        public String id() {
            return retries.getFirst().entry().id();
        }

        /** The retry requested last. */
        public JournalEntry latest() {
            return retries.getLast().entry();
        }

        /** Everything in it that can be searched for, each text once. */
        public String words() {
            Set<String> texts = new LinkedHashSet<>();
            for (HistoryRow row : retries) {
                texts.addAll(SearchText.of(row.entry()).lines().toList());
                texts.addAll(SearchText.fold(row.note()).lines().toList());
            }
            return String.join("\n", texts);
        }
    }

    /**
     * One retry and the outage it belongs to.
     *
     * @param row the retry
     * @param outageId the id of the entry that began the outage
     * @param standing where the outage stands
     */
    record OutageRetry(HistoryRow row, String outageId, Standing standing) {}

    /**
     * How many there are.
     *
     * @param outages from 0
     * @param retries at least as many as outages
     */
    record OutageTotals(int outages, int retries) {

        public static final OutageTotals NONE = new OutageTotals(0, 0);
    }

    /** Where an outage stands, what needs a user first. */
    enum Standing {
        /** It is not known whether the latest retry started. */
        NOT_KNOWN(0),
        FAILED(1),
        CONTRADICTED(2),
        CANCELED(3),
        FORGOTTEN(4),
        UNFINISHED(5),
        /** The latest retry was processed; only the next one shows how many still fail. */
        PROCESSED(6),
        /** The first retry counted 0. */
        NOTHING_FAILED(7),
        /** A later retry counted 0. */
        DRAINED(8);

        private final int rank;

        Standing(int rank) {
            this.rank = rank;
        }

        /** A number for the order, from 0; files hold it, so it never changes. */
        public int rank() {
            return rank;
        }

        /** The one of that rank; the first where there is none. */
        public static Standing ofRank(long rank) {
            return Arrays.stream(values())
                    .filter(each -> each.rank == rank)
                    .findFirst()
                    .orElse(NOT_KNOWN);
        }

        /** Where that outage stands. */
        public static Standing of(Outage outage) {
            return switch (VerdictKind.of(outage.latest())) {
                case NOT_KNOWN -> NOT_KNOWN;
                case FAILED -> FAILED;
                case CONTRADICTED -> CONTRADICTED;
                case CANCELED -> CANCELED;
                case FORGOTTEN -> FORGOTTEN;
                case UNFINISHED -> UNFINISHED;
                case COMPLETED -> PROCESSED;
                case NOTHING_TO_SEND ->
                        outage.isDrained() ? DRAINED : outage.isOver() ? NOTHING_FAILED : PROCESSED;
            };
        }
    }

    /**
     * Which outages to show; what is null, blank or false lets everything through.
     *
     * @param text words that must all appear in the outage, each in any text of any retry, without
     *     regard to case and accents
     * @param kind trips or crashes
     * @param latest how the latest retry ended
     * @param profileId of that profile
     * @param from a retry was requested then or later
     * @param until a retry was requested before then
     * @param notDrained only those whose latest retry did not count 0
     */
    record OutageFilter(
            String text,
            @Nullable ItemKind kind,
            @Nullable VerdictKind latest,
            @Nullable String profileId,
            @Nullable Instant from,
            @Nullable Instant until,
            boolean notDrained) {

        /** Lets everything through. */
        public static final OutageFilter ALL =
                new OutageFilter("", null, null, null, null, null, false);

        /** Only what a customer has of one kind. */
        static OutageFilter of(String profileId, ItemKind kind) {
            return new OutageFilter("", kind, null, profileId, null, null, false);
        }

        /** The same of that profile alone; null where this is of another one, so of none. */
        public @Nullable OutageFilter of(String onlyProfile) {
            return profileId == null || profileId.equals(onlyProfile)
                    ? new OutageFilter(text, kind, latest, onlyProfile, from, until, notDrained)
                    : null;
        }

        /** Whether the outage passes. */
        public boolean matches(OutageRow row) {
            Outage outage = row.outage();
            JournalEntry last = outage.latest();
            return (kind == null || kind == last.kind())
                    && (latest == null || latest == VerdictKind.of(last))
                    && (profileId == null || profileId.equals(last.profileId()))
                    && (from == null || !last.startedAt().isBefore(from))
                    && (until == null || outage.first().startedAt().isBefore(until))
                    && (!notDrained || !outage.isOver())
                    && hasWords(row);
        }

        private boolean hasWords(OutageRow row) {
            List<String> typed = SearchText.words(text);
            if (typed.isEmpty()) {
                return true;
            }
            String words = row.words();
            return typed.stream().allMatch(words::contains);
        }
    }

    /**
     * The order of a page. Of two that are equal in it, the one with the later retry comes first.
     *
     * @param by what is compared
     * @param descending whether the largest comes first
     */
    record OutageOrder(By by, boolean descending) {

        /** What is compared. */
        public enum By {
            /** When the latest retry was requested. */
            TIME,
            /** The customer's name at the time of the latest retry. */
            CUSTOMER,
            STANDING,
            /** What the first retry took on; one that is not known is the smallest. */
            TOOK_ON
        }

        /** The one with the latest retry first. */
        public static final OutageOrder LATEST_FIRST = new OutageOrder(By.TIME, true);

        private static final Comparator<OutageRow> OLDEST_FIRST =
                Comparator.comparing(row -> row.latest().startedAt());

        /** The order as a comparison. */
        Comparator<OutageRow> comparator() {
            Comparator<OutageRow> first =
                    switch (by) {
                        case TIME -> OLDEST_FIRST;
                        case CUSTOMER -> Comparator.comparing(row -> customer(row.latest()));
                        case STANDING ->
                                Comparator.comparingInt(row -> Standing.of(row.outage()).rank());
                        case TOOK_ON -> Comparator.comparingLong(row -> tookOn(row.outage()));
                    };
            return (descending ? first.reversed() : first).thenComparing(OLDEST_FIRST.reversed());
        }

        /** The name that is compared. */
        public static String customer(JournalEntry latest) {
            return SearchText.fold(latest.profileName());
        }

        /** The number that is compared. */
        public static long tookOn(Outage outage) {
            Long first = outage.firstCount();
            return first == null ? -1 : first;
        }
    }
}
