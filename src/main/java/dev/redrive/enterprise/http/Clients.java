package dev.redrive.enterprise.http;

import dev.redrive.connection.Network;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
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

    private final Duration connectLimit;
    private final Supplier<Network> networks;
    private final @Nullable Executor work;
    private @Nullable Line reading;

    /**
     * Clients that have not been made yet.
     *
     * @param work runs what the clients do with an answer; null for threads of their own, which
     *     become more with the number of calls under way
     */
    Clients(Duration connectLimit, Supplier<Network> networks, @Nullable Executor work) {
        this.connectLimit = connectLimit;
        this.networks = networks;
        this.work = work;
    }

    /**
     * The shared client for calls without side effects: made when first asked for, and again when
     * the network is another one. Calls under way end on the old one, which then goes by itself.
     */
    synchronized Line reading() {
        Network now = networks.get();
        Line kept = reading;
        if (kept == null || kept.network() != now) {
            kept = on(now);
            reading = kept;
        }
        return kept;
    }

    /**
     * Gives up a client whose connection to a service that breaks the protocol would stay open: the
     * next call makes another. Other calls under way end on the old one, which then closes.
     */
    synchronized void giveUp(Line line) {
        if (line.equals(reading)) {
            reading = null;
            line.client().shutdown();
        }
    }

    /**
     * A client without any connection, so that a kept one which the service has closed meanwhile
     * can not blur whether a request was read. Whoever asks shuts it down.
     */
    Line fresh() {
        return on(networks.get());
    }

    Network network() {
        return networks.get();
    }

    private Line on(Network network) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        // A followed redirect would carry the key to another host.
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectLimit)
                        .sslContext(network.secure())
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
     * What Java's client reads from system properties, once, when it is first used. The program
     * says it itself, so that no launcher has to, and none can weaken it.
     */
    public static final class JavaClient {

        private JavaClient() {}

        /**
         * What Java's client and its TLS write out for those who look for faults, headers included.
         */
        private static final List<String> TELL_TALES =
                List.of(
                        "javax.net.debug",
                        "jdk.httpclient.HttpClient.log",
                        "jdk.internal.httpclient.debug",
                        "jdk.internal.httpclient.hpack.debug",
                        "jdk.internal.httpclient.websocket.debug");

        /**
         * Sets the properties; to be called before anything else, since Java looks at them only
         * once. Any thread, any number of times.
         */
        public static void prepare() {
            // Asks Windows and macOS (and GNOME) for the proxy, automatic configuration included.
            if (System.getProperty("java.net.useSystemProxies") == null) {
                System.setProperty("java.net.useSystemProxies", "true");
            }
            // Or a proxy that wants a name and a password (Basic) would never get them: by itself
            // Java
            // keeps them back where the proxy is asked for a tunnel, as it is for https.
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
            // Nobody switches the check of the host's name off, not even a well-meant start script.
            System.clearProperty("jdk.internal.httpclient.disableHostnameVerification");
            // No debugging option prints the key's header, whoever has set it.
            TELL_TALES.forEach(System::clearProperty);
        }
    }
}
