package dev.redrive.ui.history.table;

import dev.redrive.journal.History;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Outages.OutageTotals;
import dev.redrive.journal.Outages.Page;
import dev.redrive.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What came of reading the history. */
sealed interface ReadResult {

    /**
     * It could be read.
     *
     * @param totals how many outages there are in all
     * @param reported how many stand among them that colleagues reported
     * @param pages the requested ones that exist, by number
     */
    record Done(OutageTotals totals, int reported, Map<Integer, List<ShownRow>> pages)
            implements ReadResult {}

    /**
     * It could not.
     *
     * @param trouble why
     */
    record Failed(JournalTrouble trouble) implements ReadResult {}

    /**
     * What is to be read.
     *
     * @param isObsolete whether it is of no use any more; any thread
     * @param known how many there are in all; null to have them counted
     * @param pages the numbers of the pages
     * @param reported what colleagues reported, of all customers and kinds
     * @param unfolded the outages of which every retry is read
     */
    record Wanted(
            OutageFilter filter,
            OutageOrder order,
            BooleanSupplier isObsolete,
            @Nullable OutageTotals known,
            SortedSet<Integer> pages,
            List<OutageRow> reported,
            Set<String> unfolded) {}

    /** Reads it. May block; any thread but the JavaFX one. */
    static ReadResult of(History history, Wanted wanted, RowTexts texts, List<Profile> profiles) {
        try {
            history.search(wanted.filter(), wanted.isObsolete());
            if (wanted.isObsolete().getAsBoolean()) {
                return new Done(OutageTotals.NONE, 0, Map.of()); // Which is not shown.
            }
            OutageTotals known = wanted.known();
            OutageTotals totals = known == null ? history.outageTotals(wanted.filter()) : known;
            List<OutageRow> others =
                    wanted.reported().stream().filter(wanted.filter()::matches).toList();
            Map<Integer, List<ShownRow>> read = new TreeMap<>();
            for (int page : wanted.pages()) {
                int offset = page * LazyRows.PAGE;
                if (offset < totals.outages() + others.size()) {
                    Page place = new Page(wanted.order(), offset, LazyRows.PAGE, others);
                    read.put(
                            page,
                            history.outages(wanted.filter(), place).stream()
                                    .map(row -> whole(history, row, wanted.unfolded()))
                                    .map(row -> texts.line(row, profiles))
                                    .toList());
                }
            }
            return new Done(totals, others.size(), read);
        } catch (JournalException e) {
            return new Failed(e.trouble()); // The journal has logged why.
        }
    }

    private static OutageRow whole(History history, OutageRow row, Set<String> unfolded) {
        return row.nbRetries() > row.retries().size() && unfolded.contains(row.id())
                ? Objects.requireNonNullElse(history.outage(row.id()), row)
                : row;
    }
}
