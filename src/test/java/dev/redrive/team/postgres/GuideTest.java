package dev.redrive.team.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.team.TeamLog;
import dev.redrive.team.TeamReport;
import dev.redrive.team.setup.TeamWalk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database's administrator is told to do works as it is written. */
@Tag("slow")
class GuideTest {

    private static final Path GUIDE = Path.of("assets/team/guide.md");
    private static final Path UPGRADE = Path.of("assets/team/upgrade.sql");
    private static final Path FIRST = Path.of("src/test/resources/team/first-schema.sql");
    private static final Pattern SQL = Pattern.compile("(?ms)^```sql\n(.*?)^```$");

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
        database.close();
    }

    private static List<String> statements() throws Exception {
        List<String> all = new ArrayList<>();
        Matcher blocks = SQL.matcher(Files.readString(GUIDE));
        while (blocks.find()) {
            Arrays.stream(blocks.group(1).split(";\\s*\n"))
                    .filter(sql -> !sql.isBlank())
                    .forEach(all::add);
        }
        return all;
    }

    @Test
    void everyStatementOfTheGuide_works_andWhoIsEnteredCanUseTheTeamLog() throws Exception {
        List<String> statements = statements();
        assertThat(statements).hasSizeGreaterThan(12);
        for (String sql : statements) {
            if (sql.startsWith("DELETE FROM redrive.membership")) {
                assertThatClaraCanUseIt();
            }
            database.asOwner("redrive", sql);
        }
        assertThat(
                        column(
                                "redrive",
                                "SELECT customer FROM redrive.membership WHERE member = 'clara'"))
                .containsExactly("North");
    }

    /** By the lines for pg_hba.conf as they stand in the guide. */
    private static void assertThatClaraCanUseIt() throws Exception {
        String lines =
                Files.readString(GUIDE)
                        .lines()
                        .filter(line -> line.matches(" {4}host(ssl)? +redrive .*"))
                        .map(line -> line.strip().replace("10.0.0.0/8", "127.0.0.1/32"))
                        .collect(Collectors.joining("\n", "", "\n"));
        assertThat(lines.lines()).hasSize(4);
        database.hba(lines);
        database.asOwner("postgres", "SELECT pg_reload_conf()");
        database.asOwner("postgres", "ALTER ROLE clara PASSWORD '" + TeamDatabase.PASSWORD + "'");
        TeamWalk.Result result =
                new TeamWalk(database.log()::open)
                        .run(
                                database.server("clara"),
                                TeamDatabase.PASSWORD.toCharArray(),
                                _ -> {});
        assertThat(result.trouble()).isNull();
        assertThat(result.readOnly()).isNull();
        assertThat(result.customers()).containsOnlyKeys("North", "South");
    }

    @Test
    void upgradedDatabase_isAsANewOne_howOftenItIsUpgraded_andKeepsItsRows() throws Exception {
        database.asOwner("postgres", "CREATE DATABASE older OWNER redrive_owner");
        database.asOwner(
                "older",
                Files.readString(FIRST)
                        .split("(?m)^\\\\c redrive$", 2)[1]
                        .replace("DATABASE redrive ", "DATABASE older "));
        database.asOwner(
                "older",
                """
                INSERT INTO redrive.customer VALUES ('Acme', 'service.test');
                INSERT INTO redrive.run (id, customer, kind, host, desk, attached, started_at,
                    revision, first_seen, changed_at, changed_by)
                VALUES (gen_random_uuid(), 'Acme', 'TRIPS', 'service.test', 'd', false, now(), 1,
                    now(), now(), pg_current_xact_id())
                """);
        String old = "SELECT to_jsonb(run) - 'note' FROM redrive.run";
        List<String> row = column("older", old);
        assertThat(catalog("older"))
                .as("there is something to do")
                .isNotEqualTo(catalog("redrive"));

        for (int times = 0; times < 3; times++) {
            database.asOwner("older", Files.readString(UPGRADE));

            assertThat(catalog("older")).containsExactlyElementsOf(catalog("redrive"));
        }
        assertThat(column("older", old)).isEqualTo(row);
        assertThat(column("older", "SELECT note FROM redrive.run")).containsExactly("");
        database.asOwner("redrive", Files.readString(UPGRADE));
        try (TeamLog.Session anna = database.open("anna")) {
            assertThat(anna.canWrite()).isTrue();
            assertThat(anna.send(List.<TeamReport>of())).isEmpty();
        }
    }

    /** All there is in the schema, and who may do what with it. */
    private static List<String> catalog(String name) throws SQLException {
        return column(
                name,
                """
                SELECT x FROM (
                    SELECT 'column ' || table_name || ' ' || column_name || ' ' || data_type
                        || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS x
                    FROM information_schema.columns WHERE table_schema = 'redrive'
                    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes
                        WHERE schemaname = 'redrive'
                    UNION ALL SELECT 'constraint ' || conrelid::regclass::text || ' '
                        || pg_get_constraintdef(oid) FROM pg_constraint
                        WHERE connamespace = 'redrive'::regnamespace
                    UNION ALL SELECT 'policy ' || p::text FROM pg_policies p
                        WHERE schemaname = 'redrive'
                    UNION ALL SELECT 'table ' || relname || ' ' || relrowsecurity || ' '
                        || coalesce(relacl::text, '') FROM pg_class
                        WHERE relnamespace = 'redrive'::regnamespace AND relkind = 'r'
                    UNION ALL SELECT 'rights ' || attrelid::regclass::text || ' ' || attname || ' '
                        || attacl::text FROM pg_attribute
                        WHERE attacl IS NOT NULL AND attrelid = 'redrive.run'::regclass
                    UNION ALL SELECT 'function ' || pg_get_functiondef(oid) || ' '
                        || coalesce(proacl::text, '') FROM pg_proc
                        WHERE pronamespace = 'redrive'::regnamespace
                    UNION ALL SELECT 'large objects ' || oid::regprocedure || ' '
                        || coalesce(proacl::text, '') FROM pg_proc WHERE proname LIKE 'lo\\_%'
                    UNION ALL SELECT 'version ' || version || ' ' || oldest_client FROM redrive.meta
                ) AS a ORDER BY x
                """);
    }

    private static List<String> column(String name, String sql) throws SQLException {
        try (Connection connection = database.server.connect(name);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (found.next()) {
                all.add(found.getString(1));
            }
            return all;
        }
    }
}
