package dev.redrive.journal.sqlite;

import static dev.redrive.journal.Entries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Journal;
import dev.redrive.journal.Journal.Change;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.MemoryJournal;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Outages;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRetry;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Outages.OutageTotals;
import dev.redrive.journal.Outages.Page;
import dev.redrive.journal.TestEntry;
import dev.redrive.journal.VerdictKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of outages says what the rule makes of the entries, whatever happened to them. */
@Tag("slow")
class StoredOutagesTest {

    private static final List<String> PROFILES = List.of("acme", "umbrella");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private final MemoryJournal model = new MemoryJournal();

    private SqliteJournal open() {
        return new SqliteJournal(folder.resolve("history.db"), _ -> {});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyCourseOfEvents_isStoredAsTheRuleHasIt(long seed) {
        Random random = new Random(seed);
        Map<String, JournalEntry> entries = new HashMap<>();
        try (SqliteJournal journal = open()) {
            for (int step = 0; step < 160; step++) {
                String what = step(random, entries, both(journal));
                assertThat(found(journal)).as("%d: %s", step, what).isEqualTo(found(model));
            }
            for (int i = 0; i < 40; i++) {
                OutageFilter filter = filter(random);
                OutageOrder order =
                        new OutageOrder(
                                any(random, List.of(OutageOrder.By.values())),
                                random.nextBoolean());
                int offset = random.nextInt(4);
                assertThat(journal.outages(filter, order, offset, 5))
                        .as("%s %s", filter, order)
                        .isEqualTo(model.outages(filter, order, offset, 5));
                List<OutageRow> others = others(random);
                Page among = new Page(order, offset, 5, others);
                assertThat(journal.outages(filter, among))
                        .as("%s %s among %s", filter, order, others)
                        .isEqualTo(model.outages(filter, among));
                assertThat(journal.outageTotals(filter)).isEqualTo(model.outageTotals(filter));
                assertThat(journal.retries(filter)).isEqualTo(model.retries(filter).toList());
            }
            entries.keySet()
                    .forEach(id -> assertThat(journal.outage(id)).isEqualTo(model.outage(id)));
        }
    }

    /** Outages that are not of this history, but stand among its own. */
    private static List<OutageRow> others(Random random) {
        return Stream.generate(() -> entry(random, "o" + random.nextInt(1_000_000)))
                .limit(random.nextInt(6))
                .map(entry -> new OutageRow(List.of(new HistoryRow(entry, "")), 1))
                .toList();
    }

    private interface Both {
        void use(Consumer<History> history, Consumer<Journal> journal);
    }

    private Both both(SqliteJournal stored) {
        return (history, journal) -> {
            history.accept(model);
            journal.accept(model);
            history.accept(stored);
            journal.accept(stored);
        };
    }

    private static String step(Random random, Map<String, JournalEntry> entries, Both both) {
        Consumer<Journal> none = _ -> {};
        String id = entries.isEmpty() ? "" : any(random, List.copyOf(entries.keySet()));
        return switch (entries.isEmpty() ? 0 : random.nextInt(14)) {
            case 0, 1, 2, 3 -> {
                JournalEntry entry = entry(random, "e" + random.nextInt(1_000_000));
                entries.put(entry.id(), entry);
                both.use(_ -> {}, journal -> journal.begin(entry));
                yield "begin " + entry;
            }
            case 4, 5, 6 -> {
                // Ended late, or seen to have begun at another time than was thought.
                JournalEntry before = Objects.requireNonNull(entries.get(id));
                JournalEntry drawn = entry(random, id);
                JournalEntry after =
                        random.nextInt(4) == 0
                                ? drawn
                                : TestEntry.like(drawn)
                                        .kind(before.kind())
                                        .customer(
                                                before.profileId(),
                                                before.profileName(),
                                                before.host())
                                        .at(before.startedAt())
                                        .build();
                entries.put(id, after);
                both.use(_ -> {}, journal -> journal.update(after));
                yield "update " + after;
            }
            case 11, 12 -> {
                JournalEntry before = Objects.requireNonNull(entries.get(id));
                JournalEntry after =
                        TestEntry.like(before)
                                .report(
                                        before.nbItems(),
                                        before.status(),
                                        (long) random.nextInt(600))
                                .build();
                entries.put(id, after);
                Change change = new Change(after, List.of(), after.isProgressSince(before));
                both.use(_ -> {}, journal -> journal.updateAll(List.of(change)));
                yield "go on " + change;
            }
            case 7 -> {
                JournalEntry gone = Objects.requireNonNull(entries.remove(id));
                both.use(_ -> {}, journal -> journal.withdraw(gone));
                yield "withdraw " + gone;
            }
            case 8, 9 -> {
                Mark mark = any(random, new ArrayList<>(List.of(Mark.values()))); // or none
                boolean none0 = random.nextInt(3) == 0;
                both.use(history -> history.mark(id, none0 ? null : mark), none);
                yield "mark " + id + " " + (none0 ? "nothing" : mark);
            }
            case 10 -> {
                both.use(history -> history.note(id, "Rappelé " + id), none);
                yield "note " + id;
            }
            default -> {
                if (random.nextInt(4) > 0) {
                    yield "nothing";
                }
                Instant moment = NOON.plus(Duration.ofHours(random.nextInt(100)));
                both.use(history -> history.removeStartedBefore(moment), none);
                entries.values()
                        .removeIf(entry ->
                                entry.startedAt().isBefore(moment)
                                        && VerdictKind.of(entry) != VerdictKind.UNFINISHED);
                yield "remove before " + moment;
            }
        };
    }

    private static JournalEntry entry(Random random, String id) {
        Instant start = NOON.plusSeconds(random.nextInt(300 * 3_600));
        boolean asked = random.nextInt(6) > 0;
        boolean ended = random.nextInt(4) > 0;
        long items = random.nextInt(3) == 0 ? 0 : random.nextInt(500);
        String word = ended ? any(random, List.of("COMPLETED", "FAILED", "CANCELED")) : null;
        String profile = any(random, PROFILES);
        TestEntry entry =
                TestEntry.entry(id, asked ? "task-" + id : null)
                        .kind(random.nextInt(4) == 0 ? ItemKind.CRASHES : ItemKind.TRIPS)
                        .customer(profile, "Société " + profile, "service.example")
                        .reason("ticket " + random.nextInt(9))
                        .at(start)
                        .report(items, asked ? word : null, ended ? 0L : null)
                        .ended(ended ? start.plusSeconds(random.nextInt(30 * 3_600)) : null);
        return asked && random.nextInt(5) == 0 ? entry.ofAssumedKind().build() : entry.build();
    }

    private static OutageFilter filter(Random random) {
        return new OutageFilter(
                random.nextBoolean() ? "" : any(random, List.of("societe 3", "e1", "RAPPELE", "x")),
                random.nextInt(3) == 0 ? ItemKind.CRASHES : null,
                random.nextInt(4) == 0 ? VerdictKind.COMPLETED : null,
                random.nextInt(3) == 0 ? any(random, PROFILES) : null,
                random.nextInt(3) == 0 ? NOON.plus(Duration.ofHours(90)) : null,
                random.nextInt(3) == 0 ? NOON.plus(Duration.ofHours(200)) : null,
                random.nextInt(3) == 0);
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Each outage by the ids of its retries, the latest first, and what is counted. */
    private static List<Object> found(Outages outages) {
        List<Object> found = new ArrayList<>();
        found.addAll(outages.outages(OutageFilter.ALL, OutageOrder.LATEST_FIRST, 0, 1_000));
        found.add(outages.outageTotals(OutageFilter.ALL));
        found.add(outages.marks());
        return found;
    }

    @Test
    void ofAHugeOutage_theEndsAreReadAndEverythingIsExported() {
        try (SqliteJournal journal = open()) {
            for (int i = 0; i < 1_200; i++) {
                journal.begin(processed("e" + (1_000 + i), i, 10L));
            }
            journal.begin(processed("e9", 1_200, 0L));

            OutageRow page =
                    journal.outages(OutageFilter.ALL, OutageOrder.LATEST_FIRST, 0, 9).getFirst();
            assertThat(page.retries()).hasSize(1 + Outages.MOST_IN_PAGE);
            assertThat(page.nbRetries()).isEqualTo(1_201);
            assertThat(page.id()).isEqualTo("e1000");
            assertThat(page.outage().isDrained()).isTrue();
            assertThat(journal.outage("e1100"))
                    .satisfies(whole -> assertThat(whole.retries()).hasSize(1_001));
            assertThat(journal.retries(OutageFilter.ALL).map(OutageRetry::row)).hasSize(1_201);
            journal.mark("e1600", Mark.BEGINS);
            assertThat(journal.outageTotals(OutageFilter.ALL))
                    .isEqualTo(new OutageTotals(2, 1_201));
            assertThat(journal.outages(OutageFilter.ALL, OutageOrder.LATEST_FIRST, 1, 9))
                    .extracting(OutageRow::nbRetries)
                    .containsExactly(600);
        }
    }

    /**
     * Pieces of 500, of at most 250 outages: below, at and above those, and larger ones between.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "250 1",
                "499 500 501",
                "500 500",
                "1 1 499 1",
                "2 1201 2",
                "1000 1",
                "501 501"
            })
    void outagesOfAnySize_areExportedWholeOneAfterTheOther(String sizes) throws SQLException {
        List<String> expected = new ArrayList<>();
        List<JournalEntry> entries = new ArrayList<>();
        for (String size : sizes.split(" ", -1)) {
            int last = entries.size() + Integer.parseInt(size) - 1;
            List<String> outage = new ArrayList<>();
            while (entries.size() <= last) {
                int at = entries.size();
                outage.add("e" + (10_000 + at));
                entries.add(processed(outage.getLast(), at, at == last ? 0L : 10L));
            }
            expected.addAll(0, outage);
        }
        assertThat(exported(entries)).containsExactlyElementsOf(expected);
    }

    @Test
    void moreOutagesThanOneStatementReads_areExportedTheLatestFirst() throws SQLException {
        List<JournalEntry> entries =
                IntStream.range(0, 520).mapToObj(i -> processed("e" + (1_000 + i), i, 0L)).toList();
        assertThat(exported(entries))
                .containsExactlyElementsOf(
                        entries.reversed().stream().map(JournalEntry::id).toList());
    }

    private List<String> exported(List<JournalEntry> entries) throws SQLException {
        try (SqliteJournal journal = open()) {
            journal.check();
        }
        try (Connection connection =
                DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("history.db").toUri())) {
            connection.setAutoCommit(false);
            for (JournalEntry entry : entries) {
                EntryTable.keep(connection, entry, 1, false);
            }
            connection.commit();
        }
        try (SqliteJournal journal = open()) {
            return journal.retries(OutageFilter.ALL)
                    .map(retry -> retry.row().entry().id())
                    .toList();
        }
    }

    @Test
    void aTableThatDoesNotCoverTheEntries_isMadeAgainAtTheNextStart() throws SQLException {
        try (SqliteJournal journal = open()) {
            journal.begin(processed("a", 0, 5L));
            journal.begin(processed("b", 1, 0L));
            journal.begin(processed("c", 2, 7L));
            journal.mark("c", Mark.CONTINUES);
            journal.mark("b", Mark.BEGINS);
        }
        List<OutageRow> before = outages();
        change("DELETE FROM outage WHERE first_id = 'b'");
        assertThat(outages()).isEqualTo(before).hasSize(2);
    }

    private List<OutageRow> outages() {
        try (SqliteJournal journal = open()) {
            return journal.outages(OutageFilter.ALL, OutageOrder.LATEST_FIRST, 0, 9);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE outage SET first_seq = 99, last_seq = -1",
                "UPDATE outage SET last_seq = 'x', retries = 2, standing = x'00'",
                "UPDATE outage SET standing = -9223372036854775808, took_on = 'many'",
                "UPDATE outage SET profile_id = 'nobody', first_at = 9223372036854775807",
                "UPDATE outage SET words = x'00ff', customer = x'80', latest = 7",
                "UPDATE outage SET retries = -5",
                "UPDATE entry SET mark = x'00'",
                "UPDATE entry SET mark = 'WHATEVER'"
            })
    void oddValuesOfAnotherProgram_neverStopAnEntryFromBeingStored(String sql) throws SQLException {
        try (SqliteJournal journal = open()) {
            journal.begin(processed("a", 0, 5L));
            journal.begin(processed("b", 1, 5L));
        }
        change(sql);
        try (SqliteJournal journal = open()) {
            journal.begin(processed("c", 2, 5L));
            journal.update(processed("a", 0, 4L));
            journal.outages(OutageFilter.ALL, OutageOrder.LATEST_FIRST, 0, 9);
            assertThat(journal.retries(OutageFilter.ALL)).isNotNull();
            assertThat(journal.recent("acme", 9)).hasSize(3);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("history.db").toUri());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static JournalEntry processed(String id, int minute, @Nullable Long items) {
        Instant start = NOON.plusSeconds(60L * minute);
        return TestEntry.entry(id, "task-" + id)
                .at(start)
                .report(items, "COMPLETED", 0L)
                .ended(start.plusSeconds(30))
                .build();
    }
}
