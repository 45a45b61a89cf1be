package dev.redrive.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Outages.Page;
import dev.redrive.journal.Outages.Standing;
import dev.redrive.journal.VerdictKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the pages of the history are read: by which indexes, and what ends a search early. */
class SearchTest {

    private static final Instant THEN = ManyEntries.entry(30).startedAt();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    private static Path file = Path.of("");

    @BeforeAll
    static void filled() throws SQLException {
        file = folder.resolve("history.db");
        ManyEntries.fill(file, 900);
    }

    private static Stream<OutageFilter> everyFilter() {
        return IntStream.range(0, 128)
                .mapToObj(bits ->
                        new OutageFilter(
                                has(bits, 0) ? "nord 7" : "",
                                has(bits, 1) ? ItemKind.TRIPS : null,
                                has(bits, 2) ? VerdictKind.COMPLETED : null,
                                has(bits, 3) ? "p7" : null,
                                has(bits, 4) ? THEN : null,
                                has(bits, 5) ? THEN.plusSeconds(86_400) : null,
                                has(bits, 6)));
    }

    private static boolean has(int bits, int which) {
        return (bits >> which & 1) == 1;
    }

    private static Stream<OutageOrder> everyOrder() {
        return Stream.of(OutageOrder.By.values())
                .flatMap(by -> Stream.of(new OutageOrder(by, true), new OutageOrder(by, false)));
    }

    /** Of this desk's own outages alone, and among those that colleagues reported. */
    private static Stream<Page> everyPage() {
        return everyOrder()
                .flatMap(order ->
                        Stream.of(0, 1, 3).map(others -> new Page(order, 0, 2, reported(others))));
    }

