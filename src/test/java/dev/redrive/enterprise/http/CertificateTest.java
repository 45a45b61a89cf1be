package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.answerOf;
import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure.CertificateProblem;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.EnterpriseFailure.UntrustedCertificate;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.http.HttpCalls.SendOnce;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.CraftedCertificate;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real TLS servers with certificates of every kind, and who is trusted. */
@Tag("slow")
class CertificateTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Certificates made;

    @BeforeAll
    static void makeThem() {
        made = new Certificates(folder);
    }

    @Test
    void certificateByAnAddedAuthority_isTrusted() throws Exception {
        try (ScriptedServer server =
                        ScriptedServer.overTls(
                                made.good(), Reply.json(200, "{\"taskId\":\"t1\",\"nbItems\":1}"));
                HttpEnterpriseConnector connector = trusting(made.authority())) {
            EnterpriseApi api = Calls.api(connector, server.url());

            assertThat(answerOf(api.retry(ItemKind.TRIPS)).taskId()).isEqualTo("t1");
            assertThat(answerOf(api.task("t1")).taskId()).isEqualTo("t1");
        }
    }

    /** Also where the client could take up the TLS session of an earlier call again. */
    @ParameterizedTest
    @ValueSource(strings = {"close", "reset", "half", "stall"})
    void aTrustedServerThatDoesNotAnswer_leavesTheOutcomeOpen(String kind) throws Exception {
        Reply none =
                switch (kind) {
                    case "close" -> Reply.nothing().thenClose();
                    case "reset" -> Reply.nothing().thenReset();
                    case "half" -> Reply.raw("HTTP/1.").thenClose();
                    default -> Reply.nothing().thenStall();
                };
        Reply ending = Reply.json(200, "{\"taskId\":\"t1\"}");
        try (ScriptedServer server = ScriptedServer.overTls(made.good(), ending, none, none);
                HttpEnterpriseConnector connector =
                        Calls.connector(
                                kind.equals("stall") ? Calls.SHORT : Calls.PATIENT,
                                network(made.authority()))) {
            EnterpriseApi api = Calls.api(connector, server.url());

            assertThat(answerOf(api.task("t1")).taskId()).isEqualTo("t1");
            for (int retry = 0; retry < 2; retry++) {
                assertThat(failureOf(api.retry(ItemKind.TRIPS))).isInstanceOf(UnknownOutcome.class);
            }
            assertThat(server.requests()).hasSize(3);
        }
    }

    /** What was called not sent is not sent later either. */
    @Test
    void aHandshakeThatWasGivenUp_sendsNothing() throws Exception {
        Network network = network(made.authority());
        Network.Handshake handshake = network.handshake();
        try (ScriptedServer server = ScriptedServer.overTls(made.good(), Reply.json(200, "{}"));
                HttpClient client =
                        HttpClient.newBuilder().sslContext(handshake.secure()).build()) {
            assertThat(handshake.isPast()).isFalse();

            assertThatThrownBy(() ->
                            client.send(
                                    HttpRequest.newBuilder(server.url()).build(),
                                    BodyHandlers.discarding()))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThat(handshake.isPast()).isFalse();
            assertThat(server.requests()).isEmpty();
        }
        SendOnce body = new SendOnce();
        assertThat(body.hasBegun()).isFalse();
        assertThatThrownBy(body::contentLength).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void unknownSigner_isNamedAndNothingIsSent() throws Exception {
        UntrustedCertificate untrusted = refusal(made.good());

        assertThat(untrusted.problem()).isEqualTo(CertificateProblem.UNKNOWN_SIGNER);
        assertThat(untrusted.owner()).isEqualTo("service.test");
        assertThat(untrusted.signer()).isEqualTo(Certificates.AUTHORITY);
        assertThat(untrusted.hosts()).isEqualTo("127.0.0.1, service.test");
        assertThat(Duration.between(untrusted.from(), untrusted.until())).hasDays(30);
    }

    @Test
    void expiredCertificate_isUntrusted() throws Exception {
        UntrustedCertificate untrusted = refusal(made.expired(), made.authority());

        assertThat(untrusted.problem()).isEqualTo(CertificateProblem.EXPIRED);
        assertThat(untrusted.until())
                .isEqualTo(made.certificate("expired").getNotAfter().toInstant());
    }

    @Test
    void expiredCertificateTheUserAdded_isUntrusted() throws Exception {
        SSLContext server = made.expired();

        assertThat(refusal(server, made.certificate("expired")).problem())
                .isEqualTo(CertificateProblem.EXPIRED);
    }

    @Test
    void certificateNotValidYet_isUntrusted() throws Exception {
        assertThat(refusal(made.notYetValid(), made.authority()).problem())
                .isEqualTo(CertificateProblem.NOT_YET_VALID);
    }

    @Test
    void certificateOfAnotherHost_isUntrusted() throws Exception {
        UntrustedCertificate untrusted = refusal(made.wrongHost(), made.authority());

        assertThat(untrusted.problem()).isEqualTo(CertificateProblem.WRONG_HOST);
        assertThat(untrusted.hosts()).isEqualTo("elsewhere.test");
    }

    @Test
    void selfSignedCertificate_isNamedAndNothingIsSent() throws Exception {
        SSLContext server = made.selfSigned();

        UntrustedCertificate untrusted = refusal(server, made.authority());

        assertThat(untrusted.problem()).isEqualTo(CertificateProblem.SELF_SIGNED);
        assertThat(untrusted.owner()).isEqualTo("localhost").isEqualTo(untrusted.signer());
        try (ScriptedServer other = ScriptedServer.overTls(server, Reply.json(200, "[]"));
                HttpEnterpriseConnector connector = trusting(made.certificate("self"))) {
            assertThat(answerOf(Calls.api(connector, other.url()).checkKey()).nbHyperAdmins())
                    .isZero();
        }
    }

    @Test
    void theHostNameCheck_cannotBeSwitchedOff() throws Exception {
        Path authority =
                Files.writeString(folder.resolve("ca.pem"), Certificates.pem(made.authority()));
        try (ScriptedServer elsewhere =
                        ScriptedServer.overTls(made.wrongHost(), Reply.json(200, "[]"));
                ScriptedServer here = ScriptedServer.overTls(made.good(), Reply.json(200, "[]"))) {
            assertThat(HostNameCaller.say("connector", here.url(), authority))
                    .contains("KeyAccepted");
            assertThat(HostNameCaller.say("connector", elsewhere.url(), authority))
                    .contains("WRONG_HOST");
            // Also where nothing has taken the property back: the trust itself insists.
            assertThat(HostNameCaller.say("client", here.url(), authority)).contains(" 200");
            assertThat(HostNameCaller.say("client", elsewhere.url(), authority))
                    .contains("SSLHandshakeException", "127.0.0.1");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void certificateNameWithControlCharacters_isShownClean() throws Exception {
        String name = "evil\u202e\u0007name " + "x".repeat(300);

        UntrustedCertificate untrusted = refusal(made.ownedBy(name));

        assertThat(untrusted.owner())
                .startsWith("evil name xxx")
                .hasSizeLessThanOrEqualTo(100)
                .endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 12_000})
    void aHugeName_isReportedLikeAnyOther(int length) throws Exception {
        CraftedCertificate huge = new CraftedCertificate().named("x".repeat(length));

        UntrustedCertificate untrusted = refusal(huge.server());

        assertThat(untrusted.problem()).isEqualTo(CertificateProblem.SELF_SIGNED);
        assertThat(untrusted.owner()).hasSize(100).startsWith("xxx");
    }

    /** As one crafted file in the folder with the added ones. */
    @Test
    void aCraftedRoot_doesNotDisturbTheOthers() throws Exception {
        byte[] broken = {0x30, 0x7F, 1, 2};
        X509Certificate[] roots = {
            new CraftedCertificate().named("x".repeat(30_000)).certificate(),
            new CraftedCertificate().named("a").alternativeNames(broken, false).certificate(),
            made.authority()
        };
        try (ScriptedServer server = ScriptedServer.overTls(made.good(), Reply.json(200, "[]"));
                HttpEnterpriseConnector connector = trusting(roots)) {
            assertThat(answerOf(Calls.api(connector, server.url()).checkKey()).nbHyperAdmins())
                    .isZero();
        }
    }

    private static UntrustedCertificate refusal(SSLContext context, X509Certificate... added)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.overTls(context, Reply.json(200, "[]"));
                HttpEnterpriseConnector connector = trusting(added)) {
            EnterpriseApi api = Calls.api(connector, server.url());
            assertThat(failureOf(api.retry(ItemKind.TRIPS)))
                    .isInstanceOf(UntrustedCertificate.class);
            assertThat(server.requests()).isEmpty();
            return (UntrustedCertificate) failureOf(api.checkKey());
        }
    }

    private static HttpEnterpriseConnector trusting(X509Certificate... added) {
        return Calls.connector(Calls.PATIENT, network(added));
    }

    private static Network network(X509Certificate... added) {
        return Network.of(new ProxyChoice.None(), () -> null, List.of(added));
    }
}
