package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.answerOf;
import static dev.redrive.enterprise.http.Calls.failureOf;
import static dev.redrive.enterprise.http.Calls.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryCallTest {

    @Test
    void documentedAnswer_isAStart() throws Exception {
        assertThat(answerOf(call(200, sample("retry-accepted.json"))))
                .isEqualTo(new RetryAccepted("6753030831fe9826412bac5c", 123L));
    }

    @Test
    void anySuccessWithATaskId_isAStart() throws Exception {
        assertThat(answerOf(call(202, "{\"taskId\":\"t1\",\"nbItems\":1}")))
                .isEqualTo(new RetryAccepted("t1", 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"taskId\":\"t1\"}",
                "{\"taskId\":\"t1\",\"nbItems\":null}",
                "{\"taskId\":\"t1\",\"nbItems\":{}}",
                "{\"taskId\":\"t1\",\"nbItems\":1.5}",
                "{\"taskId\":\"t1\",\"nbItems\":\"abc\"}",
                "{\"taskId\":\"t1\",\"nbItems\":99999999999999999999}"
            })
    void theTaskIdIsNotLostOverAnUnusableNumber(String body) throws Exception {
        assertThat(answerOf(call(200, body))).isEqualTo(new RetryAccepted("t1", null));
    }

    @Test
    void anIdWrittenAsANumberIsItsDigits() throws Exception {
        assertThat(answerOf(call(200, "{\"taskId\":4711,\"nbItems\":2}")))
                .isEqualTo(new RetryAccepted("4711", 2L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nbItems\":0}",
                "{\"taskId\":null,\"nbItems\":0}",
                "{\"taskId\":\" \",\"nbItems\":0}"
            })
    void nothingToSendNeedsNoTask(String body) throws Exception {
        assertThat(answerOf(call(200, body))).isEqualTo(new RetryAccepted(null, 0L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"nbItems\":5}",
                "{\"taskId\":\"\",\"nbItems\":5}",
                "{\"taskId\":\"t1\",\"nbIt",
                "{\"taskId\":\"t1\"} trailing",
                "{\"taskId\":\"t1\",\"taskId\":\"t2\"}",
                "{\"taskId\":{},\"nbItems\":5}",
                "{\"taskId\":{},\"nbItems\":0}",
                "{\"taskId\":true,\"nbItems\":0}",
                "{\"taskId\":\"a\\u0000b\",\"nbItems\":5}",
                "{\"taskId\":\"a\\u202eb\",\"nbItems\":5}",
                "{\"taskId\":\"a\\nb\",\"nbItems\":5}",
                "<html>Welcome</html>"
            })
    void aYesWithoutATaskIsAnUnknownOutcome(String body) throws Exception {
        assertThat(failureOf(call(200, body))).isInstanceOf(UnknownOutcome.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 1_000, 900_000})
    void anIdThatIsTooLongIsAnUnknownOutcome(int length) throws Exception {
        String body = "{\"taskId\":\"" + "6".repeat(length) + "\",\"nbItems\":5}";

        assertThat(failureOf(call(200, body)))
                .isInstanceOf(UnknownOutcome.class)
                .extracting(EnterpriseFailure::taskId)
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "two words", " edge ", "<b>é-日本-🙂"})
    void anOpaqueIdIsKeptToTheLetter(String id) throws Exception {
        assertThat(answerOf(call(200, "{\"taskId\":\"" + id + "\",\"nbItems\":5}")))
                .isEqualTo(new RetryAccepted(id, 5L));
        String longest = "6".repeat(200);
        assertThat(answerOf(call(200, "{\"taskId\":\"" + longest + "\"}")))
                .isEqualTo(new RetryAccepted(longest, null));
    }

    @Test
    void theTaskNamedInAnAnswerThatBreaksOffIsNotLost() throws Exception {
        assertThat(failureOf(call(200, "{\"taskId\":\"6753-a\",\"nbIt")).taskId())
                .isEqualTo("6753-a");
    }

    private static Outcome<RetryAccepted> call(int status, String body)
            throws IOException, InterruptedException {
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(status, body));
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            Outcome<RetryAccepted> outcome =
                    Calls.api(connector, server.url()).retry(ItemKind.TRIPS);
            assertThat(server.requests()).as("sent exactly once").hasSize(1);
            return outcome;
        }
    }
}
