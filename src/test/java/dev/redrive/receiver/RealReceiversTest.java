package dev.redrive.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.redrive.connection.Network;
import dev.redrive.connection.UntrustedCertificateException.Problem;
import dev.redrive.receiver.Seen.Answered;
import dev.redrive.receiver.Seen.Meaning;
import dev.redrive.receiver.Seen.Untrusted;
import dev.redrive.testing.Certificates;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receiving servers as customers have them, which {@code .ci/receivers} installs. */
@EnabledIfSystemProperty(named = "redrive.receivers.nginx", matches = ".+")
@EnabledIfSystemProperty(named = "redrive.receivers.express", matches = ".+")
class RealReceiversTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    private static final List<Process> PROCESSES = new ArrayList<>();
    private static int express;
    private static int nginx;
    private static int nginxOverTls;
    private static int nginxExpired;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Certificates made;

    @BeforeAll
    static void start() throws Exception {
        made = new Certificates(folder);
        express = startExpress();
        startNginx();
    }

    private static int startExpress() throws IOException {
        Path modules = Path.of(System.getProperty("redrive.receivers.express", ""));
        Process node =
                new ProcessBuilder("node", modules.resolve("receiver.js").toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        PROCESSES.add(node);
        return Integer.parseInt(node.inputReader().readLine());
    }

    private static void startNginx() throws IOException, InterruptedException {
        made.good();
        made.expired();
        for (String alias : List.of("good", "expired")) {
            made.writePem(alias, folder.resolve(alias + ".pem"), folder.resolve(alias + ".key"));
        }
        Files.writeString(folder.resolve("passwords"), "jo:{PLAIN}secret\n");
        Files.writeString(folder.resolve("index.html"), "<p>static");
        nginx = ReceiverCheckTest.closedPort();
        nginxOverTls = ReceiverCheckTest.closedPort();
        nginxExpired = ReceiverCheckTest.closedPort();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(
                configuration,
                """
                daemon off; master_process off; pid %1$s/pid; error_log stderr error;
                events {}
                http {
                  access_log off; root %1$s; server_tokens off;
                  client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c;
                  uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
                  server {
                    listen 127.0.0.1:%2$d;
                    listen 127.0.0.1:%3$d ssl;
                    ssl_certificate %1$s/good.pem; ssl_certificate_key %1$s/good.key;
                    location = /push {
                      limit_except POST { deny all; }
                      proxy_pass http://127.0.0.1:%5$d;
                    }
                    location = /no-database { proxy_pass http://127.0.0.1:%5$d; }
                    location = /down { proxy_pass http://127.0.0.1:%6$d; }
                    location = /maintenance { default_type text/html; return 200 "<p>Soon"; }
                    location = /moved { return 301 /elsewhere; }
                    location = /closed {
                      auth_basic "push"; auth_basic_user_file %1$s/passwords;
                      proxy_pass http://127.0.0.1:%5$d;
                    }
                    location = /hung-up { return 444; }
                  }
                  server {
                    listen 127.0.0.1:%4$d ssl;
                    ssl_certificate %1$s/expired.pem; ssl_certificate_key %1$s/expired.key;
                  }
                }
                """
                        .formatted(
                                folder,
                                nginx,
                                nginxOverTls,
                                nginxExpired,
                                express,
                                ReceiverCheckTest.closedPort()));
        Process process =
                new ProcessBuilder(
                                System.getProperty("redrive.receivers.nginx", ""),
                                "-c",
                                configuration.toString(),
                                "-p",
                                folder.toString())
                        .inheritIO()
                        .start();
        PROCESSES.add(process);
        while (!listens(nginxExpired)) {
            assertThat(process.isAlive()).as("nginx runs").isTrue();
            Thread.sleep(20); // Until it listens, which nothing says.
        }
    }

    private static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException _) {
            return false;
        }
    }

    @AfterAll
    static void stop() {
        PROCESSES.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @CsvSource({
        "/push, 200, ANSWERS",
        "/no-database, 200, ANSWERS", // The same as healthy: good news cannot be believed.
        "/wrong-path, 404, ANSWERS",
        "/closed, 401, CREDENTIALS",
        "/maintenance, 200, PAGE",
        "/overloaded, 503, UNAVAILABLE",
    })
    void expressInEachState(String path, int status, Meaning meaning) throws Exception {
        assertSeen("http://127.0.0.1:" + express + path, status, meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "/push, 403, CREDENTIALS",
        "/no-database, 200, ANSWERS",
        "/down, 502, UNAVAILABLE",
        "/maintenance, 200, PAGE",
        "/moved, 301, REDIRECT",
        "/closed, 401, CREDENTIALS",
        "/index.html, 405, ANSWERS",
        "/wrong-path, 405, ANSWERS",
    })
    void nginxInEachState(String path, int status, Meaning meaning) throws Exception {
        assertSeen("http://127.0.0.1:" + nginx + path, status, meaning);
        assertSeen("https://127.0.0.1:" + nginxOverTls + path, status, meaning);
    }

    @Test
    void nginxThatHangsUp_isCut() throws Exception {
        assertThat(Checks.seen(URI.create("http://127.0.0.1:" + nginx + "/hung-up")))
                .isEqualTo(new Seen.Unreachable(Seen.Why.CUT));
    }

    @Test
    void nginxWithAnExpiredCertificate() throws Exception {
        Seen seen = Checks.seen(URI.create("https://127.0.0.1:" + nginxExpired + "/"), trusting());

        assertThat(((Untrusted) seen).problem()).isEqualTo(Problem.EXPIRED);
    }

    @Test
    void overload_saysHowLongToWait() throws Exception {
        Seen seen = Checks.seen(URI.create("http://127.0.0.1:" + express + "/overloaded"));

        assertThat(((Answered) seen).retryAfter()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void javaServer_thatTakesPostAlone() throws Exception {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(made.good()));
        server.createContext(
                "/push",
                exchange -> {
                    exchange.sendResponseHeaders(
                            exchange.getRequestMethod().equals("POST") ? 200 : 405, -1);
                    exchange.close();
                });
        server.start();
        try {
            String address = "https://127.0.0.1:" + server.getAddress().getPort();
            assertSeen(address + "/push", 405, Meaning.ANSWERS);
            assertSeen(address + "/wrong-path", 404, Meaning.ANSWERS);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void javaFileServer_whichTakesNoPostAtAll() throws Exception {
        HttpServer server =
                SimpleFileServer.createFileServer(
                        loopback(), folder, SimpleFileServer.OutputLevel.NONE);
        server.start();
        try {
            assertSeen(
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/index.html",
                    405,
                    Meaning.ANSWERS);
        } finally {
            server.stop(0);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static Network trusting() {
        return Checks.direct(made.authority());
    }

    private static void assertSeen(String address, int status, Meaning meaning) throws Exception {
        Seen seen = Checks.seen(URI.create(address), trusting());

        assertThat(seen).as(address).isInstanceOf(Answered.class);
        assertThat(((Answered) seen).status()).as(address).isEqualTo(status);
        assertThat(seen.meaning()).as(address).isEqualTo(meaning);
    }
}
