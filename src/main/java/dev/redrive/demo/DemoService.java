package dev.redrive.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpServer;
import dev.redrive.enterprise.ItemKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in of the Enterprise service on 127.0.0.1, on a port and with a key of its own, for as
 * long as it is open. It keeps its promises by its own time: tasks move because time passes, not
 * because something runs. Every method may be called from any thread; all but {@link #start} and
 * {@link #close} return at once.
 */
public final class DemoService implements AutoCloseable {

    private final HttpServer server;
    private final URI address;
    private final DemoEnterprise enterprise;
    private final String key;

    private DemoService(HttpServer server, DemoEnterprise enterprise, String key) {
        this.server = server;
        this.address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        this.enterprise = enterprise;
        this.key = key;
    }

    /**
     * Opens the service, which listens when this returns.
     *
     * @param scenario the story it begins with, with the receiving server up
     * @param clock what demo time follows
     * @param random what task ids and the key are drawn from; a secure one, but in tests
     * @param executor runs one task for each request, of which some may wait for a slow sender; it
     *     stays the caller's to end
     * @throws IOException when no port of the loopback address can be had
     */
    public static DemoService start(
            Scenario scenario, InstantSource clock, RandomGenerator random, Executor executor)
            throws IOException {
        RandomHex hex = new RandomHex(random);
        String key = hex.key("demo-");
        DemoEnterprise enterprise = new DemoEnterprise(scenario, clock, hex);
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        int port = server.getAddress().getPort();
        server.createContext(
                "/", new DemoHandler(new DemoCalls(enterprise), port, key.getBytes(US_ASCII)));
        server.setExecutor(executor);
        server.start();
        return new DemoService(server, enterprise, key);
    }

    /** Where it listens: {@code http://127.0.0.1:} and the port. */
    public URI address() {
        return address;
    }

    /** A copy of the only key it accepts. */
    public char[] key() {
        return key.toCharArray();
    }

    /**
     * How many times as fast as its clock the demo runs from now on; 1 at the start. What has
     * passed stays passed: demo time never jumps.
     *
     * @throws IllegalArgumentException when it is not above 0 and at most 1,000
     */
    public void speed(double faster) {
        enterprise.speed(faster);
    }

    /**
     * Switches the customer's receiving server. Items pushed while it is down fail again; they are
     * counted by the next retry.
     */
    public void receiverUp(boolean up) {
        enterprise.receiverUp(up);
    }

    /** Whether the receiving server is up. */
    public boolean isReceiverUp() {
        return enterprise.isReceiverUp();
    }

    /**
     * Pauses the push service for a moment: every task that has not ended is canceled where it
     * stands, and what it had left stays failed. The next retry runs as usual.
     */
    public void pausePushes() {
        enterprise.pausePushes();
    }

    /**
     * Begins that story anew: earlier tasks, teams and hyper-admins are forgotten, the receiving
     * server is up. Address, key and speed stay.
     */
    public void scenario(Scenario scenario) {
        enterprise.begin(scenario);
    }

    /**
     * The id of the task of that kind that has not ended, or null when there is none. The real
     * service never tells it; a presenter plays the colleague who does.
     */
    public @Nullable String runningTaskId(ItemKind kind) {
        return enterprise.runningTaskId(kind);
    }

    /**
     * Stops listening and cuts what is open; its threads end. Does nothing the second time. Never
     * called from the executor given to {@link #start}.
     */
    @Override
    public void close() {
        server.stop(0);
    }
}
