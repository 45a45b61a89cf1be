package dev.redrive.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.redrive.demo.DemoEnterprise.RandomHex;
import dev.redrive.demo.Wire.Answer;
import dev.redrive.enterprise.ItemKind;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
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
     * Starts that story: earlier tasks, teams and hyper-admins are forgotten, the receiving server
     * is up. Address, key and speed stay.
     */
    public void scenario(Scenario scenario) {
        enterprise.begin(scenario);
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
    public void close() {
        server.stop(0);
    }

    /**
     * The door: whom it lets in, how much it reads, how an answer is put on the wire. Any thread.
     */
    static final class DemoHandler implements HttpHandler {

        private static final System.Logger LOG = System.getLogger(DemoHandler.class.getName());
        private static final String BASE = "/v1/enterprise";
        private static final String KEY_HEADER = "x-dq-enterprise-api-key";
        private static final int MOST_READ = 64 * 1024;

        private final DemoCalls calls;
        private final List<String> hosts;
        private final byte[] key;

        DemoHandler(DemoCalls calls, int port, byte[] key) {
            this.calls = calls;
            this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
            this.key = key;
        }

        @Override
        public void handle(HttpExchange exchange) throws IOException {
            try (exchange) {
                // Read before anything is answered, or the connection breaks under the sender.
                byte[] body = exchange.getRequestBody().readNBytes(MOST_READ + 1);
                send(exchange, answer(exchange, body));
            }
        }

        private Answer answer(HttpExchange exchange, byte[] body) {
            // A web page whose own name resolves to 127.0.0.1 still sends that name here.
            if (!isOurHost(exchange.getRequestHeaders().get("Host"))) {
                return Answer.problem(
                        403, "Forbidden", "This service answers to its own address only");
            }
            String path = exchange.getRequestURI().getRawPath();
            if (path == null || !(path + "/").startsWith(BASE + "/")) {
                return Answer.notFound("There is nothing here");
            }
            if (!isOurKey(exchange.getRequestHeaders().getFirst(KEY_HEADER))) {
                return Answer.withoutBody(401);
            }
            if (body.length > MOST_READ) {
                return Answer.problem(413, "Too large", "A body may have at most 64 KiB");
            }
            try {
                List<String> names = names(path.substring(BASE.length()));
                return calls.answer(exchange.getRequestMethod(), names, new String(body, UTF_8));
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "The demo service failed to answer", e);
                return Answer.problem(500, "Internal error", "The demo service failed");
            }
        }

        private boolean isOurHost(@Nullable List<String> named) {
            return named != null
                    && named.size() == 1
                    && hosts.stream().anyMatch(host -> host.equalsIgnoreCase(named.getFirst()));
        }

        private boolean isOurKey(@Nullable String sent) {
            return sent != null && MessageDigest.isEqual(key, sent.getBytes(UTF_8));
        }

        private static List<String> names(String path) {
            // A plus in a path is a plus, whatever it is in a form.
            return Arrays.stream(path.replace("+", "%2B").split("/", -1))
                    .skip(1)
                    .map(name -> URLDecoder.decode(name, UTF_8))
                    .toList();
        }

        private static void send(HttpExchange exchange, Answer answer) throws IOException {
            if (answer.allow() != null) {
                exchange.getResponseHeaders().set("Allow", answer.allow());
            }
            JsonNode body = answer.body();
            if (body == null || exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            byte[] bytes = Wire.bytes(body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
