package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure.ConnectionLost;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.EnterpriseFailure.TimedOut;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.EnterpriseFailure.Unreachable;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.testing.Peer;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFaultTest {

    private final HttpEnterpriseConnector patient = Calls.connector(Calls.PATIENT);
    private final HttpEnterpriseConnector hasty = Calls.connector(Calls.SHORT);

    @AfterEach
    void close() {
        patient.close();
        hasty.close();
    }

    @Test
    void aServerThatSpeaksNoTlsIsUnreachable() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.greeting(Reply.raw("HTTP/1.1 400 No\r\n\r\n").thenStall())) {
            EnterpriseApi api = Calls.api(patient, overTls(server));

            assertUnreachable(Reason.TLS_FAILED, api.retry(ItemKind.TRIPS));
            assertUnreachable(Reason.TLS_FAILED, api.task("t1"));
        }
    }

    /** What Java's client reports then, about once in a thousand calls on a busy computer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 header parser received no bytes",
                "connection closed locally",
                "Connection reset"
            })
    void anEndWithoutWordOfTls_isJudgedByTheHandshake(String said) {
        Failures failures = new Failures(new ErrorDetails(prose -> prose), InstantSource.system());
        IOException end = new IOException(said, new EOFException());

        assertThat(failures.ofBrokenRetry(end, true, false)).isInstanceOf(UnknownOutcome.class);
        assertThat(failures.ofBrokenRetry(end, true, true))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable ->
                                assertThat(unreachable.reason()).isEqualTo(Reason.TLS_FAILED));
        assertThat(failures.ofBrokenRead(end, false)).isInstanceOf(ConnectionLost.class);
        assertThat(failures.ofBrokenRead(end, true)).isInstanceOf(Unreachable.class);
    }

    @Test
    void aHandshakeThatBreaksIsUnreachable() throws Exception {
        try (ScriptedServer resetting = ScriptedServer.slammingDoors();
                ScriptedServer closing = ScriptedServer.greeting(Peer::close)) {
            for (ScriptedServer server : List.of(resetting, closing)) {
                EnterpriseApi api = Calls.api(patient, overTls(server));

                assertUnreachable(Reason.TLS_FAILED, api.retry(ItemKind.TRIPS));
                assertUnreachable(Reason.TLS_FAILED, api.task("t1"));
            }
        }
    }

    @Test
    void aHandshakeThatStallsEndsWithTheConnectLimit() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent()) {
            EnterpriseApi api = Calls.api(hasty, overTls(server));

            assertUnreachable(Reason.CONNECT_TIMED_OUT, api.retry(ItemKind.TRIPS));
            assertUnreachable(Reason.CONNECT_TIMED_OUT, api.task("t1"));
        }
    }

    @Test
    void aRetryThatWasNotWrittenWhenItsLimitPassedIsUnreachable() throws Exception {
        HttpLimits slowToConnect =
                new HttpLimits(
                        Calls.PATIENT.connect(), Calls.SHORT.get(), Calls.SHORT.post(), 1024);
        try (ScriptedServer server = ScriptedServer.silent();
                HttpEnterpriseConnector connector = Calls.connector(slowToConnect)) {
            EnterpriseApi api = Calls.api(connector, overTls(server));

            assertUnreachable(Reason.CONNECT_TIMED_OUT, api.retry(ItemKind.TRIPS));
            assertThat(failureOf(api.task("t1"))).isInstanceOf(TimedOut.class);
        }
    }

    private static void assertUnreachable(Reason reason, Outcome<?> outcome) {
        assertThat(failureOf(outcome))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.reason()).isEqualTo(reason));
    }

    private static URI overTls(ScriptedServer server) {
        return URI.create("https://127.0.0.1:" + server.url().getPort());
    }
}
