package dev.redrive.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.connection.ProxyPassword.UnusableProxyPasswordException;
import dev.redrive.connection.UntrustedCertificateException.Problem;
import dev.redrive.receiver.Seen.Answered;
import dev.redrive.receiver.Seen.Unreachable;
import dev.redrive.receiver.Seen.Untrusted;
import dev.redrive.receiver.Seen.Why;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.ProxyServer;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receiving servers over TLS with certificates of every kind, directly and through a proxy. */
@Tag("slow")
class SecureReceiverTest {

    private static final String USER = "jo";
    private static final String PASSWORD = "pass wörd:with all";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Certificates made;

    @BeforeAll
    static void makeCertificates() {
        made = new Certificates(folder);
    }

    record Case(SSLContext context, Problem problem) {}

    static Stream<Case> untrusted() {
        return Stream.of(
                new Case(made.expired(), Problem.EXPIRED),
                new Case(made.notYetValid(), Problem.NOT_YET_VALID),
                new Case(made.wrongHost(), Problem.WRONG_HOST),
                new Case(made.selfSigned(), Problem.SELF_SIGNED),
                new Case(made.byIntermediate(false), Problem.MISSING_INTERMEDIATE));
    }

    @ParameterizedTest
    @MethodSource("untrusted")
    void certificateThatIsNotTrusted_isSaid_andNothingIsSent(Case one) throws Exception {
        try (ScriptedServer server = ScriptedServer.overTls(one.context(), Reply.empty(200))) {
            Seen seen = Checks.seen(server.url(), Checks.direct(made.authority()));

            assertThat(seen).isInstanceOf(Untrusted.class);
            assertThat(((Untrusted) seen).problem()).isEqualTo(one.problem());
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void dateOfAnExpiredCertificate_isItsOwn() throws Exception {
        try (ScriptedServer server = ScriptedServer.overTls(made.expired(), Reply.empty(200))) {
            assertThat(Checks.seen(server.url(), Checks.direct(made.authority())))
                    .isEqualTo(
                            new Untrusted(
                                    Problem.EXPIRED,
                                    made.certificate("expired").getNotBefore().toInstant(),
                                    made.certificate("expired").getNotAfter().toInstant()));
        }
    }

    @Test
    void authorityThatNobodyAdded_isUnknown() throws Exception {
        try (ScriptedServer server = ScriptedServer.overTls(made.good(), Reply.empty(200))) {
            Seen seen = Checks.seen(server.url(), Checks.direct());

            assertThat(((Untrusted) seen).problem()).isEqualTo(Problem.UNKNOWN_SIGNER);
        }
    }

    @Test
    void answerOverTls_saysWhenTheCertificateExpires() throws Exception {
        try (ScriptedServer server = ScriptedServer.overTls(made.good(), Reply.empty(405))) {
            assertThat(Checks.seen(server.url(), Checks.direct(made.authority())))
                    .isEqualTo(
                            new Answered(
                                    405,
                                    false,
                                    null,
                                    made.certificate("good").getNotAfter().toInstant()));
            assertThat(server.requests().getFirst().method()).isEqualTo("OPTIONS");
        }
    }

    @Test
    void connectionThatEndsInsideTls_isCut() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.overTls(made.good(), Reply.raw("HTTP/1.1 200").thenClose())) {
            assertThat(Checks.seen(server.url(), Checks.direct(made.authority())))
                    .isEqualTo(new Unreachable(Why.CUT));
        }
    }

