package dev.redrive.ui.history.table;

import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came of reading the history. */
sealed interface ReadResult {

    /**
     * It could be read.
     *
     * @param count how many lines there are in all
     * @param pages the requested ones that exist, by number
     */
    record Done(int count, Map<Integer, List<ShownRow>> pages) implements ReadResult {}

    /**
     * It could not.
     *
     * @param trouble why
     */
    record Failed(JournalTrouble trouble) implements ReadResult {}

    /**
     * Reads those pages of what the filter lets through. May block; any thread but the JavaFX one.
     *
     * @param known how many lines there are in all; null to have them counted
     */
    static ReadResult of(
            History history,
            HistoryFilter filter,
            @Nullable Integer known,
            SortedSet<Integer> pages,
            RowTexts texts,
            List<Profile> profiles) {
        try {
            int count = known == null ? history.count(filter) : known;
            Map<Integer, List<ShownRow>> read = new TreeMap<>();
            for (int page : pages) {
                if ((long) page * LazyRows.PAGE < count) {
                    read.put(page, lines(history, filter, page, texts, profiles));
                }
            }
            return new Done(count, read);
        } catch (JournalException e) {
            return new Failed(e.trouble()); // The journal has logged why.
        }
    }

    private static List<ShownRow> lines(
            History history,
            HistoryFilter filter,
            int page,
            RowTexts texts,
            List<Profile> profiles) {
        return history.find(filter, page * LazyRows.PAGE, LazyRows.PAGE).stream()
                .map(row -> texts.line(row, profiles))
                .toList();
    }
}
