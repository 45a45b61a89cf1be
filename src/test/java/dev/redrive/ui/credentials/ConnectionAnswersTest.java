package dev.redrive.ui.credentials;

import static dev.redrive.testing.UiBench.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.Network;
import dev.redrive.enterprise.http.HttpEnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.testing.Networks;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import dev.redrive.testing.UiBench;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The test of a connection, over real HTTP. */
class ConnectionAnswersTest {

    private static final HttpLimits LIMITS =
            new HttpLimits(
                    Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 10_000);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @Test
    void acceptedKey_isSaidWithTheTimeItTook() throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, "[]"))) {
            Form form = tested(server.url());

            assertThat(form.connection())
                    .isEqualTo(
                            "The service accepts this key.\nWithout a proxy."
                                    + " It took 42 ms, at 12:00:00.");
            assertThat(form.model.connectionGood.get()).isTrue();
            assertThat(form.model.testing.get()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | The service lists no hyper-admin, so it does not say whose key this is.",
                "[{'userId':'a@x','firstname':'Al','lastname':'Bo'}] |"
                        + " Hyper-admins of this enterprise: Al Bo (a@x). Is that New?",
                "[{'userId':'a@x'},{'firstname':'Al'},{'userId':'c@x'},{},{'userId':'e@x'}] |"
                        + " Hyper-admins of this enterprise: a@x, Al, 3 more. Is that New?"
            })
    void whoseKeyItIs(String body, String people) throws IOException {
        try (ScriptedServer server =
                ScriptedServer.replying(Reply.json(200, body.replace('\'', '"')))) {
            Form form = tested(server.url());

            assertThat(form.model.people.get()).isEqualTo(people);

            form.model.form.key.set("key-0123456789-other");
            assertThat(form.model.people.get()).as("about another key").isEmpty();
        }
    }

    @Test
    void aSideEffectFreeRequestWithTheTypedKeyIsAllThatIsSent() throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, "[]"))) {
            Form form = tested(server.url());

            assertThat(server.requests())
                    .singleElement()
                    .extracting(
                            RecordedRequest::method,
                            RecordedRequest::target,
                            request -> request.header("x-dq-enterprise-api-key"))
                    .containsExactly("GET", "/v1/enterprise/hyperadmins", "key-0123456789-new");
            assertThat(form.bench.files.size()).isZero();
            assertThat(form.profiles.profiles()).hasSize(3);
        }
    }

    @Test
    void rejectedKey_isSaid() throws IOException {
        assertThat(answerTo(Reply.empty(401)))
                .startsWith("New: The service rejected this key\n")
                .endsWith(
                        "Steps: name found, connected, the key was not confirmed.\n"
                                + "Without a proxy. It took 42 ms, at 12:00:00.");
        assertThat(answerTo(Reply.empty(403))).startsWith("New: The service does not allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><title>Router</title></html>", "", "{\"hello\":1}", "[{"})
    void somethingElseAtThatAddress(String body) throws IOException {
        assertThat(answerTo(Reply.of(200, "text/html", body)))
                .startsWith("Something answers at this address, but not the Enterprise service\n")
                .endsWith("It took 42 ms, at 12:00:00.");
    }

    @Test
    void addressWithoutTheService_isSaid() throws IOException {
        assertThat(answerTo(Reply.json(404, "{}")))
                .startsWith("Something answers at this address, but not the Enterprise service\n");
    }

    @Test
    void serviceInTrouble_isSaid() throws IOException {
        assertThat(answerTo(Reply.json(500, "{\"message\":\"try later\"}")))
                .startsWith(
                        "The service answered with an error (500)\nThe service said: try later");
    }

    @Test
    void addressNobodyAnswersAt_isSaid() throws IOException {
        URI closed;
        try (ScriptedServer server = ScriptedServer.silent()) {
            closed = server.url();
        }

        Form form = tested(closed);

        assertThat(form.connection())
                .startsWith("The service does not accept connections\nNothing was sent.")
                .contains("\nSteps: name found, the connection failed.\n")
                .endsWith("It took 42 ms, at 12:00:00.");
        assertThat(form.model.connectionGood.get()).isFalse();
    }

    @Test
    void theKeptKeyNeverGoesToAnotherAddress() throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, "[]"));
                HttpEnterpriseConnector connector = connector()) {
            Form form = new Form(temporary, connector);
            form.model.edit(ACME);
            form.model.form.address.set(server.url().toString());
            form.model.form.kind.set(ProfileKind.TEST);

            form.test();

            assertThat(form.problems().getLast()).isEqualTo("Enter the enterprise API key.");
            assertThat(form.connection()).isEmpty();
            assertThat(form.model.testing.get()).isFalse();
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void keptKey_isRejectedOrNotForAllScreens_byWhatItsTestSaid() throws IOException {
        try (ScriptedServer server =
                        ScriptedServer.replying(
                                Reply.empty(401),
                                Reply.empty(403),
                                Reply.empty(503),
                                Reply.json(200, "[]"),
                                Reply.empty(401),
                                Reply.json(200, "[]"));
                HttpEnterpriseConnector connector = connector()) {
            Form form = new Form(temporary, connector);
            Profile here =
                    new Profile(
                            ACME.id(), ACME.name(), ProfileKind.TEST, ACME.colour(), server.url());
            form.profiles.save(here, UiBench.key(Form.KEY), _ -> {});
            form.bench.files.runAll();
            form.model.edit(here);

            List<Boolean> rejected = new ArrayList<>();
            for (String typed : List.of("", "", "", "", "key-0123456789-other", "", Form.KEY)) {
                form.model.form.key.set(typed);
                form.test();
                rejected.add(form.profiles.keys().of(here).isRejected());
            }

            assertThat(rejected)
                    .as("401, then 403, 503, 200, 401 for another key, 200 and again")
                    .containsExactly(true, true, true, false, false, false, false);
            form.profiles.keys().answered(here, form.profiles.keys().version(here), false);
            form.model.form.key.set(Form.KEY);
            form.test();
            assertThat(form.profiles.keys().of(here).isRejected()).as("the same typed").isFalse();
            form.profiles.keys().answered(here, form.profiles.keys().version(here), false);
            int before = form.profiles.keys().version(here);
            form.profiles.save(here, UiBench.key("key-0123456789-third"), _ -> {});
            form.bench.files.runAll();
            assertThat(form.profiles.keys().of(here).isRejected()).as("another").isFalse();
            form.profiles.keys().answered(here, before, false);
            assertThat(form.profiles.keys().of(here).isRejected()).as("the one before").isFalse();
        }
    }

    private String answerTo(Reply reply) throws IOException {
        try (ScriptedServer server = ScriptedServer.replying(reply)) {
            Form form = tested(server.url());
            assertThat(form.model.connectionGood.get()).isFalse();
            return form.connection();
        }
    }

    private Form tested(URI url) {
        try (HttpEnterpriseConnector connector = connector()) {
            Form form = new Form(temporary, connector);
            form.typeNew();
            form.model.form.address.set(url.toString());
            form.model.form.kind.set(ProfileKind.TEST);
            form.test();
            return form;
        }
    }

    private static HttpEnterpriseConnector connector() {
        Network network = Networks.standard();
        return new HttpEnterpriseConnector(
                "1.2.3", LIMITS, text -> text, InstantSource.system(), () -> network, null);
    }
}