    @Test
    void plainHttpWhereTlsIsExpected_isNotSecure() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.insteadOfTls(
                        "HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(Checks.seen(server.url())).isEqualTo(new Unreachable(Why.NOT_SECURE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void serverThatWantsAClientCertificate_isNotSecure_asThereIsNone(String protocol)
            throws Exception {
        try (ScriptedServer server =
                ScriptedServer.overTls(made.wantingClientCertificate(protocol), Reply.empty(200))) {
            Seen seen = Checks.seen(server.url(), Checks.direct(made.authority()));

            assertThat(seen).isIn(new Unreachable(Why.NOT_SECURE), new Unreachable(Why.CUT));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void proxy_isAskedForTheTunnelOnly_andTheServerByItsName() throws Exception {
        try (ScriptedServer server = ScriptedServer.overTls(made.good(), Reply.empty(503));
                ProxyServer proxy = ProxyServer.open()) {
            Seen seen = Checks.seen(behindProxy(server), through(proxy.port(), "", null));

            assertThat(((Answered) seen).status()).isEqualTo(503);
            assertThat(proxy.requests()).hasSize(1);
            assertThat(proxy.requests().getFirst().method()).isEqualTo("CONNECT");
            assertThat(proxy.requests().getFirst().header("proxy-authorization")).isNull();
            assertThat(server.requests().getFirst().header("host"))
                    .isEqualTo(behindProxy(server).getAuthority());
            assertThat(server.requests().getFirst().header("proxy-authorization")).isNull();
        }
    }

    @Test
    void proxyThatWantsALogin_getsThatOfTheSettings_andTheServerDoesNot() throws Exception {
        try (ScriptedServer server = ScriptedServer.overTls(made.good(), Reply.empty(404));
                ProxyServer proxy = ProxyServer.closedBut(USER, PASSWORD)) {
            URI address = behindProxy(server);

            assertThat(Checks.seen(address, through(proxy.port(), USER, PASSWORD)).meaning())
                    .isEqualTo(Seen.Meaning.ANSWERS);
            assertThat(server.requests().getFirst().headers())
                    .doesNotContainKeys("proxy-authorization", "authorization");
            assertThat(Checks.seen(address, through(proxy.port(), USER, "wrong")))
                    .isEqualTo(new Unreachable(Why.PROXY_LOGIN));
            assertThat(Checks.seen(address, through(proxy.port(), "", null)))
                    .isEqualTo(new Unreachable(Why.PROXY_LOGIN));
        }
    }

    @Test
    void passwordThatCannotBeRead_isALoginProblem_andNothingIsSent() throws Exception {
        try (ProxyServer proxy = ProxyServer.open()) {
            Network locked =
                    Network.of(
                            proxyAt(proxy.port(), USER),
                            () -> {
                                throw new UnusableProxyPasswordException("locked");
                            },
                            List.of());

            assertThat(Checks.seen(URI.create("https://" + Certificates.HOST), locked))
                    .isEqualTo(new Unreachable(Why.PROXY_LOGIN));
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500, 502, 503, 504, 301})
    void refusalOfTheProxy_isNeverTakenForTheServers(int status) throws Exception {
        try (ProxyServer proxy = ProxyServer.refusing(Reply.empty(status))) {
            assertThat(
                            Checks.seen(
                                    URI.create("https://" + Certificates.HOST),
                                    through(proxy.port(), "", null)))
                    .isEqualTo(new Unreachable(Why.PROXY_REFUSED));
        }
    }

    @Test
    void proxyThatIsNotThere_isNotTheServer() throws Exception {
        assertThat(
                        Checks.seen(
                                URI.create("https://" + Certificates.HOST),
                                through(ReceiverCheckTest.closedPort(), "", null)))
                .isEqualTo(new Unreachable(Why.PROXY_UNREACHABLE));
    }

    @Test
    void untrustedCertificateBehindAProxy_isSaid() throws Exception {
        try (ScriptedServer server = ScriptedServer.overTls(made.expired(), Reply.empty(200));
                ProxyServer proxy = ProxyServer.open()) {
            Seen seen = Checks.seen(behindProxy(server), through(proxy.port(), "", null));

            assertThat(((Untrusted) seen).problem()).isEqualTo(Problem.EXPIRED);
        }
    }

    private static URI behindProxy(ScriptedServer server) {
        return URI.create("https://" + Certificates.HOST + ":" + server.url().getPort() + "/push");
    }

    private static Network through(int port, String user, @Nullable String password)
            throws IOException {
        return Network.of(
                proxyAt(port, user),
                () -> password == null ? null : password.toCharArray(),
                List.of(made.authority()));
    }

    private static ProxyChoice proxyAt(int port, String user) {
        return Objects.requireNonNull(ProxyAddress.read("127.0.0.1", Integer.toString(port), user));
    }
}
