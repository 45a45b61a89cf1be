package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.enterprise.http.HttpEnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.OtherProgram;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Java of its own with everything on that helps those who look for faults: over a real connection
 * it prints no header with the key.
 */
class DebuggingOptionsTest {

    private static final String KEY = "k3y-of-somebody-0123456789";
    private static final String HEADER = "x-dq-enterprise-api-key";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Certificates made;

    @BeforeAll
    static void makeCertificates() {
        made = new Certificates(folder);
    }

    @Test
    void theProgram_printsNoHeader() throws Exception {
        assertThat(printed("program"))
                .contains("KeyAccepted")
                .doesNotContainIgnoringCase(KEY, HEADER)
                .doesNotContainIgnoringCase("plaintext");
    }

    /** Or the test above would prove nothing. */
    @Test
    void javasOwnClient_printsIt() throws Exception {
        assertThat(printed("client"))
                .contains("[200]", HEADER, KEY)
                .containsIgnoringCase("plaintext");
    }

    private static String printed(String who) throws Exception {
        Path authority =
                Files.writeString(folder.resolve("ca.pem"), Certificates.pem(made.authority()));
        Path logging =
                Files.writeString(
                        folder.resolve("logging.properties"),
                        """
                        handlers=java.util.logging.ConsoleHandler
                        .level=ALL
                        java.util.logging.ConsoleHandler.level=ALL
                        """);
        List<String> options =
                List.of(
                        "-Djavax.net.debug=all",
                        "-Djdk.httpclient.HttpClient.log=all",
                        "-Djdk.internal.httpclient.debug=true",
                        "-Djava.util.logging.config.file=" + logging);
        try (ScriptedServer server = ScriptedServer.overTls(made.good(), Reply.json(200, "[]"))) {
            Process program =
                    OtherProgram.of(
                                    DebuggingOptionsTest.class,
                                    options,
                                    who,
                                    server.url().toString(),
                                    authority.toString())
                            .redirectErrorStream(true)
                            .start();
            try (Writer in = program.outputWriter()) {
                in.write(KEY + "\n"); // Where arguments can be read by others, this cannot.
            }
            String all =
                    new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(server.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.header(HEADER)).isEqualTo(KEY));
            return all;
        }
    }

    /**
     * @param args who, the server's address, the file with the authority's certificate
     */
    static void main(String[] args) throws Exception {
        String key =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        .readLine();
        if (args[0].equals("program")) {
            Main.run(new String[] {"--version"}); // As every start begins.
        }
        X509Certificate authority;
        try (InputStream in = Files.newInputStream(Path.of(args[2]))) {
            authority =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        Network network = Network.of(new ProxyChoice.None(), () -> null, List.of(authority));
        URI server = URI.create(args[1]);
        if (args[0].equals("program")) {
            try (HttpEnterpriseConnector connector =
                    new HttpEnterpriseConnector(
                            "1",
                            HttpLimits.STANDARD,
                            text -> text,
                            InstantSource.system(),
                            () -> network,
                            null)) {
                System.out.println(connector.connect(server, key.toCharArray()).checkKey());
            }
            return;
        }
        try (HttpClient client = HttpClient.newBuilder().sslContext(network.secure()).build()) {
            HttpRequest request = HttpRequest.newBuilder(server).header(HEADER, key).build();
            int status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            System.out.println("[" + status + "]");
        }
    }
}
