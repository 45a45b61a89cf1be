package dev.redrive.ui.history.table;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Styles;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table, as it is shown: an outage, or one of the retries it unfolds to.
 *
 * @param outage the outage, also that of a retry; null while it is being read
 * @param retry the retry; null where the row is an outage
 * @param texts what the cells say
 */
public record ShownRow(@Nullable OutageRow outage, @Nullable HistoryRow retry, Cells texts) {

    /**
     * What the cells of a row say.
     *
     * @param started when the retry was requested, of an outage the latest
     * @param owner which customer it was for
     * @param kind trips or crashes
     * @param status where it stands, in words
     * @param badges the same where there is less room, each shorter than the one before
     * @param tone what colour goes with the status
     * @param items how many items it took on, of an outage each retry
     * @param fewer the same where there is less room, each shorter than the one before: whole
     *     numbers, of an outage the last ones
     * @param isReported whether it is only what colleagues reported
     */
    public record Cells(
            String started,
            Owner owner,
            String kind,
            String status,
            List<String> badges,
            Styles.Tone tone,
            String items,
            List<String> fewer,
            boolean isReported) {}

    /** Stands in the place of a row that is being read. */
    static final ShownRow UNREAD =
            new ShownRow(
                    null,
                    null,
                    new Cells(
                            "…",
                            Owner.NONE,
                            "",
                            "",
                            List.of(),
                            Styles.Tone.PLAIN,
                            "",
                            List.of(),
                            false));

    /** Whether it is an outage, and not one of its retries. */
    public boolean isOutage() {
        return outage != null && retry == null;
    }

    /** Whether there is more than the row itself says. */
    boolean canUnfold() {
        return isOutage() && outage != null && outage.nbRetries() > 1;
    }

    /**
     * The entry it shows with its note, of an outage the latest; null while it is being read. The
     * note of an outage stands with the retry that began it.
     */
    public @Nullable HistoryRow row() {
        return retry != null || outage == null ? retry : outage.retries().getLast();
    }

    /** The entry the note of the row belongs to; null while it is being read. */
    public @Nullable HistoryRow noted() {
        if (retry != null || outage == null) {
            return retry;
        }
        return outage.retries().reversed().stream()
                .filter(row -> !row.note().isBlank())
                .findFirst()
                .orElse(outage.retries().getFirst());
    }

    /** The entry of its outage with that id, which must be one of those that were read. */
    JournalEntry entry(String id) {
        return Objects.requireNonNull(outage).retries().stream()
                .map(HistoryRow::entry)
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The entry it shows, of an outage the latest; null while it is being read. */
    public @Nullable JournalEntry entry() {
        HistoryRow row = row();
        return row == null ? null : row.entry();
    }

    /** Whether both show the same, perhaps in different states. */
    boolean isSame(ShownRow other) {
        if (outage == null || other.outage == null) {
            return false;
        }
        HistoryRow mine = retry;
        HistoryRow theirs = other.retry;
        if (mine == null || theirs == null) {
            return mine == null && theirs == null && outage.id().equals(other.outage.id());
        }
        return mine.entry().id().equals(theirs.entry().id());
    }

    /** Whether the entry of that id is in its outage. */
    boolean holds(String entryId) {
        return outage != null
                && outage.retries().stream().anyMatch(row -> row.entry().id().equals(entryId));
    }

    /**
     * Which customer it was for.
     *
     * @param name the profile's name at the time
     * @param profile the profile as it is now; null when it was removed
     * @param kind Production, Test or Demo as the profile is now, or that it was removed
     */
    public record Owner(String name, @Nullable Profile profile, String kind) {

        public static final Owner NONE = new Owner("", null, "");

        /** Whether it is the demo, so that nothing of it is real. */
        public boolean isDemo() {
            return profile != null && Profile.isDemo(profile.id());
        }
    }
}
