package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.AlreadyRunning;
import dev.redrive.enterprise.EnterpriseFailure.Forbidden;
import dev.redrive.enterprise.EnterpriseFailure.InvalidAnswer;
import dev.redrive.enterprise.EnterpriseFailure.KeyRefused;
import dev.redrive.enterprise.EnterpriseFailure.NotFound;
import dev.redrive.enterprise.EnterpriseFailure.RateLimited;
import dev.redrive.enterprise.EnterpriseFailure.ServiceError;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTest {

    static Stream<Arguments> documented() {
        return Stream.of(
                Arguments.of(Reply.empty(401), new KeyRefused("")),
                Arguments.of(
                        Reply.json(403, "{\"message\":\"not yours\"}"), new Forbidden("not yours")),
                Arguments.of(
                        Reply.json(404, "{\"message\":\"no such task\"}"),
                        new NotFound("no such task")),
                Arguments.of(
                        Reply.json(409, "{\"title\":\"Bad request\",\"detail\":\"in progress\"}"),
                        new AlreadyRunning("in progress")),
                Arguments.of(
                        Reply.of(409, "text/plain", "A task is\nalready in progress\n"),
                        new AlreadyRunning("A task is already in progress")),
                Arguments.of(
                        Reply.empty(429, "Retry-After: 17"),
                        new RateLimited(Duration.ofSeconds(17), "")),
                Arguments.of(
                        Reply.empty(429, "Retry-After: Mon, 23 Nov 2026 08:01:30 GMT"),
                        new RateLimited(Duration.ofSeconds(90), "")),
                Arguments.of(Reply.empty(429), new RateLimited(null, "")),
                Arguments.of(
                        Reply.json(409, "{\"message\":\"in progress\",\"taskId\":\"6753-a\"}"),
                        new AlreadyRunning("in progress", "6753-a", null)),
                Arguments.of(
                        Reply.json(422, "{\"message\":\"The push service is paused\"}"),
                        new ServiceError(422, "The push service is paused", null)),
                Arguments.of(Reply.empty(400), new ServiceError(400, "", null)),
                Arguments.of(Reply.empty(402), new ServiceError(402, "", null)),
                Arguments.of(Reply.empty(405), new ServiceError(405, "", null)),
                Arguments.of(Reply.empty(415), new ServiceError(415, "", null)));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void aStatusMeansTheSameForEveryCall(Reply reply, EnterpriseFailure expected) throws Exception {
        assertThat(retry(reply)).isEqualTo(expected);
        assertThat(task(reply)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 305, 407, 408, 410, 418, 425, 451, 500, 501, 502, 503, 504, 599})
    void everyOtherStatusProvesNothingAboutARetry(int status) throws Exception {
        Reply named = Reply.json(status, "{\"message\":\"failed after\",\"taskId\":\"6753-a\"}");

        assertThat(retry(status == 304 ? Reply.empty(304) : named))
                .isEqualTo(
                        status == 304
                                ? new UnknownOutcome("status 304")
                                : new UnknownOutcome("status " + status, "failed after", "6753-a"));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void aGatewayThatGaveUpMayHavePassedTheRetryOn(int status) throws Exception {
        Reply page =
                Reply.of(
                        status,
                        "text/html",
                        "<html><head><title>Oops</title><style>h1 {color: red}</style></head>"
                                + "<body><h1>Bad&nbsp;Gateway</h1></body></html>");

        assertThat(retry(page))
                .isEqualTo(new UnknownOutcome("status " + status, "Oops Bad Gateway", null));
        assertThat(task(page)).isEqualTo(new ServiceError(status, "Oops Bad Gateway", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowedSoTheKeyStaysHere(int status) throws Exception {
        try (ScriptedServer other =
                ScriptedServer.replying(Reply.json(200, "{\"taskId\":\"x\"}"))) {
            Reply redirect = Reply.empty(status, "Location: " + other.url() + "/elsewhere");
            String detail = "status " + status + ", redirect to 127.0.0.1:" + other.url().getPort();

            assertThat(retry(redirect)).isEqualTo(new UnknownOutcome(detail));
            assertThat(task(redirect)).isEqualTo(new InvalidAnswer(detail, ""));
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void redirect_isNamedWithoutItsSecrets() throws Exception {
        String target = "https://user:pass@sso.example.org/login?token=abc";

        assertThat(task(Reply.empty(302, "Location: " + target)).detail())
                .isEqualTo("status 302, redirect to sso.example.org");
        assertThat(task(Reply.empty(302, "Location: /login")).detail())
                .isEqualTo("status 302, redirect to the same host");
        assertThat(task(Reply.empty(302, "Location: ht tp://<b>")).detail())
                .isEqualTo("status 302, redirect to an unreadable address");
        assertThat(task(Reply.empty(304)).detail()).isEqualTo("status 304");
    }

    @Test
    void theStatusCountsEvenWhenItsBodyBreaksOff() throws Exception {
        String refused = "HTTP/1.1 409 Conflict\r\nContent-Length: 500\r\n\r\nalready";

        assertThat(retry(Reply.raw(refused).thenClose())).isEqualTo(new AlreadyRunning("already"));
        assertThat(task(Reply.raw(refused).thenClose())).isEqualTo(new AlreadyRunning("already"));
    }

    @Test
    void whatTheServiceEchoesIsRedacted() throws Exception {
        String body = "{\"message\":\"key " + Calls.KEY + " of hush-hush is wrong\"}";

        assertThat(task(Reply.json(401, body)))
                .isEqualTo(new KeyRefused("key [key] of [redacted] is wrong"));
        assertThat(task(Reply.of(500, "text/plain", "x".repeat(290) + Calls.KEY)).said())
                .doesNotContain(Calls.KEY.substring(0, 6));
    }

    private static EnterpriseFailure retry(Reply reply) throws IOException, InterruptedException {
        try (ScriptedServer server = ScriptedServer.replying(reply);
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            EnterpriseApi api = Calls.api(connector, server.url());
            EnterpriseFailure failure = failureOf(api.retry(ItemKind.TRIPS));
            assertThat(server.requests()).as("sent exactly once").hasSize(1);
            return failure;
        }
    }

    private static EnterpriseFailure task(Reply reply) throws IOException, InterruptedException {
        try (ScriptedServer server = ScriptedServer.replying(reply);
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            EnterpriseApi api = Calls.api(connector, server.url());
            List<EnterpriseFailure> failures =
                    List.of(failureOf(api.task("t1")), failureOf(api.checkKey()));
            assertThat(failures.getLast()).isEqualTo(failures.getFirst());
            return failures.getFirst();
        }
    }
}
