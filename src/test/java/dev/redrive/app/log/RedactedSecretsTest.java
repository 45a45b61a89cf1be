package dev.redrive.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.app.log.LogFiles.RedactedSecrets;
import dev.redrive.connection.Network;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.enterprise.http.HttpEnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.enterprise.http.Secrets;
import dev.redrive.keys.Redactor;
import dev.redrive.testing.Networks;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets of a run against what the service says, on a real socket. */
class RedactedSecretsTest {

    private static final String ID = "5f1a2b3c4d1a0e9f7a6b5c4d";
    private static final String TASK =
            "{\"taskId\":\"" + ID + "\",\"status\":\"PENDING\",\"nbItems\":321}";

    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @ValueSource(strings = {"1a", "5", "PEND", "taskId", "\"", "1a2b3c4", "321"})
    void aShortSecretDamagesNoData(String secret) throws Exception {
        redactor.protect(secret.toCharArray());

        assertThat(retried(Reply.json(200, TASK)))
                .isEqualTo(new Outcome.Answered<>(new RetryAccepted(ID, 321L)));
        assertThat(polled(Reply.json(200, TASK)))
                .isEqualTo(
                        new Outcome.Answered<>(
                                new TaskSnapshot(
                                        ID,
                                        null,
                                        null,
                                        null,
                                        TaskStatus.of("PENDING"),
                                        321L,
                                        null,
                                        Set.of())));
    }

    @Test
    void aShortSecretIsMaskedInProse() throws Exception {
        redactor.protect("1a".toCharArray());
        Reply refusal = Reply.json(422, "{\"message\":\"the password 1a is in " + ID + "\"}");

        assertThat(retried(refusal))
                .isEqualTo(
                        new Outcome.Failed<>(
                                new EnterpriseFailure.ServiceError(
                                        422,
                                        "the password *** is in 5f***2b3c4d***0e9f7a6b5c4d",
                                        ID)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a2b3c4d", "5f1a2b3c4d1a0e9f7a6b5c4d"})
    void anIdThatHoldsALongSecretIsRefusedAndNotEdited(String secret) throws Exception {
        redactor.protect(secret.toCharArray());

        assertThat(retried(Reply.json(200, TASK)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.failure())
                                        .isInstanceOf(EnterpriseFailure.UnknownOutcome.class));
    }

    @Test
    void theLengthFromWhichASecretCountsIsTheSameOnBothSides() {
        assertThat(Redactor.SHORTEST_IN_DATA).isEqualTo(Secrets.SHORTEST_IN_DATA);
    }

    private Outcome<RetryAccepted> retried(Reply reply) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(reply);
                HttpEnterpriseConnector connector = connector()) {
            return api(connector, server).retry(ItemKind.TRIPS);
        }
    }

    private Outcome<TaskSnapshot> polled(Reply reply) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(reply);
                HttpEnterpriseConnector connector = connector()) {
            return api(connector, server).task(ID);
        }
    }

    private HttpEnterpriseConnector connector() {
        Network network = Networks.standard();
        return new HttpEnterpriseConnector(
                "1",
                HttpLimits.STANDARD,
                new RedactedSecrets(redactor),
                InstantSource.system(),
                () -> network,
                null);
    }

    private static EnterpriseApi api(HttpEnterpriseConnector connector, ScriptedServer server) {
        return connector.connect(server.url(), "key-7f3a9c51d0e84b26".toCharArray());
    }
}
