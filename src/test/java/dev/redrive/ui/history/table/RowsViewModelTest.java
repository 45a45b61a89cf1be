package dev.redrive.ui.history.table;

import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.ui.history.HistoryBench.ago;
import static dev.redrive.ui.history.HistoryBench.ended;
import static dev.redrive.ui.history.HistoryBench.moving;
import static dev.redrive.ui.history.HistoryBench.notKnown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Outages.OutageTotals;
import dev.redrive.journal.TestEntry;
import dev.redrive.journal.VerdictKind;
import dev.redrive.ui.history.HistoryBench;
import dev.redrive.ui.kit.Styles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsViewModelTest {

    private static final OutageFilter UNFINISHED =
            new OutageFilter("", null, VerdictKind.UNFINISHED, null, null, null, false);

    private final HistoryBench bench = new HistoryBench();
    private final RowsViewModel rows = bench.rows;
    private final List<Integer> scrolled = new ArrayList<>();
    private int first;

    private void read() {
        rows.show(
                new Viewport() {
                    @Override
                    public int first() {
                        return first;
                    }

                    @Override
                    public void scrollBy(int lines) {
                        scrolled.add(lines);
                    }

                    @Override
                    public void scrollToTop() {
                        scrolled.add(0);
                    }
                });
        rows.reload();
        bench.settle();
    }

    private String id(int index) {
        ShownRow line = rows.lines().get(index);
        return line.entry() == null ? "unread" : line.entry().id();
    }

    private static OutageFilter words(String text) {
        return new OutageFilter(text, null, null, null, null, null, false);
    }

    @Test
    void anEmptyHistoryIsSaidToBeOnceItWasRead() {
        assertThat(rows.stateProperty().get()).isEqualTo(RowsState.READING);

        read();

        assertThat(rows.stateProperty().get()).isEqualTo(RowsState.NOTHING);
    }

    private static OutageRow reported(String id, String word, int hours, long count) {
        JournalEntry entry =
                TestEntry.like(moving(id, word, 1, ago(0).minus(Duration.ofHours(hours))))
                        .report(count, word, 1L)
                        .build();
        return new OutageRow(List.of(new HistoryRow(entry, "")), 1);
    }

    private static List<String> said(String id) {
        return id.startsWith("anna") ? List.of("waiting, says anna", "anna") : List.of();
    }

    private List<String> ids() {
        return IntStream.range(0, rows.lines().size()).mapToObj(this::id).toList();
    }

    @Test
    void whatColleaguesReported_standsInItsPlace_inEveryOrder_andIsFiltered_andNotCounted() {
        bench.fill(3); // 30 h between them.
        read();
        OutageRow small = reported("anna-1", "WAITING", 31, 5);
        OutageRow large = reported("anna-2", "IN_PROGRESS", 1, 99_000);

        rows.reported().show(List.of(small, large), RowsViewModelTest::said);
        bench.settle();

        assertThat(ids()).containsExactly("0", "anna-2", "1", "anna-1", "2");
        assertThat(rows.totalsProperty().get()).isEqualTo(new OutageTotals(3, 3));
        assertThat(rows.reported().countProperty().get()).isEqualTo(2);
        ShownRow.Cells cells = rows.lines().get(1).texts();
        assertThat(cells.status()).isEqualTo("waiting, says anna");
        assertThat(cells.badges()).endsWith("anna");
        assertThat(cells.isReported()).isTrue();
        assertThat(cells.tone()).isEqualTo(Styles.Tone.PLAIN);
        assertThat(rows.lines().get(0).texts().isReported()).isFalse();

        rows.order(new OutageOrder(OutageOrder.By.TOOK_ON, true));
        bench.settle();
        assertThat(ids()).startsWith("anna-2").endsWith("anna-1");
        rows.order(new OutageOrder(OutageOrder.By.TIME, false));
        bench.settle();
        assertThat(ids()).containsExactly("2", "anna-1", "1", "anna-2", "0");
        rows.filter(UNFINISHED);
        bench.settle();
        assertThat(ids()).containsExactly("anna-1", "anna-2");
        assertThat(rows.stateProperty().get()).isEqualTo(RowsState.LINES);
        rows.filter(words("task-anna-2"));
        bench.settle();
        assertThat(ids()).containsExactly("anna-2");
        assertThat(bench.retries(OutageFilter.ALL)).as("none of theirs is exported").hasSize(3);
    }

    @Test
    void laterReport_isShownWithoutReadingAgain_unlessItsRowMoves() {
        bench.fill(2);
        read();
        rows.reported().show(List.of(reported("anna-1", "WAITING", 1, 5)), RowsViewModelTest::said);
        bench.settle();
        int read = bench.asked.size();

        rows.reported()
                .show(
                        List.of(reported("anna-1", "WAITING", 1, 5)),
                        _ -> List.of("40 s later", "anna"));
        bench.settle();

        assertThat(bench.asked).hasSize(read);
        assertThat(rows.lines().get(1).texts().status()).isEqualTo("40 s later");
        rows.reported().show(List.of(), RowsViewModelTest::said);
        bench.settle();
        assertThat(ids()).containsExactly("0", "1");
        assertThat(rows.reported().countProperty().get()).isZero();
    }

    @Test
    void onlyThePagesThatAreLookedAtAreRead() {
        bench.fill(1_000);
        read();

        assertThat(rows.lines()).hasSize(1_000);
        assertThat(id(0)).isEqualTo("0");
        assertThat(bench.asked).containsExactly("@0");

        assertThat(id(950)).isEqualTo("unread");
        assertThat(bench.asked).hasSize(1);
        bench.settle();
        assertThat(id(950)).isEqualTo("950");
        assertThat(bench.asked).containsExactly("@0", "@900");
    }

    @Test
    void whoScrollsFarReadsTheLastFewPages() {
        bench.fill(3_000);
        read();

        for (int page = 1; page < 30; page++) {
            rows.lines().get(page * LazyRows.PAGE);
        }
        bench.settle();

        assertThat(bench.asked).containsExactly("@0", "@100", "@2900", "@2800", "@2700", "@2600");
        assertThat(id(2_950)).isEqualTo("2950");
    }

    @Test
    void ofFastTypingOnlyTheLastWordIsLookedFor() {
        bench.fill(3);
        read();
        rows.filter(words("t"));
        for (String typed : List.of("ti", "tic", "ticket 2")) {
            rows.filter(words(typed));
        }

        bench.settle();

        assertThat(bench.asked).containsExactly("@0", "ticket 2@0");
        assertThat(rows.lines()).hasSize(1);
        assertThat(id(0)).isEqualTo("2");
    }

    @Test
    void anotherWordTyped_endsTheSearchInFlight() {
        bench.fill(3);
        read();
        List<Boolean> obsolete = new ArrayList<>();
        bench.whileSearching =
                isObsolete -> {
                    obsolete.add(isObsolete.getAsBoolean());
                    bench.whileSearching = _ -> {};
                    rows.filter(words("ticket 1"));
                    obsolete.add(isObsolete.getAsBoolean());
                };

        rows.filter(words("ticket 2"));
        bench.settle();

        assertThat(obsolete).containsExactly(false, true);
        assertThat(bench.asked).containsExactly("@0", "ticket 1@0");
        assertThat(id(0)).isEqualTo("1");
    }

    @Test
    void sameWordTypedAgain_isNotAnsweredByTheSearchThatWasEnded() {
        bench.fill(3);
        read();

        rows.filter(words("ticket 2"));
        rows.filter(words("ticket 22"));
        rows.filter(words("ticket 2"));
        bench.settle();

        assertThat(rows.lines()).hasSize(1);
        assertThat(id(0)).isEqualTo("2");
    }

    @Test
    void whatMatchesNothingIsNotAnEmptyHistory() {
        bench.fill(3);
        read();

        rows.filter(words("nowhere"));
        bench.settle();

        assertThat(rows.stateProperty().get()).isEqualTo(RowsState.NO_MATCH);
        assertThat(scrolled).containsExactly(0);
    }

    @Test
    void aTaskThatMovesChangesItsLineWithoutReading() {
        bench.disk.begin(moving("a", "IN_PROGRESS", 300, NOON));
        read();
        rows.select(0);

        rows.update(List.of(moving("a", "IN_PROGRESS", 12, NOON)));

        assertThat(Objects.requireNonNull(rows.lines().get(0).entry()).nbRemainingItems())
                .isEqualTo(12L);
        assertThat(rows.selectedProperty().get()).isEqualTo(rows.lines().get(0));
        assertThat(bench.bench.work.size()).isZero();
    }

    @Test
    void aTaskThatEndsLeavesAListOfThoseThatHaveNot() {
        bench.disk.begin(moving("a", "IN_PROGRESS", 300, NOON));
        bench.disk.begin(moving("b", "IN_PROGRESS", 300, ago(1)));
        rows.filter(UNFINISHED);
        read();
        assertThat(rows.lines()).hasSize(2);

        bench.disk.update(ended("a", "COMPLETED", NOON));
        rows.update(List.of(ended("a", "COMPLETED", NOON)));
        bench.settle();

        assertThat(rows.lines()).hasSize(1);
        assertThat(id(0)).isEqualTo("b");
    }

    @Test
    void aNewOneComesInAndNothingElseMoves() {
        bench.fill(400);
        read();
        rows.lines().get(250);
        bench.settle();
        first = 250;
        rows.select(255);

        JournalEntry fresh = moving("fresh", null, 12_480, ago(-1));
        bench.disk.begin(fresh);
        rows.update(List.of(fresh));
        bench.settle();

        assertThat(rows.lines()).hasSize(401);
        assertThat(id(0)).isEqualTo("unread");
        assertThat(rows.selectedIndex()).isEqualTo(256);
        assertThat(id(256)).isEqualTo("255");
        assertThat(scrolled).containsExactly(1);
    }

    @Test
    void atTheTopTheNewOneIsSeen() {
        bench.fill(3);
        read();
        bench.disk.begin(notKnown("fresh", ago(-1)));

        rows.update(List.of(notKnown("fresh", ago(-1))));
        bench.settle();

        assertThat(id(0)).isEqualTo("fresh");
        assertThat(scrolled).isEmpty();
    }

    @Test
    void whatWasWithdrawnGoes() {
        JournalEntry begun = notKnown("fresh", ago(-1));
        bench.disk.begin(begun);
        bench.fill(3);
        read();
        assertThat(rows.lines()).hasSize(4);

        bench.disk.withdraw(begun);
        rows.select(0);
        rows.update(List.of(begun));
        bench.settle();

        assertThat(rows.lines()).hasSize(3);
        assertThat(rows.selectedProperty().get()).isNull();
    }

    @Test
    void whatIsNotInSightIsReadForOnce() {
        bench.fill(500);
        read();
        JournalEntry far = ended("450", "FAILED", ago(450));
        rows.update(List.of(far));
        bench.settle();
        int readings = bench.asked.size();

        rows.update(List.of(far));
        bench.settle();

        assertThat(bench.asked).hasSize(readings);
    }

    @Test
    void unreadableHistory_isNotAskedForEver() {
        bench.fill(300);
        bench.disk.fails(JournalTrouble.LOCKED);
        read();
        assertThat(rows.stateProperty().get()).isEqualTo(RowsState.FAILED);
        assertThat(rows.troubleProperty().get()).isEqualTo(JournalTrouble.LOCKED);

        bench.disk.works();
        read();
        assertThat(rows.stateProperty().get()).isEqualTo(RowsState.LINES);
        assertThat(rows.troubleProperty().get()).isNull();

        bench.disk.fails(JournalTrouble.LOCKED);
        rows.lines().get(250);
        bench.settle();
        assertThat(rows.troubleProperty().get()).isEqualTo(JournalTrouble.LOCKED);
        assertThat(rows.lines()).hasSize(300);
        assertThat(id(250)).isEqualTo("unread");
        assertThat(bench.bench.work.size()).isZero();
    }

    @Test
    void whoSelectsALineThatIsBeingReadGetsItThen() {
        bench.fill(300);
        read();
        rows.select(299);
        rows.lines().get(299);
        assertThat(rows.selectedIndex()).isEqualTo(299);
        assertThat(rows.selectedProperty().get()).isNull();

        bench.settle();

        assertThat(rows.selectedProperty().get()).isEqualTo(rows.lines().get(299));
    }

    @Test
    void detailsOfALineScrolledFarAwayGoOn() {
        bench.fill(5_000);
        JournalEntry runs = moving("runs", "IN_PROGRESS", 300, ago(-1));
        bench.disk.begin(runs);
        read();
        rows.select(0);
        for (int page = 1; page <= 45; page++) {
            rows.lines().get(page * LazyRows.PAGE);
            bench.settle();
        }
        assertThat(rows.selectedIndex()).isEqualTo(-1);

        rows.update(List.of(moving("runs", "IN_PROGRESS", 12, ago(-1))));

        assertThat(rows.selectedProperty().get())
                .satisfies(line ->
                        assertThat(Objects.requireNonNull(line.entry()).nbRemainingItems())
                                .isEqualTo(12L));
    }

    @Test
    void whatTheFilterKeepsStaysSelected() {
        bench.fill(20);
        read();
        rows.select(12);
        rows.filter(words("ticket 12"));
        bench.settle();
        assertThat(rows.selectedIndex()).isZero();

        rows.filter(words("ticket 13"));
        bench.settle();
        assertThat(rows.selectedProperty().get()).isNull();
    }

    /** An outage of that many retries, an hour apart, the last of which counted 0. */
    private void drained(String id, int retries) {
        for (int i = 0; i < retries; i++) {
            JournalEntry model = ended(id + i, "COMPLETED", NOON.plusSeconds(3_600L * i));
            bench.disk.begin(
                    TestEntry.like(model).items(i == retries - 1 ? 0L : 1_000L - i).build());
        }
    }

    private List<String> shown() {
        return rows.lines().stream()
                .map(line -> (line.isOutage() ? "" : "- ") + line.texts().items())
                .toList();
    }

    @Test
    void anOutageUnfoldsToItsRetriesAndFoldsAgain() {
        bench.fill(3);
        bench.disk.withdraw(ended("0", "COMPLETED", NOON));
        drained("d", 3);
        read();
        assertThat(shown()).containsExactly("1,000 → 999 → 0", "12,480", "12,480");

        rows.unfold(0, true);
        rows.unfold(2, true); // A retry is unfolded with its outage.
        assertThat(shown())
                .containsExactly("1,000 → 999 → 0", "- 0", "- 999", "- 1,000", "12,480", "12,480");
        assertThat(bench.bench.work.size()).isZero();
        rows.select(4);
        rows.reload();
        bench.settle();
        assertThat(shown()).hasSize(6);
        assertThat(rows.selectedIndex()).isEqualTo(4);

        rows.select(2);
        rows.unfold(2, false);
        assertThat(shown()).hasSize(3);
        assertThat(rows.selectedIndex()).isZero();
        assertThat(rows.selectedProperty().get()).isEqualTo(rows.lines().get(0));
    }

    @Test
    void ofManyRetriesAllAreReadWhenTheOutageUnfolds() {
        drained("d", 120);
        read();
        assertThat(shown()).containsExactly("1,000 → … → 884 → 883 → 882 → 0");

        rows.unfold(0, true);
        bench.settle();

        assertThat(rows.lines()).hasSize(121);
    }

    @Test
    void aNewRetryOfTheOutageComesInBeneathIt() {
        drained("d", 2);
        read();
        rows.unfold(0, true);
        JournalEntry next = moving("next", null, 0, NOON.plusSeconds(7_200));
        bench.disk.begin(next);
        bench.disk.mark("next", Mark.CONTINUES);
        rows.update(List.of(next));
        bench.settle();

        assertThat(rows.lines()).hasSize(4);
        assertThat(rows.totalsProperty().get()).isEqualTo(new OutageTotals(1, 3));
    }

    @Test
    void anotherOrderIsReadFromTheTop() {
        bench.fill(2);
        bench.disk.begin(TestEntry.like(moving("small", null, 0, ago(7))).items(5L).build());
        read();
        rows.order(new OutageOrder(OutageOrder.By.TOOK_ON, false));
        bench.settle();

        assertThat(shown()).containsExactly("5", "12,480", "12,480");
    }
}
