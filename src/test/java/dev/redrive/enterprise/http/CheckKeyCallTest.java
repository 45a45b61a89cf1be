package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.answerOf;
import static dev.redrive.enterprise.http.Calls.failureOf;
import static dev.redrive.enterprise.http.Calls.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.HyperAdmin;
import dev.redrive.enterprise.EnterpriseApi.KeyAccepted;
import dev.redrive.enterprise.EnterpriseFailure.InvalidAnswer;
import dev.redrive.enterprise.EnterpriseFailure.KeyRefused;
import dev.redrive.enterprise.Outcome;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckKeyCallTest {

    @Test
    void aListOfHyperAdminsMeansTheKeyIsAccepted() throws Exception {
        assertThat(answerOf(call(Reply.json(200, sample("hyperadmins.json")))))
                .isEqualTo(new KeyAccepted(1, List.of(new HyperAdmin("ada", "Ada Martin"))));
        assertThat(answerOf(call(Reply.json(200, "[]")))).isEqualTo(new KeyAccepted(0, List.of()));
    }

    @Test
    void whoseKeyItIs_isBoundedCleanedAndNotInWords() throws Exception {
        String body =
                """
                [{"userId":"a\\u202Eb\\n%s","firstname":" Ada ","lastname":null},
                {"userId":7,"firstname":{}},{},[],null,"x",
                {"userId":"c@x","lastname":"C"},{"userId":"d@x"},{"userId":"e@x"}]
                """
                        .formatted("x".repeat(5_000));

        KeyAccepted accepted = answerOf(call(Reply.json(200, body)));

        assertThat(accepted.nbHyperAdmins()).isEqualTo(9);
        assertThat(accepted.hyperAdmins())
                .hasSize(2)
                .extracting(HyperAdmin::name)
                .containsExactly("Ada", "");
        assertThat(accepted.hyperAdmins().getFirst().userId()).startsWith("ab x").hasSize(100);
        assertThat(accepted + "" + accepted.hyperAdmins()).doesNotContain("Ada", "c@x");
    }

    @Test
    void aKeyThatTheServiceRepeatsIsNotShown() throws Exception {
        String key = Calls.KEY;
        assertThat(failureOf(call(Reply.json(200, "[{\"userId\":\"" + key + "\"}]"))))
                .isInstanceOf(InvalidAnswer.class);
    }

    @Test
    void status401_meansTheKeyIsRejected() throws Exception {
        assertThat(failureOf(call(Reply.empty(401)))).isEqualTo(new KeyRefused(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"ok\"", "", "<html><title>Router</title></html>", "[{}"})
    void anythingElseIsNotThisService(String body) throws Exception {
        assertThat(failureOf(call(Reply.json(200, body)))).isInstanceOf(InvalidAnswer.class);
    }

    private static Outcome<KeyAccepted> call(Reply reply) throws IOException, InterruptedException {
        try (ScriptedServer server = ScriptedServer.replying(reply);
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            return Calls.api(connector, server.url()).checkKey();
        }
    }
}
