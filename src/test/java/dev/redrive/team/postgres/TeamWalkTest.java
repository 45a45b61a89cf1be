package dev.redrive.team.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.team.TeamServer;
import dev.redrive.team.TeamStep;
import dev.redrive.team.TeamTrouble;
import dev.redrive.team.setup.TeamWalk;
import dev.redrive.team.setup.TeamWalk.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of Test connection, at a real PostgreSQL. */
@Tag("slow")
class TeamWalkTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static TeamDatabase database;

    private final List<TeamStep> passed = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        database = new TeamDatabase(folder);
        database.asOwner(
                "postgres",
                """
                CREATE DATABASE empty;
                GRANT CONNECT ON DATABASE empty TO redrive_writer
                """);
        database.asOwner("postgres", "CREATE DATABASE old TEMPLATE redrive");
        database.asOwner("postgres", "GRANT CONNECT ON DATABASE old TO redrive_writer");
        database.asOwner("old", "UPDATE redrive.meta SET version = 0");
        database.asOwner("postgres", "CREATE DATABASE newer TEMPLATE redrive");
        database.asOwner("postgres", "GRANT CONNECT ON DATABASE newer TO redrive_writer");
        database.asOwner("newer", "UPDATE redrive.meta SET version = 9, oldest_client = 9");
        database.asOwner("postgres", "CREATE DATABASE closed TEMPLATE redrive");
        database.asOwner("postgres", "GRANT CONNECT ON DATABASE closed TO redrive_writer");
        database.asOwner("closed", "REVOKE ALL ON redrive.run FROM redrive_writer");
        database.asOwner("postgres", "CREATE DATABASE shut TEMPLATE redrive");
        database.asOwner("postgres", "GRANT CONNECT ON DATABASE shut TO redrive_writer");
        database.asOwner("shut", "REVOKE ALL ON SCHEMA redrive FROM redrive_writer");
        StringBuilder hba = new StringBuilder(TeamDatabase.STRICT);
        for (String other : List.of("empty", "old", "newer", "closed", "shut")) {
            hba.append("hostssl ").append(other).append(" all 127.0.0.1/32 scram-sha-256\n");
        }
        hba.append("hostnossl plain all 127.0.0.1/32 scram-sha-256\n");
        hba.append("hostssl weak all 127.0.0.1/32 password\n");
        database.hba(hba.toString());
        database.asOwner("postgres", "SELECT pg_reload_conf()");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private Result walk(TeamServer server, String password) {
        return walk(database.log(), server, password);
    }

    private Result walk(PostgresTeamLog log, TeamServer server, String password) {
        return new TeamWalk(log::open).run(server, password.toCharArray(), passed::add);
    }

    private TeamServer server(String database, String user) {
        int port = TeamWalkTest.database.server(user).port();
        return new TeamServer("127.0.0.1", port, database, user);
    }

    private void assertFailed(Result result, TeamStep step, TeamTrouble trouble) {
        assertThat(result.failedAt()).isEqualTo(step);
        assertThat(result.trouble()).isEqualTo(trouble);
        assertThat(result.isGood()).isFalse();
        assertThat(passed)
                .as("every step before it, once, in order")
                .containsExactlyElementsOf(
                        Arrays.stream(TeamStep.values())
                                .takeWhile(before -> before != step)
                                .toList());
    }

    @Test
    void everyStepOfAGoodTeamLog_succeeds_andItsCustomersAreNamed() {
        Result result = walk(server("redrive", "ben"), TeamDatabase.PASSWORD);

        assertThat(passed).containsExactly(TeamStep.values());
        assertThat(result.isGood()).isTrue();
        assertThat(result.readOnly()).isNull();
        assertThat(result.customers())
                .containsOnlyKeys("Acme", "Zeta")
                .containsEntry("Acme", "service.test");
    }

    @ParameterizedTest
    @CsvSource({
        "redrive, nobody, LOGIN, DATABASE",
        "nowhere, anna, LOGIN, DATABASE",
        "weak, anna, LOGIN, WEAK_LOGIN",
        "empty, anna, SCHEMA, NO_SCHEMA",
        "old, anna, SCHEMA, OLDER_SCHEMA",
        "shut, anna, SCHEMA, RIGHTS",
        "closed, anna, RIGHTS, RIGHTS"
    })
    void stepThatFails_isNamed_andThoseBeforeItHavePassed(
            String name, String user, TeamStep step, TeamTrouble trouble) {
        assertFailed(walk(server(name, user), TeamDatabase.PASSWORD), step, trouble);
    }

    @Test
    void wrongPassword_failsAtTheLogin() {
        assertFailed(walk(server("redrive", "anna"), "wrong"), TeamStep.LOGIN, TeamTrouble.LOGIN);
    }

    @Test
    void hostNobodyKnows_failsAtItsName() {
        assertFailed(
                walk(new TeamServer("nowhere.invalid", 5432, "redrive", "anna"), "any"),
                TeamStep.NAME,
                TeamTrouble.UNKNOWN_HOST);
    }

    @Test
    void portWhereNothingListens_failsAtTheConnection() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertFailed(
                walk(new TeamServer("127.0.0.1", port, "redrive", "anna"), "any"),
                TeamStep.CONNECTION,
                TeamTrouble.UNREACHABLE);
    }

    @Test
    void certificateOfNobodyTrusted_orOfAnotherHost_failsAtTls() {
        TeamServer good = server("redrive", "anna");
        assertFailed(
                walk(TeamDatabase.trusting(), good, TeamDatabase.PASSWORD),
                TeamStep.TLS,
                TeamTrouble.UNTRUSTED);
        passed.clear();
        assertFailed(
                walk(
                        new TeamServer("localhost", good.port(), "redrive", "anna"),
                        TeamDatabase.PASSWORD),
                TeamStep.TLS,
                TeamTrouble.UNTRUSTED);
    }

    @Test
    void serverThatDoesNotEncrypt_failsAtTls_andIsSentNoPassword() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<byte[]> sent =
                    CompletableFuture.supplyAsync(() -> {
                        try (Socket client = plain.accept()) {
                            byte[] asked = client.getInputStream().readNBytes(8);
                            client.getOutputStream().write('N');
                            client.getOutputStream().flush();
                            byte[] more = client.getInputStream().readAllBytes();
                            assertThat(asked).hasSize(8);
                            return more;
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
            assertFailed(
                    walk(
                            new TeamServer("127.0.0.1", plain.getLocalPort(), "redrive", "anna"),
                            "secret"),
                    TeamStep.TLS,
                    TeamTrouble.NOT_ENCRYPTED);
            assertThat(sent.get()).as("nothing after the refusal").isEmpty();
        }
    }

    @Test
    void newerTeamLog_isReadOnly_andSaidToBe() {
        Result newer = walk(server("newer", "anna"), TeamDatabase.PASSWORD);
        assertThat(newer.isGood()).isTrue();
        assertThat(newer.readOnly()).isEqualTo(TeamTrouble.NEWER_SCHEMA);

        Result reader = walk(server("redrive", "rita"), TeamDatabase.PASSWORD);
        assertThat(reader.isGood()).isTrue();
        assertThat(reader.readOnly()).isEqualTo(TeamTrouble.RIGHTS);
    }

    @Test
    void interrupt_endsAWalkThatWaits() throws Exception {
        CountDownLatch accepted = new CountDownLatch(1);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try {
                    silent.accept();
                    accepted.countDown();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            CompletableFuture<Result> result = new CompletableFuture<>();
            Thread walking =
                    Thread.startVirtualThread(() ->
                            result.complete(
                                    walk(
                                            new TeamServer(
                                                    "127.0.0.1",
                                                    silent.getLocalPort(),
                                                    "redrive",
                                                    "anna"),
                                            "any")));
            accepted.await();

            walking.interrupt();

            assertThat(result.join().failedAt()).isEqualTo(TeamStep.CONNECTION);
            assertThat(result.join().trouble())
                    .as("not the driver's own limit")
                    .isNotEqualTo(TeamTrouble.SILENT);
        }
    }
}
