package dev.redrive.enterprise.http;

import dev.redrive.connection.Network;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The HTTP clients: one kept for reading, a fresh one for every retry. */
public final class Clients implements AutoCloseable {

    /**
     * A client and the network it was made for.
     *
     * @param client sends
     * @param network knows the proxy for each address
     */
    record Line(HttpClient client, Network network) {}

    /**
     * A line for one call.
     *
     * @param handshake how far its TLS came
     */
    record Fresh(Line line, Network.Handshake handshake) {}

    private final Duration connectLimit;
    private final Supplier<Network> networks;
    private final @Nullable Executor work;
    private @Nullable Line reading;

    /**
     * Clients that have not been made yet.
     *
     * @param work runs what the clients do with an answer; null for threads of their own, whose
     *     number grows with the calls in flight
     */
    Clients(Duration connectLimit, Supplier<Network> networks, @Nullable Executor work) {
        this.connectLimit = connectLimit;
        this.networks = networks;
        this.work = work;
    }

    /**
     * The shared client for calls without side effects: created on first use, and again when the
     * network has changed. Calls in flight finish on the old one, which then closes by itself.
     */
    synchronized Line reading() {
        Network now = networks.get();
        Line kept = reading;
        if (kept == null || kept.network() != now) {
            kept = on(now, now.secure());
            reading = kept;
        }
        return kept;
    }

    /**
     * Drops a client whose connection would stay open because the service broke the protocol: the
     * next call creates another. Other calls in flight finish on the old one, which then closes.
     */
    synchronized void giveUp(Line line) {
        if (line.equals(reading)) {
            reading = null;
            line.client().shutdown();
        }
    }

    /**
     * A client without any connection: on a kept one, which the service may have closed meanwhile,
     * it could be unclear whether a request was read. The caller shuts it down.
     */
    Fresh fresh() {
        Network network = networks.get();
        Network.Handshake handshake = network.handshake();
        return new Fresh(on(network, handshake.secure()), handshake);
    }

    Network network() {
        return networks.get();
    }

    private Line on(Network network, SSLContext secure) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        // A followed redirect would carry the key to another host.
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectLimit)
                        .sslContext(secure)
                        .proxy(network.selector());
        if (work != null) {
            builder.executor(work);
        }
        return new Line(builder.build(), network);
    }

    @Override
    public synchronized void close() {
        if (reading != null) {
            reading.client().shutdownNow();
            reading = null;
        }
    }

    /**
     * The system properties that Java's client reads once, on first use. The program sets them
     * itself, so that no launcher has to, and none can weaken them.
     */
    public static final class JavaClient {

        private JavaClient() {}

        /** Debugging output of Java's client and its TLS, which includes headers. */
        private static final List<String> DEBUG_OUTPUT =
                List.of(
                        "javax.net.debug",
                        "jdk.httpclient.HttpClient.log",
                        "jdk.internal.httpclient.debug",
                        "jdk.internal.httpclient.hpack.debug",
                        "jdk.internal.httpclient.websocket.debug");

        /**
         * Sets the properties; to be called before anything else, because Java reads them only
         * once. Any thread, any number of times.
         */
        public static void prepare() {
            // Takes the proxy from Windows, macOS or GNOME, including automatic configuration.
            if (System.getProperty("java.net.useSystemProxies") == null) {
                System.setProperty("java.net.useSystemProxies", "true");
            }
            // By default, Java never sends a name and a password (Basic) with a request for a
            // tunnel, which https needs.
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
            // The check of the host's name cannot be switched off, not even by a start script.
            System.clearProperty("jdk.internal.httpclient.disableHostnameVerification");
            // No debugging option may print the header with the key.
            DEBUG_OUTPUT.forEach(System::clearProperty);
        }
    }
}
