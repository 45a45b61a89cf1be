package dev.redrive.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpServer;
import dev.redrive.demo.DemoEnterprise.RandomHex;
import dev.redrive.enterprise.ItemKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in of the Enterprise service on 127.0.0.1, on a port and with a key of its own, for as
 * long as it is open, and the server of its customer on another port. It keeps its promises by its
 * own time: tasks move because time passes, not because something runs. What is due is really
 * pushed to the customer's server when somebody polls a task or reads the {@link #state()}: one
 * request for up to 1,000 items, so that a task of 12,480 items costs at most a few requests a
 * second, and nothing while nothing polls.
 *
 * <p>Every method may be called from any thread. All may wait for the customer's server, which
 * takes milliseconds, so none is called on the JavaFX thread.
 */
public final class DemoService implements AutoCloseable {

    private final InetSocketAddress where;
    private final URI address;
    private final CustomerServer customer;
    private final DemoEnterprise enterprise;
    private final Door door;
    private final Executor executor;
    private final String key;
    private @Nullable HttpServer server;
    private boolean closed;

    /** Lets real time pass. */
    public interface Delay {

        /** Returns when that has passed. */
        void pass(Duration duration) throws InterruptedException;
    }

    private DemoService(
            HttpServer server,
            CustomerServer customer,
            DemoEnterprise enterprise,
            Executor executor,
            String key,
            Delay delay) {
        this.where = server.getAddress();
        this.address = URI.create("http://127.0.0.1:" + where.getPort());
        this.server = server;
        this.customer = customer;
        this.enterprise = enterprise;
        this.executor = executor;
        this.key = key;
        this.door = new Door(enterprise, where.getPort(), key.getBytes(US_ASCII), delay);
        listen(server);
    }

    private void listen(HttpServer opened) {
        opened.createContext("/", door);
        opened.setExecutor(executor);
        opened.start();
    }

    /**
     * Opens the service, which listens when this returns, and the customer's server, which is up.
     *
     * @param scenario the story it begins with
     * @param clock what demo time follows
     * @param random what task ids and the key are drawn from; a secure one, but in tests
     * @param executor runs one task for each request, of which some may wait for a slow sender and
     *     some for another one; it stays the caller's to end
     * @param delay lets time pass where the network is slow
     * @throws IOException when no port of the loopback address can be had
     */
    public static DemoService start(
            Scenario scenario,
            InstantSource clock,
            RandomGenerator random,
            Executor executor,
            Delay delay)
            throws IOException {
        RandomHex hex = new RandomHex(random);
        String key = hex.key("demo-");
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        CustomerServer customer = CustomerServer.start(executor);
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            customer.close();
            throw e;
        }
        DemoEnterprise enterprise = new DemoEnterprise(scenario, customer, clock, hex);
        DemoService demo = new DemoService(server, customer, enterprise, executor, key, delay);
        demo.reach(enterprise.fault());
        return demo;
    }

    /** Where it listens: {@code http://127.0.0.1:} and the port. */
    public URI address() {
        return address;
    }

    /** Where the customer's server takes pushes of that kind, for a check of it. */
    public URI receiver(ItemKind kind) {
        return customer.address(kind);
    }

    /** A copy of the only key it accepts. */
    public char[] key() {
        return key.toCharArray();
    }

    /** How everything stands now. */
    public DemoState state() {
        return enterprise.state();
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

    /** Stops the demo's time, or lets it go on where it stopped. The service still answers. */
    public void clockPaused(boolean paused) {
        enterprise.clockPaused(paused);
    }

    /**
     * Switches the customer's receiving server. Items pushed while it is down fail again and have
     * one more unsuccessful attempt; after 30 they are given up.
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
     * Pauses the push service, as {@link #pausePushes()} does, or lets it run again. A retry while
     * it is paused makes a task that is canceled at once.
     */
    public void pushesPaused(boolean paused) {
        enterprise.pushesPaused(paused);
    }

    /**
     * Makes that go wrong, and whatever went wrong before go right.
     *
     * @throws IOException when the port of the service is taken after {@link Fault#NO_NETWORK}; the
     *     network stays away then
     */
    public void fault(Fault fault) throws IOException {
        reach(fault);
        enterprise.fault(fault);
    }

    /**
     * Starts that story: earlier tasks, teams and hyper-admins are forgotten, the receiving server
     * is up, the push service runs. Address, key and speed stay.
     *
     * @throws IOException as {@link #fault} does; nothing has changed then
     */
    public void scenario(Scenario scenario) throws IOException {
        reach(scenario.faultAtFirst());
        door.begin();
        enterprise.begin(scenario);
    }

    private synchronized void reach(Fault fault) throws IOException {
        HttpServer open = server;
        if (fault == Fault.NO_NETWORK && open != null) {
            open.stop(0);
            server = null;
        } else if (fault != Fault.NO_NETWORK && open == null && !closed) {
            HttpServer opened = HttpServer.create(where, 0);
            listen(opened);
            server = opened;
        }
    }

    /**
     * The id of the task of that kind that has not ended, or null when there is none. The real
     * service never says which; a presenter plays the colleague who does.
     */
    public @Nullable String runningTaskId(ItemKind kind) {
        return enterprise.runningTaskId(kind);
    }

    /**
     * Stops listening and cuts what is open; its threads end. Does nothing the second time. Never
     * called from the executor given to {@link #start}.
     */
    @Override
    public synchronized void close() {
        closed = true;
        HttpServer open = server;
        if (open != null) {
            open.stop(0);
            server = null;
        }
        customer.close();
    }
}
