package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.answerOf;
import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.connection.ProxyPassword;
import dev.redrive.connection.ProxyPassword.UnusableProxyPasswordException;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.CertificateProblem;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.EnterpriseFailure.Unreachable;
import dev.redrive.enterprise.EnterpriseFailure.UntrustedCertificate;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.ProxyServer;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import dev.redrive.testing.UiBench;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is advised to do when no secure connection comes about, over real sockets. */
class FittingAdviceTest {

    private static final String TODAY = "The date of this computer is 23 Nov 2026, 12:00:00.";
    private static final byte FATAL = 2;
    private static final byte PROTOCOL_VERSION = 70;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Certificates made;

    @BeforeAll
    static void makeThem() {
        made = new Certificates(folder);
    }

    /** What is wrong with a server, what it is called, and what the screen says. */
    record Case(
            String name,
            Supplier<ScriptedServer> server,
            Object problem,
            String title,
            List<String> said) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> servers() {
        return Stream.of(
                new Case(
                        "expired",
                        () -> showing(made.expired()),
                        CertificateProblem.EXPIRED,
                        "The certificate of the service has expired",
                        List.of(TODAY, "has to be renewed")),
                new Case(
                        "not yet valid",
                        () -> showing(made.notYetValid()),
                        CertificateProblem.NOT_YET_VALID,
                        "The certificate of the service is not valid yet",
                        List.of(TODAY, "Check the date and time of this computer")),
                new Case(
                        "another host's",
                        () -> showing(made.wrongHost()),
                        CertificateProblem.WRONG_HOST,
                        "The certificate belongs to another host",
                        List.of(
                                "It is valid for: elsewhere.test",
                                TODAY,
                                "Check the service address")),
                new Case(
                        "an intermediate is missing",
                        () -> showing(made.byIntermediate(false)),
                        CertificateProblem.MISSING_INTERMEDIATE,
                        "The service did not send the intermediate certificate of its own",
                        List.of(
                                "was signed by Example Intermediate",
                                "has to send an intermediate certificate")),
                new Case(
                        "signed by itself",
                        () -> showing(made.selfSigned()),
                        CertificateProblem.SELF_SIGNED,
                        "The certificate of the service is self-signed",
                        List.of("in the settings")),
                new Case(
                        "TLS 1.3 that wants a certificate",
                        () -> wanting("TLSv1.3"),
                        Reason.CLIENT_CERTIFICATE,
                        "The service asks this computer for a certificate",
                        List.of("Redrive has no such certificate")),
                new Case(
                        "TLS 1.2 that wants a certificate",
                        () -> wanting("TLSv1.2"),
                        Reason.CLIENT_CERTIFICATE,
                        "The service asks this computer for a certificate",
                        List.of("Redrive has no such certificate")),
                new Case(
                        "an alert about the version",
                        () ->
                                ScriptedServer.insteadOfTls(
                                        new byte[] {0x15, 3, 1, 0, 2, FATAL, PROTOCOL_VERSION}),
                        Reason.TLS_TOO_OLD,
                        "The service only supports an old version of TLS that is no longer secure",
                        List.of("needs TLS 1.2 or 1.3")),
                new Case(
                        "TLS 1.0",
                        () -> ScriptedServer.insteadOfTls(helloOf(1)),
                        Reason.TLS_TOO_OLD,
                        "The service only supports an old version of TLS that is no longer secure",
                        List.of("needs TLS 1.2 or 1.3")),
                new Case(
                        "TLS 1.1",
                        () -> ScriptedServer.insteadOfTls(helloOf(2)),
                        Reason.TLS_TOO_OLD,
                        "The service only supports an old version of TLS that is no longer secure",
                        List.of("needs TLS 1.2 or 1.3")));
    }

    private static ScriptedServer showing(javax.net.ssl.SSLContext context) {
        return ScriptedServer.overTls(context, Reply.json(200, "[]"));
    }

    private static ScriptedServer wanting(String protocol) {
        return ScriptedServer.overTls(
                made.wantingClientCertificate(protocol), Reply.json(200, "[]"));
    }

