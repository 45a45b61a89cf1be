package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.answerOf;
import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.EnterpriseFailure.Unreachable;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Through squid, which {@code .ci/proxy} starts with one door for all and one with a lock. */
@EnabledIfSystemProperty(named = "redrive.proxy.open", matches = "\\d+")
@EnabledIfSystemProperty(named = "redrive.proxy.closed", matches = "\\d+")
class SquidTest {

    private static final int OPEN = Integer.getInteger("redrive.proxy.open", 0);
    private static final int CLOSED = Integer.getInteger("redrive.proxy.closed", 0);
    private static final String PASSWORD = "squid pässword";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Certificates made;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static ScriptedServer service;

    private @Nullable HttpEnterpriseConnector connector;

    @BeforeAll
    static void startService() {
        made = new Certificates(folder);
        service =
                ScriptedServer.overTls(
                        made.good(), Reply.json(200, "{\"taskId\":\"t1\",\"nbItems\":1}"));
    }

    @AfterAll
    static void stopService() throws IOException {
        service.close();
    }

    @AfterEach
    void close() {
        if (connector != null) {
            connector.close();
        }
    }

    @Test
    void everyCallGoesThrough() throws Exception {
        assertGoesThrough(OPEN, "", null);
    }

    @Test
    void everyCall_passesTheProxyWithNameAndPassword() throws Exception {
        assertGoesThrough(CLOSED, "jo", PASSWORD);
    }

    private void assertGoesThrough(int port, String user, @Nullable String password)
            throws Exception {
        int before = service.requests().size();
        EnterpriseApi api = api(port, user, password, Certificates.HOST);

        assertThat(answerOf(api.retry(ItemKind.TRIPS)).taskId()).isEqualTo("t1");
        assertThat(answerOf(api.task("t1")).taskId()).isEqualTo("t1");
        assertThat(service.requests().subList(before, before + 2))
                .allSatisfy(request ->
                        assertThat(request.headers())
                                .doesNotContainKeys("proxy-authorization", "via"));
    }

    @Test
    void aProxyThatRequiresAPassword_isDistinguishedFromOneThatRejectsIt() throws Exception {
        assertReason(Reason.PROXY_LOGIN, api(CLOSED, "", null, Certificates.HOST));
        assertReason(Reason.PROXY_LOGIN_REFUSED, api(CLOSED, "jo", "guess", Certificates.HOST));
    }

    @Test
    void hostTheProxyRefusesOrCannotReach_isNamed() throws Exception {
        EnterpriseApi denied = api(OPEN, "", null, "denied.test");
        assertReason(Reason.PROXY_DENIED, denied);
        assertThat(failureOf(denied.checkKey()).detail()).isEqualTo("status 403");
        assertReason(Reason.PROXY_DENIED, api(OPEN, "", null, "service.test:1"));
    }

    private static void assertReason(Reason reason, EnterpriseApi api) throws Exception {
        int before = service.requests().size();
        assertThat(failureOf(api.retry(ItemKind.TRIPS)))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
        assertThat(service.requests()).hasSize(before);
    }

    private EnterpriseApi api(int port, String user, @Nullable String password, String host) {
        Network network =
                Network.of(
                        new ProxyChoice.Manual("127.0.0.1", port, user),
                        () -> password == null ? null : password.toCharArray(),
                        List.of(made.authority()));
        close();
        connector = Calls.connector(Calls.PATIENT, network);
        return Calls.api(
                connector,
                URI.create(
                        "https://"
                                + (host.contains(":")
                                        ? host
                                        : host + ":" + service.url().getPort())));
    }
}
