package dev.redrive.team.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalEntry.Customer;
import dev.redrive.journal.JournalEntry.Report;
import dev.redrive.journal.JournalEntry.Request;
import dev.redrive.journal.JournalEntry.Times;
import dev.redrive.team.TeamLog;
import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamLog.Rejected;
import dev.redrive.team.TeamLogException;
import dev.redrive.team.TeamReport;
import dev.redrive.team.TeamRun;
import dev.redrive.team.TeamServer;
import dev.redrive.team.TeamTrouble;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class PostgresTeamLogTest {

    private static final Instant STARTED = Instant.parse("2026-11-29T10:31:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static TeamDatabase database;

    @BeforeAll
    static void start() throws Exception {
        database = new TeamDatabase(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (database != null) { // Else no server could be started here.
            database.close();
        }
    }

    @AfterEach
    void forgetRuns() throws Exception {
        database.asOwner("redrive", "DELETE FROM redrive.run");
    }

    private static JournalEntry entry(String id, @Nullable String taskId, @Nullable Long left) {
        return new JournalEntry(
                id,
                new Request(
                        ItemKind.TRIPS,
                        new Customer("p1", "Acme SA", "Service.Test"),
                        "SUP-4711",
                        "anna on her desk",
                        STARTED,
                        false),
                taskId,
                new Report(12_480L, taskId == null ? null : "IN_PROGRESS", left),
                Times.UNKNOWN);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static TeamReport report(JournalEntry entry, long revision) {
        return new TeamReport("Acme", "anna-laptop", entry, revision);
    }

    @Test
    void whatOneDeskReports_isReadByAnother_underTheNameTheDatabaseKnows() throws Exception {
        String id = id();
        try (TeamLog.Session anna = database.open("anna");
                TeamLog.Session ben = database.open("ben")) {
            assertThat(anna.customers()).containsOnlyKeys("Acme");
            assertThat(ben.customers()).containsOnlyKeys("Acme", "Zeta");
            Cursor before = ben.read(Cursor.START).cursor();

            assertThat(anna.send(List.of(report(entry(id, null, null), 1)))).isEmpty();
            assertThat(anna.send(List.of(report(entry(id, "task-1", 310L), 2)))).isEmpty();
            assertThat(anna.send(List.of(report(entry(id, "task-1", 900L), 1))))
                    .as("one that is overtaken changes nothing, and is no failure")
                    .isEmpty();
            ben.awaitNews(Duration.ofSeconds(5));
            News news = ben.read(before);

            assertThat(news.isAll()).isFalse();
            assertThat(news.runs()).hasSize(1);
            TeamRun run = news.runs().getFirst();
            assertThat(run.id()).isEqualTo(id);
            assertThat(run.task())
                    .isEqualTo(new TeamRun.Task("Acme", ItemKind.TRIPS, "service.test", "task-1"));
            assertThat(run.by())
                    .isEqualTo(new TeamRun.By("anna", "anna-laptop", "SUP-4711", false, STARTED));
            assertThat(run.said())
                    .isEqualTo(new TeamRun.Said("IN_PROGRESS", 12_480L, 310L, null, null));
            assertThat(run.times().changedAt()).isBeforeOrEqualTo(news.now());
            assertThat(ben.open("Acme", ItemKind.TRIPS))
                    .extracting(TeamRun::id)
                    .containsExactly(id);
            assertThat(ben.open("Acme", ItemKind.CRASHES)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Zeta, a customer this user does not see",
        "Nowhere, a customer nobody made",
    })
    void rowTheDatabaseRejects_holdsUpNoOther(String customer, String why) throws Exception {
        String good = id();
        String alsoGood = id();
        try (TeamLog.Session anna = database.open("anna")) {
            List<Rejected> rejected =
                    anna.send(
                            List.of(
                                    report(entry(good, "task-1", 5L), 1),
                                    new TeamReport(customer, "x", entry(id(), "task-2", 5L), 1),
                                    new TeamReport("Acme", "x", entry("no uuid", "task-3", 5L), 1),
                                    report(entry(alsoGood, "task-4", 5L), 1)));

            assertThat(rejected).as(why).hasSize(2);
            assertThat(anna.open("Acme", ItemKind.TRIPS))
                    .extracting(TeamRun::id)
                    .containsExactlyInAnyOrder(good, alsoGood);
        }
    }

    @Test
    void taskOfARun_neverBecomesAnother_norIsAColleaguesRowChanged() throws Exception {
        String id = id();
        try (TeamLog.Session anna = database.open("anna");
                TeamLog.Session ben = database.open("ben")) {
            anna.send(List.of(report(entry(id, "task-1", 9L), 1)));
            assertThat(anna.send(List.of(report(entry(id, "task-2", 8L), 2)))).hasSize(1);
            ben.send(List.of(report(entry(id, "task-1", 1L), 99)));

            TeamRun run = ben.open("Acme", ItemKind.TRIPS).getFirst();
            assertThat(run.task().taskId()).isEqualTo("task-1");
            assertThat(run.said().nbRemainingItems()).isEqualTo(9L);
            assertThat(run.by().author()).isEqualTo("anna");
        }
    }

    @Test
    void userWithoutMembership_seesAndAddsNothing() throws Exception {
        try (TeamLog.Session anna = database.open("anna");
                TeamLog.Session carl = database.open("carl");
                TeamLog.Session rita = database.open("rita")) {
            anna.send(List.of(report(entry(id(), "task-1", 9L), 1)));
            assertThat(carl.customers()).isEmpty();
            assertThat(carl.read(Cursor.START).runs()).isEmpty();
            assertThat(carl.open("Acme", ItemKind.TRIPS)).isEmpty();
            assertThat(carl.send(List.of(report(entry(id(), "task-2", 9L), 1)))).hasSize(1);

            assertThat(rita.canWrite()).isFalse();
            assertThat(rita.read(Cursor.START).runs()).hasSize(1);
            TeamLogException refused =
                    catchThrowableOfType(
                            TeamLogException.class,
                            () -> rita.send(List.of(report(entry(id(), "task-3", 9L), 1))));
            assertThat(refused.trouble()).isEqualTo(TeamTrouble.RIGHTS);
        }
    }

    @Test
    void databaseRestoredFromABackup_isReadFromTheStart() throws Exception {
        try (TeamLog.Session anna = database.open("anna")) {
            anna.send(List.of(report(entry(id(), "task-1", 9L), 1)));
            Cursor cursor = anna.read(Cursor.START).cursor();
            anna.send(List.of(report(entry(id(), "task-2", 9L), 1)));
            assertThat(anna.read(cursor).runs()).hasSizeBetween(1, 2);

            News ahead = anna.read(new Cursor(cursor.epoch(), cursor.horizon() + 1_000_000));
            assertThat(ahead.isAll()).isTrue();
            assertThat(ahead.runs()).hasSize(2);
            database.asOwner("redrive", "UPDATE redrive.meta SET epoch = gen_random_uuid()");
            assertThat(anna.read(cursor).isAll()).isTrue();
        }
    }

    @Test
    void rowCommittedLate_isNotLeftOut() throws Exception {
        String late = id();
        try (TeamLog.Session ben = database.open("ben");
                var slow = database.server.connect("redrive")) {
            slow.setAutoCommit(false);
            try (var insert = slow.createStatement()) {
                insert.execute(
                        """
                        INSERT INTO redrive.run (id, customer, kind, host, desk, attached,
                            started_at, revision, first_seen, changed_at, changed_by)
                        VALUES ('%s', 'Acme', 'TRIPS', 'service.test', 'slow', false, now(), 1,
                            now(), now(), pg_current_xact_id())
                        """
                                .formatted(late));
            }
            database.asOwner("redrive", "SELECT pg_current_xact_id()"); // A later one ends first.
            News before = ben.read(Cursor.START);
            assertThat(before.runs()).isEmpty();
            slow.commit();

            assertThat(ben.read(before.cursor()).runs()).extracting(TeamRun::id).contains(late);
        }
    }

    private static TeamTrouble troubleOf(TeamLog log, TeamServer server, String password) {
        TeamLogException failure =
                catchThrowableOfType(
                        TeamLogException.class,
                        () -> log.open(server, password.toCharArray()).close());
        assertThat(failure).as("no failure").isNotNull();
        assertThat(failure.toString()).doesNotContain(password);
        return failure.trouble();
    }

    @Test
    void eachStepThatFails_isNamed() throws Exception {
        TeamServer good = database.server("anna");
        TeamLog log = database.log();
        assertThat(troubleOf(log, good, "wrong-password")).isEqualTo(TeamTrouble.LOGIN);
        assertThat(troubleOf(log, database.server("nobody"), TeamDatabase.PASSWORD))
                .isEqualTo(TeamTrouble.DATABASE);
        assertThat(troubleOf(log, database.server("mallory"), TeamDatabase.PASSWORD))
                .isEqualTo(TeamTrouble.DATABASE);
        assertThat(
                        troubleOf(
                                log,
                                new TeamServer("127.0.0.1", good.port(), "nothing", "anna"),
                                TeamDatabase.PASSWORD))
                .isEqualTo(TeamTrouble.DATABASE);
        assertThat(
                        troubleOf(
                                log,
                                new TeamServer("nowhere.invalid", 5432, "redrive", "anna"),
                                TeamDatabase.PASSWORD))
                .isEqualTo(TeamTrouble.UNKNOWN_HOST);
        assertThat(
                        troubleOf(
                                log,
                                new TeamServer("127.0.0.1", freePort(), "redrive", "anna"),
                                TeamDatabase.PASSWORD))
                .isEqualTo(TeamTrouble.UNREACHABLE);
        assertThat(troubleOf(TeamDatabase.trusting(), good, TeamDatabase.PASSWORD))
                .as("signed by nobody who is trusted")
                .isEqualTo(TeamTrouble.UNTRUSTED);
        assertThat(
                        troubleOf(
                                log,
                                new TeamServer("localhost", good.port(), "redrive", "anna"),
                                TeamDatabase.PASSWORD))
                .as("the certificate is of 127.0.0.1")
                .isEqualTo(TeamTrouble.UNTRUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "trust"})
    void serverThatAsksForLessThanScram_isGivenNoPassword(String method) throws Exception {
        database.hba("hostssl redrive anna 127.0.0.1/32 " + method + "\n");
        database.asOwner("postgres", "SELECT pg_reload_conf()");
        try {
            assertThat(troubleOf(database.log(), database.server("anna"), TeamDatabase.PASSWORD))
                    .isEqualTo(TeamTrouble.WEAK_LOGIN);
        } finally {
            database.hba(TeamDatabase.STRICT);
            database.asOwner("postgres", "SELECT pg_reload_conf()");
        }
    }

    @Test
    void connectionEndedByTheServer_isLost_andAnotherWorks() throws Exception {
        try (TeamLog.Session anna = database.open("anna")) {
            database.asOwner(
                    "postgres",
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'anna'");
            TeamLogException lost =
                    catchThrowableOfType(TeamLogException.class, () -> anna.read(Cursor.START));
            assertThat(lost.trouble()).isEqualTo(TeamTrouble.LOST);
        }
        try (TeamLog.Session again = database.open("anna")) {
            assertThat(again.customers()).isNotEmpty();
        }
    }

    @Test
    void rightsTakenAwayWhileConnected_areSaid() throws Exception {
        try (TeamLog.Session anna = database.open("anna")) {
            database.asOwner("redrive", "REVOKE redrive_writer FROM anna");
            TeamLogException refused =
                    catchThrowableOfType(TeamLogException.class, () -> anna.read(Cursor.START));
            assertThat(refused.trouble()).isEqualTo(TeamTrouble.RIGHTS);
        } finally {
            database.asOwner("redrive", "GRANT redrive_writer TO anna");
        }
    }

    @Test
    void writingTakenAwayWhileConnected_isNoFaultOfTheRow() throws Exception {
        try (TeamLog.Session anna = database.open("anna")) {
            database.asOwner("redrive", "REVOKE INSERT, UPDATE ON redrive.run FROM redrive_writer");
            TeamLogException refused =
                    catchThrowableOfType(
                            TeamLogException.class,
                            () -> anna.send(List.of(report(entry(id(), "task-1", 9L), 1))));
            assertThat(refused.trouble()).isEqualTo(TeamTrouble.RIGHTS);
            assertThat(database.open("anna").canWrite()).isFalse();
        } finally {
            database.asOwner("redrive", "GRANT INSERT, UPDATE ON redrive.run TO redrive_writer");
        }
    }

    @Test
    void writingGivenBack_countsOnTheSameConnectionOnceItHasRead() throws Exception {
        database.asOwner("redrive", "REVOKE INSERT, UPDATE ON redrive.run FROM redrive_writer");
        try (TeamLog.Session anna = database.open("anna")) {
            anna.read(Cursor.START);
            assertThat(anna.readOnly()).isEqualTo(TeamTrouble.RIGHTS);
            database.asOwner("redrive", "GRANT INSERT, UPDATE ON redrive.run TO redrive_writer");

            anna.read(Cursor.START);

            assertThat(anna.canWrite()).isTrue();
            assertThat(anna.send(List.of(report(entry(id(), "task-1", 9L), 1)))).isEmpty();
        } finally {
            database.asOwner("redrive", "GRANT INSERT, UPDATE ON redrive.run TO redrive_writer");
        }
    }

    @Test
    @Timeout(300)
    void waitingForNews_endsAtOnceWhenWoken_andTheConnectionGoesOn() throws Exception {
        try (TeamLog.Session anna = database.open("anna")) {
            for (int round = 0; round < 20; round++) {
                Thread waker = Thread.startVirtualThread(anna::wake);
                assertThat(anna.awaitNews(Duration.ofDays(1))).isFalse();
                waker.join();
                assertThat(anna.customers()).containsOnlyKeys("Acme");
            }
            anna.wake();
            assertThat(anna.read(Cursor.START).runs()).as("an answer is not cut off").isEmpty();
            assertThat(anna.awaitNews(Duration.ofDays(1))).as("woken before").isFalse();
            anna.send(List.of(report(entry(id(), "task-1", 9L), 1)));
            assertThat(anna.awaitNews(Duration.ofSeconds(60))).isTrue();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
