package dev.redrive.journal.sqlite;

import static dev.redrive.journal.Entries.NOON;
import static dev.redrive.journal.Entries.at;
import static dev.redrive.journal.Entries.ended;
import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.moving;
import static dev.redrive.journal.Entries.notKnown;
import static dev.redrive.journal.Entries.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Journal.Change;
import dev.redrive.journal.JournalEntry;
import dev.redrive.team.Outbox.Pending;
import dev.redrive.team.Refused;
import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamRun;
import dev.redrive.testing.HandClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqliteTeamTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private final List<Path> setAside = new ArrayList<>();
    private final HandClock clock = new HandClock(NOON);
    private SqliteJournal journal = new SqliteJournal(Path.of(""), setAside::add);
    private SqliteTeam team = journal.team();

    @BeforeEach
    void open() {
        journal = new SqliteJournal(folder.resolve("history.db"), setAside::add, clock);
        team = journal.team();
    }

    @AfterEach
    void close() {
        journal.close();
        assertThat(setAside).isEmpty();
    }

    private void shared() {
        team.share(Set.of("acme"));
        team.resume();
    }

    private Pending only() {
        List<Pending> waiting = team.pending(9);
        assertThat(waiting).hasSize(1);
        return waiting.getFirst();
    }

    private List<String> waiting() {
        return team.pending(2_000).stream().map(one -> one.entry().id()).toList();
    }

    private void drain() {
        team.sent(team.pending(2_000));
    }

    static Stream<Arguments> everyWayAnEntryIsWritten() {
        JournalEntry ended = ended("a", "COMPLETED", 0);
        return Stream.of(
                way("begin", true, ended, journal -> journal.begin(ended)),
                way("update", true, ended, journal -> journal.update(ended)),
                way(
                        "word",
                        true,
                        ended("a", "PAUSED", 0),
                        journal -> journal.update(ended("a", "PAUSED", 0), List.of(sample(1, 2)))),
                way(
                        "forget",
                        true,
                        moving("a", 100).forgotten(at(5)),
                        journal -> journal.update(moving("a", 100).forgotten(at(5)))),
                way(
                        "number",
                        false,
                        moving("a", 7),
                        journal -> journal.update(moving("a", 7), List.of(sample(1, 7)))),
                way(
                        "gathered",
                        false,
                        moving("a", 7),
                        journal ->
                                journal.updateAll(
                                        List.of(
                                                new Change(moving("a", 9), List.of(), true),
                                                new Change(moving("a", 7), List.of(), true)))),
                way(
                        "gathered with a word",
                        true,
                        ended,
                        journal ->
                                journal.updateAll(
                                        List.of(
                                                new Change(moving("a", 9), List.of(), true),
                                                new Change(ended, List.of(), false)))));
    }

    private static Arguments way(
            String name, boolean isUrgent, JournalEntry after, Consumer<SqliteJournal> how) {
        return Arguments.of(name, isUrgent, after, how);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyWayAnEntryIsWritten")
    void everyWrittenChange_waitsInTheOutbox_underAHigherRevision(
            String name, boolean isUrgent, JournalEntry after, Consumer<SqliteJournal> how) {
        shared();
        journal.begin(moving("a", 100));
        Pending first = only();
        assertThat(first.isUrgent()).isTrue();
        team.sent(List.of(first));
        assertThat(waiting()).isEmpty();

        how.accept(journal);

        assertThat(only().entry()).as(name).isEqualTo(after);
        assertThat(only().revision()).isGreaterThan(first.revision());
        assertThat(only().isUrgent()).isEqualTo(isUrgent);
        drain();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void onlyWhatIsShared_waits_andOfWhatWasThereBefore_whatHasNotEnded() {
        journal.begin(entry("runs", "acme", 1));
        journal.begin(ended("over", "COMPLETED", 2));
        journal.begin(notKnown("maybe", 3));
        journal.begin(entry("other", "demo", 4));
        assertThat(waiting()).isEmpty();

        shared();
        assertThat(waiting()).containsExactlyInAnyOrder("runs", "maybe");
        journal.begin(entry("new", "acme", 5));
        journal.begin(entry("demo", "demo", 6));
        journal.update(ended("over", "FAILED", 2));
        assertThat(waiting()).containsExactlyInAnyOrder("runs", "maybe", "new", "over");
        drain();

        team.share(Set.of());
        journal.begin(entry("unshared", "acme", 7));
        journal.update(ended("new", "COMPLETED", 5));
        assertThat(waiting()).as("one that was shared stays so").containsExactly("new");
        shared();
        assertThat(waiting()).containsExactlyInAnyOrder("unshared", "new");
    }

    @Test
    void whatChangesWhileItIsSent_waitsAgain_andIsUrgentOnlyForWhatIsNew() {
        shared();
        journal.begin(moving("a", 100));
        Pending sent = only();
        journal.updateAll(List.of(new Change(moving("a", 90), List.of(), true)));
        team.sent(List.of(sent));
        assertThat(only().isUrgent()).isFalse();

        Pending number = only();
        journal.update(ended("a", "COMPLETED", 0));
        team.sent(List.of(number));
        assertThat(only().isUrgent()).isTrue();
        team.sent(List.of(number));
        assertThat(waiting()).as("an older one takes nothing away").containsExactly("a");
    }

    @Test
    void refused_isKeptWithItsReason_untilItChangesOrTheProgramStarts() throws Exception {
        shared();
        journal.begin(entry("poison", "acme", 1));
        journal.begin(entry("good", "acme", 2));
        team.setAside(
                team.pending(9).stream()
                        .filter(one -> one.entry().id().equals("poison"))
                        .findFirst()
                        .orElseThrow(),
                "no such customer");

        assertThat(waiting()).containsExactly("good");
        assertThat(team.refused().count()).isEqualTo(1);
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
                var found =
                        file.createStatement()
                                .executeQuery("SELECT refusal FROM entry WHERE id = 'poison'")) {
            assertThat(found.getString(1)).isEqualTo("no such customer");
        }
        journal.update(ended("poison", "COMPLETED", 1));
        assertThat(waiting()).contains("poison");
        team.setAside(team.pending(9).getFirst(), "still not");
        team.setAside(team.pending(9).getFirst(), "nor this");
        assertThat(waiting()).isEmpty();
        team.resume();
        assertThat(waiting()).containsExactlyInAnyOrder("good", "poison");
        drain();
        assertThat(team.refused()).isEqualTo(Refused.NONE);
    }

    @Test
    void withdrawn_isReportedAsNothing_becauseColleaguesMayHaveSeenIt() {
        shared();
        journal.begin(notKnown("a", 1));
        journal.begin(entry("b", "demo", 1));
        Pending seen = only();
        team.sent(List.of(seen));

        journal.withdraw(List.of(notKnown("a", 1), entry("b", "demo", 1)));

        assertThat(only().entry().id()).isEqualTo("a");
        assertThat(only().entry().taskId()).isNull();
        assertThat(only().entry().forgottenAt()).isNotNull();
        assertThat(only().revision()).isGreaterThan(seen.revision());
        assertThat(only().isUrgent()).isTrue();
        team.setAside(only(), "no");
        assertThat(waiting()).isEmpty();
        assertThat(team.refused()).isEqualTo(new Refused(1, "no"));
        team.resume();
        drain();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void removedFromTheHistory_beforeItWasReported_isStillReported() {
        shared();
        journal.begin(ended("old", "COMPLETED", 0));
        journal.begin(ended("reported", "COMPLETED", 0));
        team.sent(
                team.pending(9).stream()
                        .filter(one -> one.entry().id().equals("reported"))
                        .toList());

        assertThat(journal.removeStartedBefore(at(100))).isEqualTo(2);

        assertThat(only().entry()).isEqualTo(ended("old", "COMPLETED", 0));
        drain();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void repeated_isAllThatWasEverReported() {
        journal.begin(ended("before", "COMPLETED", 0));
        shared();
        journal.begin(ended("a", "COMPLETED", 1));
        journal.begin(entry("b", "acme", 2));
        drain();

        team.repeat();

        assertThat(waiting()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void watched_isReportedAsASignOfLife_butNotWithinAMinute() {
        shared();
        journal.begin(entry("a", "acme", 0));
        journal.begin(entry("b", "acme", 0));
        drain();
        team.alive(List.of("a", "nothing"));
        assertThat(waiting()).isEmpty();

        clock.move(Duration.ofSeconds(61));
        team.alive(List.of("a", "nothing"));
        assertThat(only().entry().id()).isEqualTo("a");
        assertThat(only().isUrgent()).isFalse();
    }

    @Test
    void urgentOne_isSaidAtOnce_andNumbersAreNot() {
        AtomicInteger knocks = new AtomicInteger();
        team.onUrgent(knocks::incrementAndGet);
        journal.begin(entry("a", "acme", 0));
        assertThat(knocks).hasValue(0);
        shared();
        journal.begin(moving("a", 50));
        assertThat(knocks).hasValue(1);
        journal.updateAll(List.of(new Change(moving("a", 40), List.of(), true)));
        journal.begin(entry("b", "demo", 0));
        assertThat(knocks).hasValue(1);
        journal.withdraw(List.of(moving("a", 40)));
        assertThat(knocks).hasValue(2);
    }

    private static Stream<Arguments> waysToANote() {
        return Stream.of(
                note("never shared", "", journal -> journal.note("a", "mine")),
                note(
                        "shared",
                        "for all",
                        journal -> {
                            journal.note("a", "for all");
                            journal.shareNote("a", true);
                        }),
                note(
                        "shared before it was written",
                        "later",
                        journal -> {
                            journal.shareNote("a", true);
                            journal.note("a", "later");
                        }),
                note(
                        "taken back",
                        "",
                        journal -> {
                            journal.note("a", "for all");
                            journal.shareNote("a", true);
                            journal.shareNote("a", false);
                        }),
                note(
                        "written after it was taken back",
                        "",
                        journal -> {
                            journal.shareNote("a", true);
                            journal.shareNote("a", false);
                            journal.note("a", "mine again");
                        }),
                note(
                        "of another entry",
                        "",
                        journal -> {
                            journal.note("a", "mine");
                            journal.begin(moving("b", 1));
                            journal.shareNote("b", true);
                        }),
                note(
                        "shared, and the entry goes on",
                        "for all",
                        journal -> {
                            journal.note("a", "for all");
                            journal.shareNote("a", true);
                            journal.update(moving("a", 3));
                        }));
    }

    private static Arguments note(String name, String reported, Consumer<SqliteJournal> how) {
        return Arguments.of(name, reported, how);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToANote")
    void note_leavesThisComputerOnlyWhileItIsShared(
            String name, String reported, Consumer<SqliteJournal> how) {
        shared();
        journal.begin(moving("a", 9));

        how.accept(journal);

        assertThat(team.pending(9))
                .filteredOn(one -> one.entry().id().equals("a"))
                .extracting(Pending::note)
                .as(name)
                .containsExactly(reported);
    }

    @Test
    void noteThatIsShared_isUrgent_andOneThatIsNot_reportsNothing() {
        shared();
        journal.begin(moving("a", 9));
        drain();
        AtomicInteger woken = new AtomicInteger();
        team.onUrgent(woken::incrementAndGet);

        journal.note("a", "mine");
        assertThat(waiting()).isEmpty();
        journal.shareNote("a", true);
        long shared = only().revision();
        assertThat(only().isUrgent()).isTrue();
        assertThat(woken.get()).isPositive();
        drain();
        journal.shareNote("a", true);
        assertThat(waiting()).as("it is already").isEmpty();
        journal.shareNote("a", false);
        assertThat(only().note()).isEmpty();
        assertThat(only().revision()).isGreaterThan(shared);
        assertThat(Objects.requireNonNull(journal.outage("a")).retries().getFirst().note())
                .isEqualTo("mine");
    }

    @Test
    void noteOfARetryThatWasNeverReported_isReportedWithIt_ifItsCustomerIsShared() {
        journal.begin(ended("a", "COMPLETED", 0));
        journal.note("a", "for all");
        journal.shareNote("a", true);
        assertThat(waiting()).as("of no team").isEmpty();
        journal.shareNote("a", false);
        shared();

        journal.shareNote("a", true);

        assertThat(only().note()).isEqualTo("for all");
        journal.withdraw(List.of(only().entry()));
        assertThat(only().note()).as("nothing of what was withdrawn").isEmpty();
    }

    @Test
    void colleaguesNote_isKept_replaced_andGoneOnceTheyTakeItBack() {
        TeamRun silent = run("a", 1, 5L, true);
        for (String note : List.of("look at their proxy", "it was the proxy", "")) {
            TeamRun noted =
                    new TeamRun(
                            "a", silent.task(), silent.by(), silent.said(), silent.times(), note);
            team.keep(news(false, 5, noted));
            assertThat(team.runs("Acme", null, 0, 9))
                    .extracting(TeamRun::note)
                    .containsExactly(note);
        }
    }

    @Test
    void lostFile_goesOnUnderHigherRevisions() throws Exception {
        shared();
        journal.begin(moving("a", 50));
        journal.update(moving("a", 49));
        long before = only().revision();
        journal.close();
        Files.delete(folder.resolve("history.db"));
        Files.deleteIfExists(folder.resolve("history.db-wal"));
        Files.deleteIfExists(folder.resolve("history.db-shm"));
        open();
        shared();
        clock.move(Duration.ofMillis(5));
        journal.update(moving("a", 48));
        assertThat(only().revision()).isGreaterThan(before);
    }

    @Test
    void fileOfTheVersionBefore_opensWithAllThatIsInIt_andIsShared() throws Exception {
        journal.close();
        Path file = folder.resolve("older.db");
        try (var open = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = open.createStatement()) {
            for (List<String> step : Schema.STEPS.subList(0, 5)) {
                for (String sql : step) {
                    statement.execute(sql);
                }
            }
            statement.execute(
                    """
                    INSERT INTO entry (id, seq, task_id, kind, profile_id, profile_name, host,
                        nb_items, reason, operator, started_at, attached, status,
                        nb_remaining_items, standing, entry_words, note, note_words)
                    VALUES ('a', 1, 'task-a', 'TRIPS', 'acme', 'ACME', 'host', 12, 'ticket 7',
                        'someone', 0, false, 'IN_PROGRESS', 5, 'UNFINISHED', 'words', 'a note', '')
                    """);
            statement.execute("PRAGMA user_version = 5");
        }
        journal = new SqliteJournal(file, setAside::add);
        team = journal.team();

        assertThat(journal.unfinished()).extracting(JournalEntry::id).containsExactly("a");
        assertThat(waiting()).isEmpty();
        shared();
        assertThat(only().entry().taskId()).isEqualTo("task-a");
        assertThat(only().isUrgent()).isTrue();
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("older.version-5-"));
        }
    }

    private static TeamRun run(String id, long revision, @Nullable Long left, boolean isOpen) {
        return new TeamRun(
                id,
                new TeamRun.Task("Acme", ItemKind.TRIPS, "service.example", "task-" + id),
                new TeamRun.By("ben", "ben-laptop", "ticket 8", false, at(revision)),
                new TeamRun.Said("IN_PROGRESS", 123L, left, isOpen ? null : at(9), null),
                new TeamRun.Times(at(1), at(revision), revision));
    }

    private static News news(boolean isAll, long horizon, TeamRun... runs) {
        return new News(new Cursor("epoch", horizon), isAll, at(99), List.of(runs));
    }

    @Test
    void inbox_keepsTheNewestOfEachRun_andNoneOfOurOwn() {
        journal.begin(entry("own", "acme", 0));
        assertThat(team.cursor()).isEqualTo(Cursor.START);

        team.keep(news(true, 5, run("a", 2, 50L, true), run("own", 9, 1L, true)));
        team.keep(news(false, 6, run("a", 1, 80L, true), run("b", 3, null, false)));

        assertThat(team.cursor()).isEqualTo(new Cursor("epoch", 6));
        assertThat(team.open()).containsExactly(run("a", 2, 50L, true));
        assertThat(team.runs("Acme", null, 0, 9))
                .containsExactly(run("b", 3, null, false), run("a", 2, 50L, true));
        assertThat(team.runs("Acme", ItemKind.TRIPS, 1, 1)).hasSize(1);
        assertThat(team.runs("Acme", ItemKind.CRASHES, 0, 9)).isEmpty();
        assertThat(team.runs("Zeta", null, 0, 9)).isEmpty();

        team.keep(news(false, 7, run("a", 4, 0L, false)));
        assertThat(team.open()).isEmpty();
        team.keep(news(true, 1, run("c", 1, 1L, true)));
        assertThat(team.runs("Acme", null, 0, 9)).containsExactly(run("c", 1, 1L, true));
        assertThat(journal.unfinished()).extracting(JournalEntry::id).containsExactly("own");
    }

    @Test
    void runThatItsDeskWithdrew_isTakenOut() {
        team.keep(news(true, 5, run("a", 1, null, true)));
        TeamRun a = run("a", 2, null, true);
        team.keep(
                news(
                        false,
                        6,
                        new TeamRun(
                                "a",
                                new TeamRun.Task("Acme", ItemKind.TRIPS, "service.example", null),
                                a.by(),
                                new TeamRun.Said(null, null, null, null, at(3)),
                                a.times())));
        assertThat(team.runs("Acme", null, 0, 9)).isEmpty();
    }
}
