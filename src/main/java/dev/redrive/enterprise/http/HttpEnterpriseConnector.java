package dev.redrive.enterprise.http;

import dev.redrive.connection.Network;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.enterprise.http.Clients.JavaClient;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects over HTTP/1.1. One connector serves the whole program: its connections for reading are
 * kept alive and shared, each retry gets a connection of its own. Any thread.
 */
public final class HttpEnterpriseConnector implements EnterpriseConnector, AutoCloseable {

    private final String userAgent;
    private final HttpLimits limits;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Clients clients;

    /**
     * A connector that has not opened anything yet.
     *
     * @param version the program's version, for {@code User-Agent}
     * @param limits how long calls may take and how much they may read
     * @param secrets what must never appear in failures and answers, in addition to the key of the
     *     call
     * @param clock what a {@code Retry-After} date is compared with
     * @param networks the network to use; called for every call, on the thread of the call
     * @param work processes answers, even while the program closes; null for threads of the JDK,
     *     whose number grows with the calls in flight
     */
    public HttpEnterpriseConnector(
            String version,
            HttpLimits limits,
            Secrets secrets,
            InstantSource clock,
            Supplier<Network> networks,
            @Nullable Executor work) {
        JavaClient.prepare();
        this.userAgent = "Redrive/" + version;
        this.limits = limits;
        this.secrets = secrets;
        this.clock = clock;
        this.clients = new Clients(limits.connect(), networks, work);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the address is not an absolute one of {@code http} or
     *     {@code https} with a host and without a user, or when the key cannot be sent as a header;
     *     the message never holds the key
     */
    @Override
    public EnterpriseApi connect(URI serviceUrl, char[] key) {
        Endpoints endpoints = Endpoints.at(serviceUrl);
        HttpHeaders caller = new HttpHeaders(userAgent, key);
        Secrets all = caller.and(secrets);
        ErrorDetails details = new ErrorDetails(all);
        return new HttpEnterpriseApi(
                endpoints,
                new HttpCalls(caller, clients, limits, new Failures(details, clock), all));
    }

    /**
     * Closes the kept connections and ends read-only calls in flight; a retry is left to finish.
     */
    @Override
    public void close() {
        clients.close();
    }

    /**
     * How long a call may take and how much it may read.
     *
     * @param connect until the connection stands, TLS included
     * @param get a whole read-only exchange, from the name's look-up to the last byte of the body
     * @param post the same for the exchange that starts a retry
     * @param bodyBytes the most that is read of an answer's body; the rest is not taken
     */
    public record HttpLimits(Duration connect, Duration get, Duration post, int bodyBytes) {

        /** What the program works with. */
        public static final HttpLimits STANDARD =
                new HttpLimits(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        1024 * 1024);
    }
}
