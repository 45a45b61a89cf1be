package dev.redrive.enterprise.http;

import dev.redrive.connection.Network;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseConnector;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Connects over HTTP/1.1. One connector serves the whole program: its connections for reading are
 * kept alive and shared, those that start a retry are made anew each time. Any thread.
 */
public final class HttpEnterpriseConnector implements EnterpriseConnector, AutoCloseable {

    private final String userAgent;
    private final HttpLimits limits;
    private final UnaryOperator<String> redact;
    private final InstantSource clock;
    private final Clients clients;

    /** A connector through the system's proxy, which trusts whom Java and the system trust. */
    public HttpEnterpriseConnector(
            String version, HttpLimits limits, UnaryOperator<String> redact, InstantSource clock) {
        this(version, limits, redact, clock, always(Network.standard()));
    }

    /**
     * A connector that has not opened anything yet.
     *
     * @param version the program's version, for {@code User-Agent}
     * @param limits how long calls may take and how much they may read
     * @param redact takes secrets out of whatever text the service or the system said; the key of
     *     the call is taken out in any case
     * @param clock what a {@code Retry-After} date is compared with
     * @param networks the network as it is to be; asked at every call, on the thread of the call
     */
    public HttpEnterpriseConnector(
            String version,
            HttpLimits limits,
            UnaryOperator<String> redact,
            InstantSource clock,
            Supplier<Network> networks) {
        this(version, limits, redact, clock, networks, null);
    }

    /**
     * The same, with threads from outside.
     *
     * @param work runs what there is to do with an answer, also when the program closes; null for
     *     threads of the JDK, which become more with the number of calls under way
     */
    public HttpEnterpriseConnector(
            String version,
            HttpLimits limits,
            UnaryOperator<String> redact,
            InstantSource clock,
            Supplier<Network> networks,
            @Nullable Executor work) {
        JavaClient.prepare();
        this.userAgent = "Redrive/" + version;
        this.limits = limits;
        this.redact = redact;
        this.clock = clock;
        this.clients = new Clients(limits.connect(), networks, work);
    }

    private static Supplier<Network> always(Network network) {
        return () -> network;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the address is not an absolute one of {@code http} or
     *     {@code https} with a host and without a user, or when the key can not be sent as a
     *     header; the message never holds the key
     */
    @Override
    public EnterpriseApi connect(URI serviceUrl, char[] key) {
        Endpoints endpoints = Endpoints.at(serviceUrl);
        Caller caller = new Caller(userAgent, key);
        UnaryOperator<String> masked = text -> redact.apply(caller.withoutKey(text));
        Details details = new Details(masked);
        return new HttpEnterpriseApi(
                endpoints,
                caller,
                clients,
                limits,
                new Failures(details, clock),
                new Masked(masked));
    }

    /** Drops the kept connections and ends read-only calls under way; a retry is left to finish. */
    @Override
    public void close() {
        clients.close();
    }
}
