package dev.redrive.enterprise.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @Test
    void everyCall_carriesTheKeyAndTheUserAgent() throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, "{}"));
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            EnterpriseApi api = Calls.api(connector, server.url());

            api.retry(ItemKind.TRIPS);
            api.retry(ItemKind.CRASHES);
            api.task("6753");
            api.checkKey();

            assertThat(server.requests())
                    .extracting(request -> request.method() + " " + request.target())
                    .containsExactly(
                            "POST /v1/enterprise/push/trips/failed/retry",
                            "POST /v1/enterprise/push/crashes/failed/retry",
                            "GET /v1/enterprise/task/6753",
                            "GET /v1/enterprise/hyperadmins");
            for (RecordedRequest request : server.requests()) {
                assertThat(request.header("x-dq-enterprise-api-key")).isEqualTo(Calls.KEY);
                assertThat(request.header("Accept")).isEqualTo("application/json");
                assertThat(request.header("User-Agent")).isEqualTo("Redrive/1.2.3");
                assertThat(request.header("Upgrade")).isNull();
                assertThat(request.header("Cookie")).isNull();
                assertThat(request.body()).isEmpty();
            }
            assertThat(server.requests().getFirst().header("Content-Length")).isEqualTo("0");
            assertThat(server.requests().getFirst().header("Content-Type")).isNull();
        }
    }

    @Test
    void theKeyIsCopied() throws Exception {
        char[] key = Calls.KEY.toCharArray();
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, "[]"));
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            EnterpriseApi api = connector.connect(server.url(), key);
            Arrays.fill(key, '\0');

            api.checkKey();

            assertThat(server.requests().getFirst().header("x-dq-enterprise-api-key"))
                    .isEqualTo(Calls.KEY);
        }
    }

    @Test
    void cookieOfTheService_isNotSentBack() throws Exception {
        Reply withCookie = Reply.of(200, "application/json", "[]", "Set-Cookie: a=b; Path=/");
        try (ScriptedServer server = ScriptedServer.replying(withCookie);
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            EnterpriseApi api = Calls.api(connector, server.url());

            api.checkKey();
            api.checkKey();

            assertThat(server.requests().getLast().header("Cookie")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proxy/dq", "/proxy/dq/", "/proxy/dq//"})
    void theAddressMayHaveAPath(String path) {
        assertThat(Endpoints.at(URI.create("https://example.org:8443" + path)).hyperAdmins())
                .isEqualTo(
                        URI.create("https://example.org:8443/proxy/dq/v1/enterprise/hyperadmins"));
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb",
        "a b, a%20b",
        "a?b, a%3Fb",
        "a#b, a%23b",
        "50%, 50%25",
        "a%2Fb, a%252Fb",
        ".., %2E%2E",
        "., %2E",
        "../teams, ..%2Fteams",
        "é, %C3%A9",
        "a;b=c:d@e, a%3Bb%3Dc%3Ad%40e",
        "Az09-._~, Az09-._~"
    })
    void aTaskIdIsOneSegmentWhateverItHolds(String id, String escaped) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, "{}"));
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            Calls.api(connector, server.url()).task(id);

            assertThat(server.requests().getFirst().target())
                    .isEqualTo("/v1/enterprise/task/" + escaped);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org",
                "/only/a/path",
                "https:opaque",
                "https://u:p@example.org"
            })
    void whatIsNoAddressOfAServiceIsRefusedAtOnce(String url) {
        try (HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Calls.api(connector, URI.create(url)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\r\nbreak: x", "clé-secrète", "tab\there"})
    void aKeyThatCannotBeAHeader_isRejectedWithoutShowingIt(String key) {
        try (HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            connector.connect(URI.create("https://example.org"), key.toCharArray()))
                    .withMessage("the key cannot be sent as a header");
        }
    }
}
