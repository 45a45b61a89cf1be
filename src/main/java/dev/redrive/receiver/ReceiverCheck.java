package dev.redrive.receiver;

import dev.redrive.connection.Network;
import dev.redrive.text.HostName;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Looks at a receiving server from this computer: its name, the connection, the secure connection,
 * and the answer to one {@code OPTIONS} to exactly its address. Sends no key, no credentials, no
 * cookie and no body, follows no redirect and never sends a {@code POST}. The address reaches no
 * log and no exception. Any thread but the JavaFX one.
 */
public final class ReceiverCheck {

    /** A server is checked at most once in so long, whoever wants it. */
    public static final Duration APART = Duration.ofSeconds(10);

    /** How long each step may take. */
    static final Duration STEP = Duration.ofSeconds(5);

    private final Supplier<Network> networks;
    private final String userAgent;
    private final Threads threads;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Duration step;
    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    /**
     * What the steps run on.
     *
     * @param names looks up names, which cannot be interrupted and must not be waited for elsewhere
     * @param steps runs the others
     */
    public record Threads(Executor names, Executor steps) {}

    /**
     * A check that has opened nothing yet.
     *
     * @param networks the proxy and the trusted certificates of the settings; called for each check
     * @param version the program's version
     * @param nanos a clock that is never set, in nanoseconds
     */
    public ReceiverCheck(
            Supplier<Network> networks,
            String version,
            Threads threads,
            InstantSource clock,
            LongSupplier nanos) {
        this(networks, version, threads, clock, nanos, STEP);
    }

    /** The same with other limits, for tests. */
    ReceiverCheck(
            Supplier<Network> networks,
            String version,
            Threads threads,
            InstantSource clock,
            LongSupplier nanos,
            Duration step) {
        this.networks = networks;
        this.userAgent = "User-Agent: Redrive/" + version + " (receiver check)";
        this.threads = threads;
        this.clock = clock;
        this.nanos = nanos;
        this.step = step;
    }

    /**
     * Checks the server, for at most 5 s in each step.
     *
     * @param address of {@code https}, without a user; {@code http} to this computer alone
     * @return empty where the server was checked less than {@link #APART} ago: nothing is sent then
     * @throws IllegalArgumentException for any other address
     * @throws InterruptedException when the thread is interrupted, as when the program closes
     */
    public Optional<Checked> run(URI address) throws InterruptedException {
        String host = address.getHost();
        boolean isPlain = "http".equals(address.getScheme());
        if (host == null
                || address.getRawUserInfo() != null
                || !(isPlain
                        ? HostName.isThisMachine(host)
                        : "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException("not an address that is checked");
        }
        if (!mayBegin(host.toLowerCase(Locale.ROOT) + ":" + address.getPort())) {
            return Optional.empty();
        }
        try (Visit visit =
                new Visit(address, networks.get(), userAgent, threads, step, clock, nanos)) {
            Seen seen = visit.go();
            return Optional.of(new Checked(clock.instant(), visit.took(), seen));
        }
    }

    private boolean mayBegin(String server) {
        long now = nanos.getAsLong();
        begun.values().removeIf(at -> now - at >= APART.toNanos());
        return begun.putIfAbsent(server, now) == null;
    }
}
