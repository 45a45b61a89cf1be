package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.answerOf;
import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseApi.Route;
import dev.redrive.enterprise.EnterpriseFailure.CertificateProblem;
import dev.redrive.enterprise.EnterpriseFailure.NotMade;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.EnterpriseFailure.Unreachable;
import dev.redrive.enterprise.EnterpriseFailure.UntrustedCertificate;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.ProxyServer;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real service over TLS behind a real proxy, by a name that only the proxy knows. */
class ProxyTest {

    private static final String PASSWORD = "pass wörd:with all";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Certificates made;

    private final ScriptedServer service =
            ScriptedServer.overTls(
                    made.good(), Reply.json(200, "{\"taskId\":\"t1\",\"nbItems\":1}"));

    @BeforeAll
    static void makeCertificates() {
        made = new Certificates(folder);
    }

    @BeforeEach
    void theProxyIsNotContactedBeforeTheFirstCall() {
        assertThat(service.requests()).isEmpty();
    }

    @AfterEach
    void close() throws IOException {
        service.close();
    }

    @Test
    void everyCall_goesThroughATunnel_andTheProxySeesNoKey() throws Exception {
        try (ProxyServer proxy = ProxyServer.open();
                HttpEnterpriseConnector connector = through(proxy.port(), "", null)) {
            EnterpriseApi api = api(connector);

            assertThat(answerOf(api.retry(ItemKind.TRIPS)).taskId()).isEqualTo("t1");
            assertThat(answerOf(api.task("t1")).taskId()).isEqualTo("t1");
            assertThat(answerOf(api.task("t1")).taskId()).isEqualTo("t1");
            assertThat(proxy.requests())
                    .hasSize(2)
                    .allSatisfy(request -> {
                        assertThat(request.method()).isEqualTo("CONNECT");
                        assertThat(request.target()).startsWith(Certificates.HOST + ":");
                        assertThat(request.toString()).doesNotContain(Calls.KEY, "api-key");
                    });
            assertThat(api.route())
                    .isEqualTo(
                            new Route.Proxied("127.0.0.1:" + proxy.port(), Route.Source.SETTINGS));
        }
    }

    @Test
    void nameAndPassword_areSentOnlyToTheProxy() throws Exception {
        try (ProxyServer proxy = ProxyServer.closedBut("jo", PASSWORD);
                HttpEnterpriseConnector connector = through(proxy.port(), "jo", PASSWORD)) {
            EnterpriseApi api = api(connector);

            assertThat(answerOf(api.retry(ItemKind.TRIPS)).taskId()).isEqualTo("t1");
            assertThat(answerOf(api.task("t1")).taskId()).isEqualTo("t1");
            assertThat(service.requests())
                    .hasSize(2)
                    .extracting(RecordedRequest::headers)
                    .allSatisfy(headers ->
                            assertThat(headers).doesNotContainKey("proxy-authorization"));
        }
    }

    @Test
    void proxyThatWantsALogin_isNamedAndNothingIsSent() throws Exception {
        try (ProxyServer proxy = ProxyServer.closedBut("jo", PASSWORD);
                HttpEnterpriseConnector without = through(proxy.port(), "", null);
                HttpEnterpriseConnector wrong = through(proxy.port(), "jo", "guess")) {
            assertRefused(Reason.PROXY_LOGIN, without);
            assertRefused(Reason.PROXY_LOGIN_REFUSED, wrong);
        }
    }

    @Test
    void proxyThatKnowsWindowsSignInOnly_isOutOfReach() throws Exception {
        Reply challenge =
                Reply.empty(407, "Proxy-Authenticate: NTLM", "Proxy-Authenticate: Negotiate");
        try (ProxyServer proxy = ProxyServer.refusing(challenge);
                HttpEnterpriseConnector connector = through(proxy.port(), "jo", PASSWORD)) {
            assertRefused(Reason.PROXY_LOGIN_KIND, connector);
            assertThat(failureOf(api(connector).checkKey()).detail())
                    .isEqualTo("status 407, offering NTLM, Negotiate");
        }
    }

    @Test
    void proxyThatWillNotConnect_isNamedWithItsStatus() throws Exception {
        for (int status : List.of(403, 502, 503)) {
            try (ProxyServer proxy = ProxyServer.refusing(Reply.of(status, "text/html", "no"));
                    HttpEnterpriseConnector connector = through(proxy.port(), "", null)) {
                assertRefused(Reason.PROXY_DENIED, connector);
                assertThat(failureOf(api(connector).checkKey()).detail())
                        .isEqualTo("status " + status);
            }
        }
    }

    @Test
    void proxyThatIsNotThere_isNamedAsTheReason() throws Exception {
        int closed;
        try (ProxyServer gone = ProxyServer.open()) {
            closed = gone.port();
        }
        try (HttpEnterpriseConnector connector = through(closed, "", null);
                HttpEnterpriseConnector nameless =
                        Calls.connector(
                                Calls.PATIENT,
                                network(
                                        new ProxyChoice.Manual("no-such-host.invalid", 8080, ""),
                                        null))) {
            assertRefused(Reason.PROXY_UNREACHABLE, connector);
            assertRefused(Reason.PROXY_UNKNOWN, nameless);
        }
    }

