package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.EnterpriseFailure.TimedOut;
import dev.redrive.enterprise.EnterpriseFailure.Unreachable;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.testing.Peer;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFaultTest {

    private static final String PASSWORD = "changeit";

    private final HttpEnterpriseConnector patient = Calls.connector(Calls.PATIENT);
    private final HttpEnterpriseConnector hasty = Calls.connector(Calls.SHORT);

    @AfterEach
    void close() {
        patient.close();
        hasty.close();
    }

    @Test
    void aCertificateNobodyVouchesForIsNotTrusted(@TempDir Path folder) throws Exception {
        SSLContext selfSigned = contextOf(selfSigned(folder));
        try (ScriptedServer server =
                ScriptedServer.overTls(selfSigned, Reply.json(200, "{\"taskId\":\"t1\"}"))) {
            EnterpriseApi api = Calls.api(patient, server.url());

            assertUnreachable(Reason.CERTIFICATE_NOT_TRUSTED, api.retry(ItemKind.TRIPS));
            assertUnreachable(Reason.CERTIFICATE_NOT_TRUSTED, api.task("t1"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsUnreachable() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.greeting(Reply.raw("HTTP/1.1 400 No\r\n\r\n").thenStall())) {
            EnterpriseApi api = Calls.api(patient, overTls(server));

            assertUnreachable(Reason.OTHER, api.retry(ItemKind.TRIPS));
            assertUnreachable(Reason.OTHER, api.task("t1"));
        }
    }

    @Test
    void aHandshakeThatBreaksIsUnreachable() throws Exception {
        try (ScriptedServer resetting = ScriptedServer.slammingDoors();
                ScriptedServer closing = ScriptedServer.greeting(Peer::close)) {
            for (ScriptedServer server : List.of(resetting, closing)) {
                EnterpriseApi api = Calls.api(patient, overTls(server));

                assertUnreachable(Reason.OTHER, api.retry(ItemKind.TRIPS));
                assertUnreachable(Reason.OTHER, api.task("t1"));
            }
        }
    }

    @Test
    void aHandshakeThatStallsEndsWithTheConnectLimit() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent()) {
            EnterpriseApi api = Calls.api(hasty, overTls(server));

            assertUnreachable(Reason.CONNECT_TIMED_OUT, api.retry(ItemKind.TRIPS));
            assertUnreachable(Reason.CONNECT_TIMED_OUT, api.task("t1"));
        }
    }

    @Test
    void aRetryThatWasNotWrittenWhenItsLimitPassedIsUnreachable() throws Exception {
        HttpLimits slowToConnect =
                new HttpLimits(
                        Calls.PATIENT.connect(), Calls.SHORT.get(), Calls.SHORT.post(), 1024);
        try (ScriptedServer server = ScriptedServer.silent();
                HttpEnterpriseConnector connector = Calls.connector(slowToConnect)) {
            EnterpriseApi api = Calls.api(connector, overTls(server));

            assertUnreachable(Reason.CONNECT_TIMED_OUT, api.retry(ItemKind.TRIPS));
            assertThat(failureOf(api.task("t1"))).isInstanceOf(TimedOut.class);
        }
    }

    private static void assertUnreachable(Reason reason, Outcome<?> outcome) {
        assertThat(failureOf(outcome))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.reason()).isEqualTo(reason));
    }

    private static URI overTls(ScriptedServer server) {
        return URI.create("https://127.0.0.1:" + server.url().getPort());
    }

    private static Path selfSigned(Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=ip:127.0.0.1")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start();
        assertThat(keytool.waitFor()).as("keytool").isZero();
        return store;
    }

    private static SSLContext contextOf(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
