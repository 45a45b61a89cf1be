package dev.redrive.receiver;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyChoice;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** Checks for tests: real sockets, a clock that stands. */
final class Checks {

    static final Instant NOW = Instant.parse("2026-11-23T10:31:07Z");

    private static final Executor THREADS = work -> Thread.ofVirtual().start(work);

    /** Nobody waits for so long where nothing is meant to be slow. */
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private Checks() {}

    /** What is seen directly, with Java's roots alone. */
    static Seen seen(URI address) throws Exception {
        return seen(address, direct());
    }

    static Seen seen(URI address, Network network) throws Exception {
        return check(network, PATIENT).run(address).orElseThrow().seen();
    }

    /** The same where each step is given up soon. */
    static Seen seenSoon(URI address) throws Exception {
        return check(direct(), Duration.ofMillis(300)).run(address).orElseThrow().seen();
    }

    static ReceiverCheck check(Network network, Duration step) {
        return check(network, step, new AtomicLong());
    }

    static ReceiverCheck check(Network network, Duration step, AtomicLong nanos) {
        return new ReceiverCheck(
                () -> network,
                "1.2.3",
                new ReceiverCheck.Threads(THREADS, THREADS),
                () -> NOW,
                nanos::get,
                step);
    }

    static Network direct(X509Certificate... trusted) {
        return Network.of(new ProxyChoice.None(), () -> null, List.of(trusted));
    }
}
