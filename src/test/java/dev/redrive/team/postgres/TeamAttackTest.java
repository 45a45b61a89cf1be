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
import dev.redrive.team.TeamReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Users of the database who want more than they may, with any SQL: Carl reports and is entered for
 * no customer, Rita only reads, Ben is a colleague of Anna's, Mallory is in no group.
 */
@Tag("slow")
class TeamAttackTest {

    private static final String DENIED = "42501";
    private static final String REFUSED = "23514";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static TeamDatabase database;

    private final String id = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws Exception {
        database = new TeamDatabase(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void oneRunOfAnna() throws Exception {
        database.asOwner("redrive", "DELETE FROM redrive.run");
        try (TeamLog.Session anna = database.open("anna")) {
            assertThat(anna.send(List.of(report(id, 1)))).isEmpty();
        }
    }

    private static TeamReport report(String id, long revision) {
        return new TeamReport(
                "Acme",
                "anna-laptop",
                new JournalEntry(
                        id,
                        new Request(
                                ItemKind.TRIPS,
                                new Customer("p1", "Acme SA", "service.test"),
                                "SUP-4711",
                                "anna on her desk",
                                Instant.parse("2026-11-29T10:31:00Z"),
                                false),
                        "task-1",
                        new Report(12L, "IN_PROGRESS", 5L),
                        Times.UNKNOWN),
                revision);
    }

    private static Connection as(String user) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", TeamDatabase.PASSWORD);
        login.setProperty("sslmode", "require");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + database.server(user).port() + "/redrive", login);
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet found = statement.getResultSet()) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
            return rows;
        }
    }

    private static List<String> rows(String user, String sql) throws SQLException {
        try (Connection connection = as(user)) {
            return rows(connection, sql);
        }
    }

    private static String stateOf(String user, String sql) throws SQLException {
        try (Connection connection = as(user)) {
            SQLException failure =
                    catchThrowableOfType(SQLException.class, () -> rows(connection, sql));
            return failure == null ? user + " may" : String.valueOf(failure.getSQLState());
        }
    }

    private static String insert(String id, String customer, String author) {
        return """
        INSERT INTO redrive.run (id, customer, kind, host, author, desk, attached, started_at,
            revision, first_seen, changed_at, changed_by)
        VALUES ('%s', '%s', 'TRIPS', 'service.test', '%s', 'forged', false, now(), 1,
            '2001-01-01', '2001-01-01', '7')
        """
                .formatted(id, customer, author);
    }

    @Test
    void userInNoGroup_cannotEvenConnect() throws Exception {
        database.hba(TeamDatabase.STRICT + "hostssl redrive all 127.0.0.1/32 scram-sha-256\n");
        database.asOwner("postgres", "SELECT pg_reload_conf()");
        try {
            SQLException denied =
                    catchThrowableOfType(SQLException.class, () -> as("mallory").close());
            assertThat(denied.getSQLState()).isEqualTo(DENIED);
        } finally {
            database.hba(TeamDatabase.STRICT);
            database.asOwner("postgres", "SELECT pg_reload_conf()");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id::text FROM redrive.run",
                "SELECT id::text FROM ONLY redrive.run WHERE true OR customer = 'Acme'",
                "SELECT customer FROM redrive.customer",
                "SELECT member FROM redrive.membership",
                "SELECT r.id::text FROM redrive.run r JOIN redrive.customer c USING (customer)",
                "TABLE redrive.run",
                "SELECT 'found' FROM redrive.run GROUP BY ()  HAVING count(*) > 0",
                "WITH x AS MATERIALIZED (SELECT * FROM redrive.run) SELECT id::text FROM x",
                "SET ROLE redrive_writer; SELECT id::text FROM redrive.run",
                "SELECT query_to_xml('SELECT * FROM redrive.run', false, true, '')::text"
                        + " WHERE query_to_xml('SELECT * FROM redrive.run', false, true, '')::text"
                        + " LIKE '%task-1%'",
                "SELECT most_common_vals::text FROM pg_stats WHERE tablename = 'run'",
                "SELECT id::text FROM redrive.run WHERE id = '00000000-0000-0000-0000-000000000000'"
                        + " OR 1 / (CASE WHEN task_id = 'task-1' THEN 0 ELSE 1 END) = 1"
            })
    void userWithoutMembership_seesNothing_howeverItIsAsked(String sql) throws Exception {
        database.asOwner("redrive", "ANALYZE redrive.run");

        assertThat(rows("carl", sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET row_security = off; SELECT * FROM redrive.run",
                "SET ROLE redrive_owner",
                "SET SESSION AUTHORIZATION ben",
                "ALTER TABLE redrive.run DISABLE ROW LEVEL SECURITY",
                "ALTER TABLE redrive.run DISABLE TRIGGER run_stamp",
                "DROP POLICY see ON redrive.run",
                "CREATE FUNCTION redrive.peek() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE OR REPLACE FUNCTION redrive.run_stamp() RETURNS trigger LANGUAGE plpgsql"
                        + " AS 'BEGIN RETURN NEW; END'",
                "CREATE FUNCTION public.peek() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE FUNCTION pg_temp.peek() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE TEMP TABLE run AS SELECT 1",
                "CREATE TABLE public.run (id int)",
                "CREATE SCHEMA mine",
                "CREATE ROLE mine",
                "GRANT redrive_owner TO carl",
                "INSERT INTO redrive.membership VALUES ('Acme', 'carl')",
                "UPDATE redrive.membership SET member = 'carl'",
                "DELETE FROM redrive.membership",
                "INSERT INTO redrive.customer VALUES ('Mine', 'mine.test')",
                "UPDATE redrive.meta SET epoch = gen_random_uuid()",
                "UPDATE redrive.meta SET oldest_client = 99",
                "DELETE FROM redrive.run",
                "TRUNCATE redrive.run",
                "COPY redrive.run TO PROGRAM 'cat'",
                "COPY (SELECT 1) TO '/tmp/out'",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT rolpassword FROM pg_authid",
                "SELECT lo_create(0)",
                "SELECT lo_creat(-1)",
                "SELECT lo_from_bytea(0, 'fill the disk')",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
                "BEGIN; LOCK TABLE redrive.run IN ACCESS EXCLUSIVE MODE",
                "BEGIN; LOCK TABLE redrive.run IN SHARE MODE",
                "BEGIN; LOCK TABLE redrive.membership IN EXCLUSIVE MODE",
                "SELECT * FROM redrive.customer FOR UPDATE",
                "SELECT * FROM redrive.membership FOR UPDATE"
            })
    void whatNobodyMay_isDeniedToWritersAndReaders(String sql) throws Exception {
        try (Connection busy = database.server.connect("redrive")) {
            assertThat(rows(busy, "SELECT 'another session'")).hasSize(1);
            for (String user : List.of("carl", "anna", "rita")) {
                assertThat(stateOf(user, sql)).as(user).isEqualTo(DENIED);
            }
        }
    }

    @Test
    void forgedAuthorAndTimes_areOverwritten() throws Exception {
        String forged = UUID.randomUUID().toString();
        assertThat(rows("anna", insert(forged, "Acme", "ben"))).isEmpty();

        assertThat(
                        rows(
                                "ben",
                                "SELECT author || ' ' || (first_seen > now() - interval '1 hour')"
                                        + " || ' ' || (changed_at > now() - interval '1 hour')"
                                        + " || ' ' || (changed_by::text::bigint > 7)"
                                        + " FROM redrive.run WHERE id = '"
                                        + forged
                                        + "'"))
                .containsExactly("anna true true true");
        String byGroup = UUID.randomUUID().toString();
        assertThat(rows("ben", "SET ROLE redrive_writer; " + insert(byGroup, "Acme", "anna")))
                .isEmpty();
        assertThat(rows("ben", "SELECT author FROM redrive.run WHERE id = '" + byGroup + "'"))
                .as("whatever group it is done as")
                .containsExactly("ben");
        for (String column : List.of("author = 'ben'", "changed_at = now()", "desk = 'other'")) {
            assertThat(stateOf("anna", "UPDATE redrive.run SET " + column)).isEqualTo(DENIED);
        }
    }

    @Test
    void userWithoutMembership_addsNothing_norDoesAReader() throws Exception {
        String other = UUID.randomUUID().toString();
        assertThat(stateOf("carl", insert(other, "Acme", "carl"))).isIn(DENIED, REFUSED);
        assertThat(stateOf("anna", insert(other, "Zeta", "anna"))).isIn(DENIED, REFUSED);
        assertThat(stateOf("rita", insert(other, "Acme", "rita"))).isEqualTo(DENIED);
        assertThat(stateOf("rita", "UPDATE redrive.run SET nb_remaining = 0")).isEqualTo(DENIED);
    }

    @Test
    void reportForAnotherHostThanTheCustomers_isNotTaken() throws Exception {
        String other = UUID.randomUUID().toString();
        assertThat(stateOf("ben", insert(other, "Zeta", "ben"))).isEqualTo(REFUSED);
        assertThat(rows("ben", insert(other, "Zeta", "ben").replace("service.test", "z.test")))
                .isEmpty();
    }

    @Test
    void colleaguesRow_isNeitherChangedNorTakenOver_norMovedToAnotherCustomer() throws Exception {
        assertThat(
                        rows(
                                "ben",
                                "UPDATE redrive.run SET nb_remaining = 0, revision = 99"
                                        + " RETURNING id::text"))
                .as("Ben sees it and does not change it")
                .isEmpty();
        assertThat(
                        stateOf(
                                "ben",
                                insert(id, "Acme", "ben")
                                        + " ON CONFLICT (id) DO UPDATE SET revision = 99"))
                .isEqualTo(DENIED);
        assertThat(rows("ben", "SELECT id::text FROM redrive.run FOR UPDATE"))
                .as("nor locks it")
                .isEmpty();
        assertThat(stateOf("anna", "UPDATE redrive.run SET customer = 'Zeta'")).isEqualTo(DENIED);
        assertThat(stateOf("anna", "UPDATE redrive.run SET task_id = 'another'"))
                .isEqualTo(REFUSED);
        assertThat(
                        rows(
                                "anna",
                                "SELECT author || ' ' || nb_remaining || ' ' || revision FROM redrive.run"))
                .containsExactly("anna 5 1");
    }

    @Test
    void note_isReadByThoseOfItsCustomerOnly_andWrittenByNobodyButItsAuthor() throws Exception {
        String noted = "concat(note, xmin) AS n FROM redrive.run WHERE note <> ''";
        TeamReport plain = report(id, 2);
        try (TeamLog.Session anna = database.open("anna")) {
            anna.send(List.of(new TeamReport("Acme", plain.desk(), plain.entry(), "call them", 2)));
        }
        assertThat(rows("ben", "SELECT note FROM redrive.run")).containsExactly("call them");
        for (String sql :
                List.of(
                        "SELECT note FROM redrive.run",
                        "SELECT " + noted,
                        "SET ROLE redrive_writer; SELECT note FROM redrive.run",
                        "SELECT most_common_vals::text FROM pg_stats WHERE attname = 'note'",
                        "UPDATE redrive.run SET note = 'seen' RETURNING note")) {
            assertThat(rows("carl", sql)).as("of no customer: %s", sql).isEmpty();
        }
        for (String sql :
                List.of(
                        "UPDATE redrive.run SET note = 'forged', revision = 99 RETURNING note",
                        "UPDATE redrive.run SET note = '' WHERE note <> '' RETURNING note")) {
            assertThat(rows("ben", sql)).as("a colleague: %s", sql).isEmpty();
            assertThat(stateOf("rita", sql)).as("a reader").isEqualTo(DENIED);
        }
        assertThat(
                        stateOf(
                                "ben",
                                insert(id, "Acme", "anna")
                                        + " ON CONFLICT (id) DO UPDATE SET note = 'forged'"))
                .isEqualTo(DENIED);
        assertThat(rows("anna", "SELECT note FROM redrive.run")).containsExactly("call them");
    }

    @Test
    void customerWithRuns_keepsItsName_evenForTheOwner_andOneWithoutTakesItsMembersAlong()
            throws Exception {
        SQLException denied =
                catchThrowableOfType(
                        SQLException.class,
                        () ->
                                database.asOwner(
                                        "redrive",
                                        "UPDATE redrive.customer SET customer = 'Other'"
                                                + " WHERE customer = 'Acme'"));
        assertThat(denied.getMessage()).contains("a customer with runs keeps its name");
        assertThat(rows("ben", "SELECT customer FROM redrive.run")).containsExactly("Acme");
        database.asOwner("redrive", "INSERT INTO redrive.customer VALUES ('Free', 'f.test')");
        database.asOwner("redrive", "INSERT INTO redrive.membership VALUES ('Free', 'anna')");
        database.asOwner(
                "redrive", "UPDATE redrive.customer SET customer = 'Freed' WHERE host = 'f.test'");
        assertThat(rows("anna", "SELECT customer FROM redrive.customer WHERE host = 'f.test'"))
                .containsExactly("Freed");
        database.asOwner("redrive", "DELETE FROM redrive.customer WHERE host = 'f.test'");
    }

    @Test
    void knock_canBeLeftToTheAdministrator_byNobodyElse() throws Exception {
        assertThat(stateOf("anna", "UPDATE redrive.meta SET knocks = false")).isEqualTo(DENIED);
        database.asOwner("redrive", "UPDATE redrive.meta SET knocks = false");
        try (Connection heard = as("ben");
                TeamLog.Session anna = database.open("anna");
                TeamLog.Session ben = database.open("ben")) {
            Cursor before = ben.read(Cursor.START).cursor();
            rows(heard, "LISTEN redrive");
            anna.send(List.of(report(id, 2)));
            assertThat(ben.read(before).runs()).as("it is there").hasSize(1);
            database.asOwner("redrive", "UPDATE redrive.meta SET knocks = true");
            anna.send(List.of(report(id, 3)));
            assertThat(heardBy(heard)).as("one knock of two").containsExactly("redrive: ");
        } finally {
            database.asOwner("redrive", "UPDATE redrive.meta SET knocks = true");
        }
    }

    @Test
    void notification_carriesNothing_andAForgedOneChangesNothing() throws Exception {
        try (Connection carl = as("carl");
                TeamLog.Session anna = database.open("anna");
                TeamLog.Session ben = database.open("ben")) {
            Cursor before = ben.read(Cursor.START).cursor();
            assertThat(rows(carl, "LISTEN redrive")).isEmpty();
            anna.send(List.of(report(id, 2)));

            assertThat(heardBy(carl)).containsExactly("redrive: ");
            ben.awaitNews(Duration.ofSeconds(5));
            assertThat(ben.read(before).runs()).hasSize(1);

            String forged = "NOTIFY redrive, '{\"id\":\"" + id + "\",\"status\":\"COMPLETED\"}'";
            assertThat(rows(carl, forged)).isEmpty();
            assertThat(ben.awaitNews(Duration.ofSeconds(5))).as("a knock like any other").isTrue();
            assertThat(ben.read(before).runs())
                    .allSatisfy(run -> assertThat(run.said().status()).isEqualTo("IN_PROGRESS"));
        }
    }

    /** Channel and content; by reflection, as the driver's own types are not for tests to know. */
    private static List<String> heardBy(Connection connection) throws Exception {
        Object[] heard =
                (Object[])
                        connection
                                .getClass()
                                .getMethod("getNotifications", int.class)
                                .invoke(connection, 5_000);
        List<String> all = new ArrayList<>();
        for (Object one : heard) {
            all.add(
                    one.getClass().getMethod("getName").invoke(one)
                            + ": "
                            + one.getClass().getMethod("getParameter").invoke(one));
        }
        return all;
    }

    @Test
    void locksOfAnotherUser_holdUpNobody() throws Exception {
        try (Connection carl = as("carl");
                Connection rita = as("rita");
                TeamLog.Session anna = database.open("anna")) {
            carl.setAutoCommit(false);
            rita.setAutoCommit(false);
            rows(
                    carl,
                    "SELECT pg_advisory_lock(n) FROM generate_series(-100, 2000) AS n;"
                            + " SELECT pg_advisory_lock('redrive.run'::regclass::int, n)"
                            + " FROM generate_series(0, 100) AS n");
            rows(rita, "SELECT * FROM redrive.run; LOCK TABLE redrive.run IN ACCESS SHARE MODE");

            assertThat(anna.send(List.of(report(id, 3)))).isEmpty();
            assertThat(anna.read(Cursor.START).runs()).hasSize(1);
        }
    }

    @Test
    void searchPathOfAUser_leadsNoFunctionAstray() throws Exception {
        String own = UUID.randomUUID().toString();
        assertThat(
                        rows(
                                "anna",
                                "SET search_path = redrive, public, pg_temp, pg_catalog; "
                                        + insert(own, "Acme", "ben")))
                .isEmpty();
        assertThat(rows("anna", "SELECT author FROM redrive.run WHERE id = '" + own + "'"))
                .containsExactly("anna");
    }

    @Test
    void reportHoldsTheseColumnsOnly_noKeyNoHashNoReceiver() throws Exception {
        assertThat(
                        rows(
                                "anna",
                                "SELECT column_name::text FROM information_schema.columns"
                                        + " WHERE table_schema = 'redrive' AND table_name = 'run'"))
                .containsExactlyInAnyOrder(
                        "id",
                        "customer",
                        "kind",
                        "host",
                        "task_id",
                        "author",
                        "desk",
                        "reason",
                        "note",
                        "attached",
                        "started_at",
                        "revision",
                        "status",
                        "nb_items",
                        "nb_remaining",
                        "ended_at",
                        "forgotten_at",
                        "first_seen",
                        "changed_at",
                        "changed_by");
        assertThat(
                        rows(
                                "anna",
                                "SELECT concat_ws('|', id, customer, kind, host, task_id, author,"
                                        + " desk, reason, '<' || note || '>', attached, revision, status, nb_items,"
                                        + " nb_remaining) FROM redrive.run"))
                .as("and what stands in them is what was reported")
                .containsExactly(
                        id
                                + "|Acme|TRIPS|service.test|task-1|anna|anna-laptop|SUP-4711|<>|f|1"
                                + "|IN_PROGRESS|12|5");
    }
}