    /** The first words of a server that knows no later version of TLS than 1.0 or 1.1. */
    private static byte[] helloOf(int minor) {
        byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 2 + 1];
        byte[] start = {0x16, 3, (byte) minor, 0, 42, 2, 0, 0, 38, 3, (byte) minor};
        System.arraycopy(start, 0, hello, 0, start.length);
        hello[hello.length - 3] = (byte) 0xC0; // ECDHE, RSA, AES and SHA, as they had them.
        hello[hello.length - 2] = 0x13;
        return hello;
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyProblem_isNamedWithWhatToDo(Case given) throws Exception {
        try (ScriptedServer server = given.server().get();
                HttpEnterpriseConnector connector = connector(new ProxyChoice.None(), () -> null)) {
            EnterpriseApi api = Calls.api(connector, server.url());

            for (EnterpriseFailure failure :
                    List.of(
                            failureOf(api.checkKey()),
                            failureOf(api.task("t1")),
                            failureOf(api.retry(ItemKind.TRIPS)))) {
                assertThat(problem(failure)).as(failure.toString()).isEqualTo(given.problem());
                assertThat(new UiBench().failures.title(failure)).isEqualTo(given.title());
                assertThat(new UiBench().failures.detail(failure))
                        .contains(given.said())
                        .contains("Nothing was sent");
                assertThat(new UiBench(Locale.FRENCH).failures.detail(failure))
                        .contains("Rien n’a été envoyé");
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    private static @Nullable Object problem(EnterpriseFailure failure) {
        return switch (failure) {
            case UntrustedCertificate untrusted -> untrusted.problem();
            case Unreachable unreachable -> unreachable.reason();
            default -> failure;
        };
    }

    @Test
    void aServerThatSendsItsIntermediate_isTrusted() throws Exception {
        try (ScriptedServer server = showing(made.byIntermediate(true));
                HttpEnterpriseConnector connector = connector(new ProxyChoice.None(), () -> null)) {
            assertThat(answerOf(Calls.api(connector, server.url()).checkKey()).nbHyperAdmins())
                    .isZero();
        }
    }

    @Test
    void aProxyThatWantsALogin_saysWhetherOneWasSent() throws Exception {
        try (ProxyServer proxy = ProxyServer.closedBut("jo", "right")) {
            assertProxy(
                    proxy,
                    "",
                    () -> null,
                    Reason.PROXY_LOGIN,
                    "The proxy asks for a name and a password",
                    "Enter the proxy manually");
            assertProxy(
                    proxy,
                    "jo",
                    () -> null,
                    Reason.PROXY_LOGIN,
                    "The proxy asks for a name and a password",
                    "Enter the proxy manually");
            assertProxy(
                    proxy,
                    "jo",
                    "wrong"::toCharArray,
                    Reason.PROXY_LOGIN_REFUSED,
                    "The proxy rejected the name and the password",
                    "Check the name and the password of the proxy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "line\nbreak", "nul\0", "\u0085", "escape\u001b[2J", "huge"})
    void aPasswordThatCannotBeSent_isFoundBeforeAnythingIs(String password) throws Exception {
        String whole = password.equals("huge") ? "x".repeat(100_000) : password;
        try (ProxyServer proxy = ProxyServer.open()) {
            assertProxy(
                    proxy,
                    "jo",
                    whole::toCharArray,
                    Reason.PROXY_PASSWORD,
                    "The password of the proxy cannot be used",
                    "enter the password again in the settings");
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void aPasswordThatCannotBeRead_isFoundBeforeAnythingIsSent() throws Exception {
        try (ProxyServer proxy = ProxyServer.open()) {
            assertProxy(
                    proxy,
                    "jo",
                    () -> {
                        throw new UnusableProxyPasswordException("the keychain is locked");
                    },
                    Reason.PROXY_PASSWORD,
                    "The password of the proxy cannot be used",
                    "Unlock the keychain");
            assertThat(proxy.requests()).isEmpty();
        }
    }

    private static void assertProxy(
            ProxyServer proxy,
            String user,
            ProxyPassword.Source password,
            Reason reason,
            String title,
            String advice)
            throws Exception {
        ProxyChoice choice = new ProxyChoice.Manual("127.0.0.1", proxy.port(), user);
        URI service = URI.create("https://" + Certificates.HOST);
        try (HttpEnterpriseConnector connector = connector(choice, password)) {
            EnterpriseApi api = Calls.api(connector, service);
            for (EnterpriseFailure failure :
                    List.of(failureOf(api.retry(ItemKind.TRIPS)), failureOf(api.task("t1")))) {
                assertThat(problem(failure)).isEqualTo(reason);
                assertThat(new UiBench().failures.title(failure)).isEqualTo(title);
                assertThat(new UiBench().failures.detail(failure))
                        .contains("Nothing was sent.")
                        .contains(advice);
                assertThat(new UiBench(Locale.FRENCH).failures.detail(failure))
                        .contains("Rien n’a été envoyé");
            }
        }
    }

    private static HttpEnterpriseConnector connector(
            ProxyChoice choice, ProxyPassword.Source password) {
        return Calls.connector(
                Calls.PATIENT, Network.of(choice, password, List.of(made.authority())));
    }
}
