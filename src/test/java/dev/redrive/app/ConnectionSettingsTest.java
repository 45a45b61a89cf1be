package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.Certificates;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.ProxyServer;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import dev.redrive.testing.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Proxy and trust, set in the window and felt by the next call. */
class ConnectionSettingsTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void serviceBehindProxyWithCompanyCertificate_isReachedOnceBothAreSet(@TempDir Path keys)
            throws Exception {
        Certificates made = new Certificates(keys);
        Path authority =
                Files.writeString(keys.resolve("company.pem"), Certificates.pem(made.authority()));
        try (ScriptedServer service = ScriptedServer.overTls(made.good(), Reply.json(200, "[]"));
                ProxyServer proxy = ProxyServer.closedBut("jo", "s3cret pass")) {
            String address = "https://" + Certificates.HOST + ":" + service.url().getPort();
            Desk.writeProfile(home, "North", "TEST", address);
            try (TestWindow window = TestWindow.open(home)) {
                window.files.answer(authority);
                window.press("navCredentials");
                window.fill("apiKey", StandIn.KEY);
                test(window, "the name could not be found");

                setProxy(window, proxy.port());
                window.press("navCredentials");
                test(window, "signed by an authority that this computer does not trust");
                assertThat(window.text("connectionResult"))
                        .contains(
                                "It belongs to " + Certificates.HOST,
                                "signed by " + Certificates.AUTHORITY,
                                "Steps: passed on by the proxy, the secure connection failed.",
                                "Through the proxy 127.0.0.1:" + proxy.port());

                window.press("navSettings");
                window.press("addCertificate");
                window.press("questionYes");
                window.awaitText("certificateOwner", Certificates.AUTHORITY);
                window.press("navCredentials");
                test(window, "The service accepts this key.");
            }
        }
        assertThat(Files.readString(home.resolve("connection.json"))).doesNotContain("s3cret");
    }

    /** By the keyboard alone. */
    private static void setProxy(TestWindow window, int port) {
        window.press("navSettings");
        window.awaitUsable("applyProxy");
        window.tabTo("proxySystem");
        window.keys(KeyCode.RIGHT, KeyCode.RIGHT);
        window.tabTo("proxyHost");
        window.type("127.0.0.1");
        window.tabTo("proxyPort");
        window.type("not a port");
        window.tabTo("applyProxy");
        window.keys(KeyCode.SPACE);
        window.awaitText("proxyPortProblem", "A port is a number");
        window.fill("proxyPort", Integer.toString(port));
        window.tabTo("proxyUser");
        window.type("jo");
        window.tabTo("proxyPassword");
        window.type("s3cret pass");
        window.tabTo("applyProxy");
        window.keys(KeyCode.SPACE);
        window.awaitText("proxyInUse", "127.0.0.1:" + port);
    }

    private static void test(TestWindow window, String result) {
        window.press("testConnection");
        window.await(
                result,
                () ->
                        window.text("connectionResult").contains(" ms")
                                && window.text("connectionResult").contains(result));
    }
}
