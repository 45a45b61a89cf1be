package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.answerOf;
import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure.NotFound;
import dev.redrive.keys.Redactor;
import dev.redrive.testing.Networks;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key pasted as a task id would stand in the address, and so in every log on the way. */
class KeyAsTaskIdTest {

    private static final String OTHER = "other-customers-key-5531";

    static Stream<String> keys() {
        return Stream.of(
                Calls.KEY,
                "/" + Calls.KEY,
                Calls.KEY.toUpperCase(Locale.ROOT),
                OTHER,
                OTHER.replace("-", "%2D"),
                "task " + OTHER,
                Base64.getEncoder()
                        .encodeToString(OTHER.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keyPastedAsTaskId_isNotSent(String pasted) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, "{}"));
                HttpEnterpriseConnector connector = connector()) {
            EnterpriseApi api = Calls.api(connector, server.url());

            assertThat(failureOf(api.task(pasted))).isInstanceOf(NotFound.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aTaskId_isSent() throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, "{}"));
                HttpEnterpriseConnector connector = connector()) {
            answerOf(Calls.api(connector, server.url()).task("6753030831fe9826412bac5c"));

            assertThat(server.requests()).hasSize(1);
        }
    }

    /** As the program is put together: every key that is used was made known to the redactor. */
    private static HttpEnterpriseConnector connector() {
        Redactor redactor = new Redactor();
        redactor.protect(Calls.KEY.toCharArray());
        redactor.protect(OTHER.toCharArray());
        return new HttpEnterpriseConnector(
                "1", Calls.PATIENT, redactor::clean, () -> Calls.NOW, Networks::standard, null);
    }
}
