package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure.InvalidAnswer;
import dev.redrive.enterprise.EnterpriseFailure.OtherTask;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer that repeats the key in a place that is shown and kept. */
class RepeatedKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"taskId\":\"KEY\",\"nbItems\":1}",
                "{\"taskId\":\"t-\\u006bEY-1\",\"status\":\"it is KEY\",\"nbItems\":1}",
                "{\"status\":\"it is KEY\",\"nbItems\":1}",
                "{\"type\":\"KEY\",\"nbItems\":1}",
                "{\"type\":\"hush-hush\",\"nbItems\":1}"
            })
    void isRefusedAndNotShown(String body) throws Exception {
        String told =
                body.replace("KEY", Calls.KEY)
                        .replace("\\u006bEY", "\\u006b" + Calls.KEY.substring(1));
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, told));
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            EnterpriseApi api = Calls.api(connector, server.url());

            assertThat(failureOf(api.task("t1")))
                    .isInstanceOfAny(InvalidAnswer.class, OtherTask.class);
            assertThat(failureOf(api.retry(ItemKind.TRIPS))).isInstanceOf(UnknownOutcome.class);
        }
    }
}
