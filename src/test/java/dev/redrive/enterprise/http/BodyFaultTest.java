package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.ConnectionLost;
import dev.redrive.enterprise.EnterpriseFailure.InvalidAnswer;
import dev.redrive.enterprise.EnterpriseFailure.KeyRefused;
import dev.redrive.enterprise.EnterpriseFailure.TimedOut;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFaultTest {

    private static final long MIB = 1024L * 1024;
    private static final long HUGE = 600 * MIB;
    private static final String BEGUN =
            "HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n{\"taskId\":\"t1\",";

    private final HttpEnterpriseConnector patient = Calls.connector(Calls.PATIENT);
    private final HttpEnterpriseConnector hasty = Calls.connector(Calls.SHORT);

    @AfterEach
    void close() {
        patient.close();
        hasty.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 629145600", "Connection: close"})
    void hugeBody_isCutOffAndNeitherTakenNorKept(String length) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(huge(200, length))) {
            EnterpriseApi api = Calls.api(patient, server.url());

            assertThat(failureOf(api.task("t1"))).isInstanceOf(InvalidAnswer.class);
            server.awaitEndOfConnection();
            assertThat(failureOf(api.retry(ItemKind.TRIPS))).isInstanceOf(UnknownOutcome.class);
            server.awaitEndOfConnection();

            // What was written counts, and most of that may lie in the sockets' buffers.
            assertThat(server.bytesTaken()).isLessThan(64 * MIB);
            assertThat(server.requests()).as("each sent exactly once").hasSize(2);
        }
    }

    @Test
    void hugeBody_doesNotHideItsStatus() throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(huge(401, "Connection: close"))) {
            assertThat(failureOf(Calls.api(patient, server.url()).retry(ItemKind.TRIPS)))
                    .isInstanceOf(KeyRefused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void theLimitIsExact(int beyond) throws Exception {
        String body = "{}" + " ".repeat(HttpLimits.STANDARD.bodyBytes() - 2 + beyond);
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, body))) {
            String outcome = Calls.api(patient, server.url()).task("t1").getClass().getSimpleName();

            assertThat(outcome).isEqualTo(beyond > 0 ? "Failed" : "Answered");
        }
    }

    @Test
    void bodyThatStalls_endsWithTheLimit() throws Exception {
        assertEndsAsTimedOut(Reply.raw(BEGUN).thenStall());
    }

    @Test
    void bodyThatTrickles_endsWithTheLimit() throws Exception {
        assertEndsAsTimedOut(peer -> {
            peer.write(BEGUN.getBytes(StandardCharsets.UTF_8));
            while (!peer.hangsUpWithin(Duration.ofMillis(50))) {
                peer.write(new byte[] {' '});
            }
        });
    }

    @Test
    void statusWithABodyThatStalls_isThatStatus() throws Exception {
        Reply refused = Reply.raw("HTTP/1.1 401 No\r\nContent-Length: 9\r\n\r\nno");
        try (ScriptedServer server = ScriptedServer.replying(refused.thenStall())) {
            assertThat(failureOf(Calls.api(hasty, server.url()).retry(ItemKind.TRIPS)))
                    .isEqualTo(new KeyRefused("no"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bodyThatBreaksOff_isAConnectionLost(boolean reset) throws Exception {
        Reply begun = Reply.raw(BEGUN);
        Reply broken = reset ? begun.thenReset() : begun.thenClose();
        try (ScriptedServer server = ScriptedServer.replying(broken)) {
            EnterpriseApi api = Calls.api(patient, server.url());

            assertThat(failureOf(api.retry(ItemKind.TRIPS))).isInstanceOf(UnknownOutcome.class);
            assertThat(server.requests()).as("sent exactly once").hasSize(1);
            assertThat(failureOf(api.task("t1"))).isInstanceOf(ConnectionLost.class);
        }
    }

    private void assertEndsAsTimedOut(Reply reply) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(reply)) {
            EnterpriseApi api = Calls.api(hasty, server.url());

            EnterpriseFailure read = failureOf(api.task("t1"));
            server.awaitEndOfConnection();
            EnterpriseFailure retried = failureOf(api.retry(ItemKind.TRIPS));
            server.awaitEndOfConnection();

            assertThat(read).isInstanceOf(TimedOut.class);
            assertThat(read.detail()).isEqualTo("the answer did not come to its end in time");
            assertThat(retried).isInstanceOf(UnknownOutcome.class);
            assertThat(server.requests()).as("each sent exactly once").hasSize(2);
        }
    }

    private static Reply huge(int status, String lengthHeader) {
        byte[] head =
                ("HTTP/1.1 " + status + " OK\r\n" + lengthHeader + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] blanks = new byte[64 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        return peer -> {
            peer.write(head);
            for (long left = HUGE; left > 0; left -= blanks.length) {
                peer.write(blanks);
            }
            peer.close();
        };
    }
}
