package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.answerOf;
import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure.ConnectionLost;
import dev.redrive.enterprise.EnterpriseFailure.TimedOut;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies that are complete, readable JSON, but end before their declared length or their last
 * chunk: something is missing, and nobody knows what.
 */
class BrokenOffAnswerTest {

    private static final String ACCEPTED = "{\"taskId\":\"t1\",\"nbItems\":3}";
    private static final String TASK =
            "{\"taskId\":\"t1\",\"status\":\"COMPLETED\",\"nbItems\":3,\"nbRemainingItems\":0}";
    private static final String ADMINS = "[{\"id\":1}]";

    private final HttpEnterpriseConnector patient = Calls.connector(Calls.PATIENT);
    private final HttpEnterpriseConnector hasty = Calls.connector(Calls.SHORT);

    @AfterEach
    void close() {
        patient.close();
        hasty.close();
    }

    /** How an answer is framed, so that it is not complete. */
    enum Framing {
        ONE_BYTE_SHORT {
            @Override
            String of(String body) {
                return withLength(body, body.length() + 1);
            }
        },
        FAR_TOO_SHORT {
            @Override
            String of(String body) {
                return withLength(body, body.length() + 5_000);
            }
        },
        NO_LAST_CHUNK {
            @Override
            String of(String body) {
                return chunked(body, "");
            }
        },
        LAST_CHUNK_UNFINISHED {
            @Override
            String of(String body) {
                return chunked(body, "0\r\n");
            }
        },
        ANOTHER_CHUNK_ANNOUNCED {
            @Override
            String of(String body) {
                return chunked(body, "5\r\n  ");
            }
        };

        abstract String of(String body);

        static String withLength(String body, int length) {
            return "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body;
        }

        static String chunked(String body, String end) {
            return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(body.length())
                    + "\r\n"
                    + body
                    + "\r\n"
                    + end;
        }
    }

    static Stream<Arguments> brokenOff() {
        return Stream.of(Framing.values())
                .flatMap(framing ->
                        Stream.of(true, false).map(reset -> Arguments.of(framing, reset)));
    }

    private static Reply broken(String answer, boolean reset) {
        return reset ? Reply.raw(answer).thenReset() : Reply.raw(answer).thenClose();
    }

    @ParameterizedTest
    @MethodSource("brokenOff")
    void aRetryAnswerBrokenOff_isAnUnknownOutcomeAndNotSentAgain(Framing framing, boolean reset)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(broken(framing.of(ACCEPTED), reset))) {
            assertThat(failureOf(Calls.api(patient, server.url()).retry(ItemKind.TRIPS)))
                    .isInstanceOf(UnknownOutcome.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("brokenOff")
    void aTaskAnswerBrokenOff_isALostConnection(Framing framing, boolean reset) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(broken(framing.of(TASK), reset))) {
            assertThat(failureOf(Calls.api(patient, server.url()).task("t1")))
                    .isInstanceOf(ConnectionLost.class);
        }
    }

    @ParameterizedTest
    @MethodSource("brokenOff")
    void aKeyCheckBrokenOff_doesNotAcceptTheKey(Framing framing, boolean reset) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(broken(framing.of(ADMINS), reset))) {
            assertThat(failureOf(Calls.api(patient, server.url()).checkKey()))
                    .isInstanceOf(ConnectionLost.class);
        }
    }

    @Tag("slow")
    @Test
    void anAnswerThatStopsBeforeItsEnd_isNotTakenWhenTheLimitEndsIt() throws Exception {
        for (Framing framing : List.of(Framing.ONE_BYTE_SHORT, Framing.NO_LAST_CHUNK)) {
            try (ScriptedServer server =
                    ScriptedServer.replying(
                            Reply.raw(framing.of(TASK)).thenStall(),
                            Reply.raw(framing.of(ACCEPTED)).thenStall())) {
                EnterpriseApi api = Calls.api(hasty, server.url());

                assertThat(failureOf(api.task("t1"))).isInstanceOf(TimedOut.class);
                assertThat(failureOf(api.retry(ItemKind.TRIPS))).isInstanceOf(UnknownOutcome.class);
            }
        }
    }

    @Test
    void theSameAnswersWhole_areTaken() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.replying(
                        Reply.raw(Framing.withLength(ACCEPTED, ACCEPTED.length())),
                        Reply.raw(Framing.chunked(TASK, "0\r\n\r\n")))) {
            EnterpriseApi api = Calls.api(patient, server.url());

            assertThat(answerOf(api.retry(ItemKind.TRIPS)).taskId()).isEqualTo("t1");
            assertThat(answerOf(api.task("t1")).nbRemainingItems()).isZero();
        }
    }
}