    private static List<OutageRow> reported(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> new HistoryRow(ManyEntries.entry(100 + i), ""))
                .map(row -> new OutageRow(List.of(row), 1))
                .toList();
    }

    @Test
    void everyPage_followsTheIndexOfItsOrder_andSortsNothing() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (OutageFilter filter : everyFilter().toList()) {
                OutagePages pages = new OutagePages();
                Set<String> plans = plans(connection, on -> pages.totals(on, filter));
                for (Page page : everyPage().toList()) {
                    Set<String> read = plans(connection, on -> pages.find(on, filter, page));
                    assertThat(read).isNotEmpty().noneMatch(plan -> plan.startsWith("INSERT"));
                    plans.addAll(read);
                }
                assertThat(plans).as("%s", filter).noneMatch(SearchTest::isSlow);
            }
        }
    }

    @Test
    void totalsAndSingleOutages_areReadByIndexes() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            OutagePages pages = new OutagePages();
            String id = ManyEntries.entry(70).id();
            assertThat(plans(connection, on -> pages.totals(on, OutageFilter.ALL)))
                    .isNotEmpty()
                    .noneMatch(SearchTest::isSlow);
            assertThat(plans(connection, on -> OutagePages.of(on, id)))
                    .isNotEmpty()
                    .noneMatch(SearchTest::isSlow)
                    .noneMatch(plan -> plan.contains("SCAN"));
            assertThat(plans(connection, on -> OutagePages.retries(on, 70, null)))
                    .isNotEmpty()
                    .noneMatch(SearchTest::isSlow);
            assertThat(plans(connection, on -> SampleTable.list(on, id)))
                    .isNotEmpty()
                    .noneMatch(SearchTest::isSlow);
            assertThat(plans(connection, on -> EventTable.list(on, id)))
                    .isNotEmpty()
                    .noneMatch(SearchTest::isSlow);
        }
    }

    /** Reading all rows, which only the search may, or sorting more than the few of colleagues. */
    private static boolean isSlow(String whole) {
        String plan = whole.contains("; RIGHT; ") ? whole.split("; RIGHT; ", 2)[0] : whole;
        boolean isSearch = plan.startsWith("INSERT INTO temp.found");
        boolean readsAll = plan.contains("SCAN outage;") || plan.contains("SCAN entry;");
        boolean sorts = plan.contains("USE TEMP B-TREE FOR ORDER BY");
        return sorts || (readsAll && !isSearch);
    }

    private interface Reading {
        @Nullable Object on(Connection connection) throws SQLException;
    }

    /** Every statement that the reading makes, with the plan that SQLite has for it. */
    private static Set<String> plans(Connection connection, Reading reading) throws SQLException {
        List<String> statements = new ArrayList<>();
        Connection recording =
                (Connection)
                        Proxy.newProxyInstance(
                                Connection.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (_, method, values) -> {
                                    if (method.getName().equals("prepareStatement")) {
                                        statements.add(String.valueOf(values[0]));
                                    }
                                    try {
                                        return method.invoke(connection, values);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        Object _ = reading.on(recording);
        Set<String> plans = new LinkedHashSet<>();
        try (Statement explain = connection.createStatement()) {
            for (String sql : new LinkedHashSet<>(statements)) {
                StringBuilder plan = new StringBuilder(sql).append(" -> ");
                try (ResultSet step = explain.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
                    while (step.next()) {
                        plan.append(step.getString("detail")).append("; ");
                    }
                }
                plans.add(plan.toString());
            }
        }
        return plans;
    }

    @Test
    void everySearch_findsWhatTheFilterLetsThrough_inEveryOrder() {
        try (SqliteJournal journal = new SqliteJournal(file, _ -> {})) {
            List<OutageRow> all =
                    journal.outages(OutageFilter.ALL, OutageOrder.LATEST_FIRST, 0, 5_000);
            for (OutageFilter filter : everyFilter().toList()) {
                List<OutageRow> expected = all.stream().filter(filter::matches).toList();
                for (OutageOrder order : everyOrder().toList()) {
                    assertThat(journal.outages(filter, order, 0, 4))
                            .as("%s %s", filter, order)
                            .isEqualTo(
                                    expected.stream().sorted(byThatOrder(order)).limit(4).toList());
                }
                assertThat(journal.outageTotals(filter).outages())
                        .as("%s", filter)
                        .isEqualTo(expected.size());
            }
        }
    }

    /** Of two that are equal in it, the one with the later retry first. */
    private static Comparator<OutageRow> byThatOrder(OutageOrder order) {
        Comparator<OutageRow> time = Comparator.comparing(row -> row.latest().startedAt());
        Comparator<OutageRow> by =
                switch (order.by()) {
                    case TIME -> time;
                    case CUSTOMER -> Comparator.comparing(row -> row.latest().profileName());
                    case STANDING ->
                            Comparator.comparingInt(row -> Standing.of(row.outage()).rank());
                    case TOOK_ON ->
                            Comparator.comparingLong(row -> OutageOrder.tookOn(row.outage()));
                };
        return (order.descending() ? by.reversed() : by).thenComparing(time.reversed());
    }

    @Test
    void obsoleteSearch_endsEarly_andTheNextOneFindsEverything() {
        OutageFilter common = new OutageFilter("assurances", null, null, null, null, null, false);
        try (SqliteJournal journal = new SqliteJournal(file, _ -> {})) {
            AtomicInteger asked = new AtomicInteger();
            journal.search(common, () -> asked.incrementAndGet() > 2);
            int whole = calls(journal, new OutageFilter("du", null, null, null, null, null, false));

            assertThat(asked).hasValue(3);
            assertThat(whole).isGreaterThan(3);
            assertThat(journal.outageTotals(common))
                    .isEqualTo(journal.outageTotals(OutageFilter.ALL));
            assertThat(journal.outages(common, OutageOrder.LATEST_FIRST, 0, 100)).hasSize(100);
            journal.update(ManyEntries.entry(17)); // The connection is as it was.
        }
    }

    private static int calls(SqliteJournal journal, OutageFilter filter) {
        AtomicInteger calls = new AtomicInteger();
        journal.search(
                filter,
                () -> {
                    calls.incrementAndGet();
                    return false;
                });
        return calls.get();
    }

    @Test
    void searchAlreadyMade_isNotMadeAgain_untilSomethingIsWritten() {
        OutageFilter common = new OutageFilter("nord", null, null, null, null, null, false);
        try (SqliteJournal journal = new SqliteJournal(file, _ -> {});
                SqliteJournal other = new SqliteJournal(file, _ -> {})) {
            int first = calls(journal, common);
            int again = calls(journal, common);
            journal.note(ManyEntries.entry(5).id(), "called");
            int written = calls(journal, common);
            other.note(ManyEntries.entry(6).id(), "called back");
            int writtenElsewhere = calls(journal, common);

            assertThat(first).isGreaterThan(3);
            assertThat(again).isEqualTo(1);
            assertThat(List.of(written, writtenElsewhere)).allMatch(calls -> calls >= first);
        }
    }
}
