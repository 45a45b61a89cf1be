package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.ConnectionLost;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.EnterpriseFailure.TimedOut;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.EnterpriseFailure.Unreachable;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionFaultTest {

    private static final String ACCEPTED = "{\"taskId\":\"t1\",\"nbItems\":1}";

    private final HttpEnterpriseConnector patient = Calls.connector(Calls.PATIENT);
    private final HttpEnterpriseConnector hasty = Calls.connector(Calls.SHORT);

    @AfterEach
    void close() {
        patient.close();
        hasty.close();
    }

    @Test
    void anUnknownHostIsUnreachable() throws Exception {
        EnterpriseApi api = Calls.api(patient, URI.create("https://nowhere.invalid"));

        assertUnreachable(Reason.UNKNOWN_HOST, failureOf(api.retry(ItemKind.TRIPS)));
        assertUnreachable(Reason.UNKNOWN_HOST, failureOf(api.task("t1")));
    }

    @Test
    void aClosedPortIsUnreachable() throws Exception {
        int port;
        try (ServerSocket closedSoon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedSoon.getLocalPort();
        }
        EnterpriseApi api = Calls.api(patient, URI.create("http://127.0.0.1:" + port));

        assertUnreachable(Reason.REFUSED, failureOf(api.retry(ItemKind.TRIPS)));
        assertUnreachable(Reason.REFUSED, failureOf(api.task("t1")));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others refuse where a full queue is silent")
    void aHostThatDoesNotTakeTheConnectionIsUnreachable() throws Exception {
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 8; i++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()));
                waiting.add(channel);
            }
            EnterpriseApi api =
                    Calls.api(hasty, URI.create("http://127.0.0.1:" + full.getLocalPort()));

            assertUnreachable(Reason.CONNECT_TIMED_OUT, failureOf(api.retry(ItemKind.TRIPS)));
            assertUnreachable(Reason.CONNECT_TIMED_OUT, failureOf(api.task("t1")));
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    @Test
    void aResetBeforeTheRequestWasReadIsAnUnknownOutcome() throws Exception {
        try (ScriptedServer server = ScriptedServer.slammingDoors()) {
            EnterpriseApi api = Calls.api(patient, server.url());

            assertThat(failureOf(api.retry(ItemKind.TRIPS))).isInstanceOf(UnknownOutcome.class);
            assertThat(server.connections()).as("tried exactly once").isEqualTo(1);
            assertThat(failureOf(api.task("t1"))).isInstanceOf(ConnectionLost.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    static List<Reply> breaks() {
        return List.of(
                Reply.nothing().thenReset(),
                Reply.nothing().thenClose(),
                Reply.raw("HTTP/1.1 20").thenReset(),
                Reply.raw("HTTP/1.1 200 OK\r\nContent-Le").thenClose(),
                Reply.raw("SSH-2.0-OpenSSH_9.2\r\n").thenClose(),
                Reply.raw("HTTP/1.1 200 OK\r\nX: " + "x".repeat(1_000_000)).thenClose());
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void aBreakAfterTheRequestWasReadIsAnUnknownOutcome(Reply reply) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(reply)) {
            EnterpriseApi api = Calls.api(patient, server.url());

            assertThat(failureOf(api.retry(ItemKind.TRIPS))).isInstanceOf(UnknownOutcome.class);
            assertThat(server.requests()).as("sent exactly once").hasSize(1);
            assertThat(failureOf(api.task("t1"))).isInstanceOf(ConnectionLost.class);
        }
    }

    @Test
    void silenceAfterTheRequestIsAnUnknownOutcomeOrATimeout() throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.nothing().thenStall())) {
            EnterpriseApi api = Calls.api(hasty, server.url());

            assertThat(failureOf(api.retry(ItemKind.TRIPS)))
                    .isEqualTo(new UnknownOutcome("no answer within 1000 ms"));
            server.awaitEndOfConnection();
            assertThat(server.requests()).as("sent exactly once").hasSize(1);
            assertThat(failureOf(api.task("t1")))
                    .isEqualTo(new TimedOut("no answer within 1000 ms"));
            server.awaitEndOfConnection();
        }
    }

    @Test
    void aRetryNeverUsesAConnectionThatMayBeStale() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.following(request ->
                        switch (request.method()) {
                            case "GET" -> Reply.json(200, "[]");
                            default ->
                                    request.connection() == 1
                                            ? Reply.nothing().thenReset()
                                            : Reply.json(200, ACCEPTED);
                        })) {
            EnterpriseApi api = Calls.api(patient, server.url());

            Calls.answerOf(api.checkKey());
            Calls.answerOf(api.retry(ItemKind.TRIPS));
            Calls.answerOf(api.checkKey());

            assertThat(server.requests())
                    .extracting(request -> request.method() + " " + request.connection())
                    .containsExactly("GET 1", "POST 2", "GET 1");
        }
    }

    @Test
    void readingGoesOnAfterAKeptConnectionWasClosed() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.replying(Reply.json(200, "[]").thenClose(), Reply.json(200, "[]"))) {
            EnterpriseApi api = Calls.api(patient, server.url());

            Calls.answerOf(api.checkKey());
            server.awaitEndOfConnection();
            Calls.answerOf(api.checkKey());

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    private static void assertUnreachable(Reason reason, EnterpriseFailure failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.reason()).isEqualTo(reason));
        assertThat(failure.detail()).isNotBlank();
    }
}