    @Test
    void certificateBehindAProxy_isChecked() throws Exception {
        try (ScriptedServer elsewhere =
                        ScriptedServer.overTls(made.wrongHost(), Reply.json(200, "[]"));
                ProxyServer proxy = ProxyServer.open();
                HttpEnterpriseConnector connector = through(proxy.port(), "", null)) {
            EnterpriseApi api = Calls.api(connector, behindTheProxy(elsewhere));

            assertThat(failureOf(api.retry(ItemKind.TRIPS)))
                    .isInstanceOfSatisfying(
                            UntrustedCertificate.class,
                            untrusted ->
                                    assertThat(untrusted.problem())
                                            .isEqualTo(CertificateProblem.WRONG_HOST));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void anUnusableProxyPassword_stopsTheCallBeforeAnythingIsSent() throws Exception {
        try (ProxyServer proxy = ProxyServer.open()) {
            Network network =
                    Network.of(
                            new ProxyChoice.Manual("127.0.0.1", proxy.port(), "jo"),
                            () -> {
                                throw new IllegalArgumentException("Illegal base64 character");
                            },
                            List.of());
            try (HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT, network)) {
                EnterpriseApi api = api(connector);

                assertThat(failureOf(api.retry(ItemKind.TRIPS))).isEqualTo(new NotMade());
                assertThat(failureOf(api.task("t1"))).isEqualTo(new NotMade());
                assertThat(failureOf(api.checkKey())).isEqualTo(new NotMade());
            }
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void changedSettings_countFromTheNextCallOn() throws Exception {
        AtomicReference<Network> settings =
                new AtomicReference<>(Network.of(new ProxyChoice.None(), () -> null, List.of()));
        try (ProxyServer proxy = ProxyServer.open();
                HttpEnterpriseConnector connector =
                        new HttpEnterpriseConnector(
                                "1",
                                Calls.PATIENT,
                                text -> text,
                                () -> Calls.NOW,
                                settings::get,
                                null)) {
            EnterpriseApi api = api(connector);
            EnterpriseApi here = Calls.api(connector, service.url());
            assertThat(failureOf(api.task("t1"))).isInstanceOf(Unreachable.class);
            assertThat(failureOf(here.task("t1"))).isInstanceOf(UntrustedCertificate.class);

            settings.set(network(new ProxyChoice.Manual("127.0.0.1", proxy.port(), ""), null));

            assertThat(answerOf(api.task("t1")).taskId()).isEqualTo("t1");
            assertThat(answerOf(here.task("t1")).taskId()).isEqualTo("t1");
            settings.set(Network.of(new ProxyChoice.None(), () -> null, List.of()));
            assertThat(failureOf(here.task("t1"))).isInstanceOf(UntrustedCertificate.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no_such_proxy.invalid",
                "no_such_proxy",
                "b\u00fcro.invalid",
                "no-such-proxy.invalid"
            })
    void aProxyThatIsNotThere_isSaid_whateverItsName(String host) throws Exception {
        ProxyChoice choice = Objects.requireNonNull(ProxyAddress.read(host, "3128", ""));
        try (HttpEnterpriseConnector connector =
                Calls.connector(Calls.PATIENT, network(choice, null))) {
            assertRefused(Reason.PROXY_UNKNOWN, connector);
        }
    }

    @Test
    void thisComputer_isReachedWithoutTheProxy() throws Exception {
        try (ProxyServer proxy = ProxyServer.open();
                HttpEnterpriseConnector connector = through(proxy.port(), "jo", PASSWORD)) {
            EnterpriseApi api = Calls.api(connector, service.url());

            assertThat(answerOf(api.task("t1")).taskId()).isEqualTo("t1");
            assertThat(proxy.requests()).isEmpty();
            assertThat(service.requests().getFirst().headers())
                    .doesNotContainKey("proxy-authorization");
            assertThat(api.route()).isEqualTo(new Route.Direct());
        }
    }

    private void assertRefused(Reason reason, HttpEnterpriseConnector connector) throws Exception {
        EnterpriseApi api = api(connector);
        for (Outcome<?> outcome : List.of(api.retry(ItemKind.TRIPS), api.task("t1"))) {
            assertThat(failureOf(outcome))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            unreachable -> assertThat(unreachable.reason()).isEqualTo(reason));
            assertThat(outcome.toString()).doesNotContain(PASSWORD);
        }
        assertThat(service.requests()).isEmpty();
    }

    private EnterpriseApi api(HttpEnterpriseConnector connector) {
        return Calls.api(connector, behindTheProxy(service));
    }

    private static URI behindTheProxy(ScriptedServer server) {
        return URI.create("https://" + Certificates.HOST + ":" + server.url().getPort());
    }

    private static HttpEnterpriseConnector through(
            int port, String user, @Nullable String password) {
        ProxyChoice choice = new ProxyChoice.Manual("127.0.0.1", port, user);
        return Calls.connector(Calls.PATIENT, network(choice, password));
    }

    private static Network network(ProxyChoice choice, @Nullable String password) {
        return Network.of(
                choice,
                () -> password == null ? null : password.toCharArray(),
                List.of(made.authority()));
    }
}
