package dev.redrive.ui.history.table;

import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.ui.history.HistoryBench.moving;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.JournalEntry;
import dev.redrive.testing.HandExecutor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestEntriesTest {

    private final HandExecutor ui = new HandExecutor();
    private final List<Collection<JournalEntry>> heard = new ArrayList<>();
    private final LatestEntries news = new LatestEntries(ui, heard::add);

    @Test
    void manyWordsAreOneHopWithTheNewestOfEach() {
        news.accept(moving("a", "PENDING", 9, NOON));
        news.accept(moving("b", "PENDING", 9, NOON));
        news.accept(moving("a", "IN_PROGRESS", 5, NOON));
        assertThat(ui.size()).isEqualTo(1);

        ui.runAll();
        news.accept(moving("b", "IN_PROGRESS", 4, NOON));
        ui.runAll();

        assertThat(heard)
                .containsExactly(
                        List.of(
                                moving("a", "IN_PROGRESS", 5, NOON),
                                moving("b", "PENDING", 9, NOON)),
                        List.of(moving("b", "IN_PROGRESS", 4, NOON)));
    }
}
