package dev.redrive.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.redrive.enterprise.ItemKind;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The receiving server of the demo's customer: real HTTP on 127.0.0.1, to which the demo service
 * really pushes. It takes POST alone, as such servers do; to a check that sends something else it
 * looks the same whether it would store a push or not.
 *
 * <p>A request stands for up to {@link #MOST_IN_ONE} pushes of one item each. 12,480 trips in 5 s
 * would be 2,500 requests a second; this way they are four or five of them, and 13 when nothing has
 * looked at the task meanwhile.
 *
 * <p>Any thread; {@link #push} blocks until it is answered.
 */
final class CustomerServer implements AutoCloseable {

    /** How many pushes one request stands for at most. */
    static final int MOST_IN_ONE = 1_000;

    /** A server that has come back still refuses one item in so many. */
    private static final long REFUSED_ONE_IN = 40;

    private static final System.Logger LOG = System.getLogger(CustomerServer.class.getName());
    private static final int TIMEOUT_MS = 5_000;
    private static final int OK = 200;
    private static final int MOST_READ = 1024;
    private static final String PAGE =
            "<!doctype html><title>Maintenance</title><p>We will be back soon.";

    private final HttpServer server;
    private final URI address;
    private volatile boolean up = true;
    private volatile boolean maintenancePage;
    private final Map<ItemKind, Seen> seen = new EnumMap<>(ItemKind.class);

    /** How many items of that retry the healthy server has been given. */
    private record Seen(String retry, long nbItems) {}

    private CustomerServer(HttpServer server) {
        this.server = server;
        this.address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Opens it, up; it listens when this returns.
     *
     * @throws IOException when no port of the loopback address can be had
     */
    static CustomerServer start(Executor executor) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        CustomerServer customer = new CustomerServer(http);
        http.createContext("/", customer::handle);
        http.setExecutor(executor);
        http.start();
        return customer;
    }

    /** Where pushes of that kind go. */
    URI address(ItemKind kind) {
        return address.resolve("/" + kind.name().toLowerCase(Locale.ROOT));
    }

    void up(boolean now) {
        up = now;
    }

    void maintenancePage(boolean now) {
        maintenancePage = now;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_READ);
            if (maintenancePage) {
                send(exchange, OK, "text/html", PAGE.getBytes(UTF_8));
            } else if (!up) {
                exchange.getResponseHeaders().set("Retry-After", "120");
                send(exchange, 503, "text/plain", "The application is not running".getBytes(UTF_8));
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                send(exchange, 405, "text/plain", new byte[0]);
            } else {
                ObjectNode pushed = Wire.object(new String(body, UTF_8));
                ItemKind kind = kindAt(exchange.getRequestURI().getPath());
                if (pushed == null || kind == null) {
                    send(exchange, kind == null ? 404 : 400, "text/plain", new byte[0]);
                } else {
                    send(exchange, OK, "application/json", Wire.bytes(take(kind, pushed)));
                }
            }
        }
    }

    private static @Nullable ItemKind kindAt(String path) {
        for (ItemKind kind : ItemKind.values()) {
            if (path.equals("/" + kind.name().toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        return null;
    }

    private JsonNode take(ItemKind kind, ObjectNode pushed) {
        String retry = pushed.path("retry").asText();
        long first = pushed.path("first").asLong();
        long count = Math.min(pushed.path("count").asLong(), MOST_IN_ONE);
        long before;
        synchronized (seen) {
            Seen last = seen.get(kind);
            before = last != null && last.retry().equals(retry) ? last.nbItems() : 0;
            seen.put(kind, new Seen(retry, before + count));
        }
        ObjectNode answer = Wire.object();
        ArrayNode refused = answer.putArray("refused");
        for (long item = 0; item < count; item++) {
            if ((before + item + 1) % REFUSED_ONE_IN == 0) {
                refused.add(first + item);
            }
        }
        return answer;
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /**
     * Pushes so many items of a retry; everything but a 2xx is a refusal, silence as well.
     *
     * @param first the number of the first one in its retry, from 1
     */
    Receipt push(ItemKind kind, String retry, long first, long count) {
        String body = "{\"retry\":\"%s\",\"first\":%d,\"count\":%d}".formatted(retry, first, count);
        String request =
                ("POST %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s")
                        .formatted(
                                address(kind).getPath(),
                                address.getAuthority(),
                                body.length(),
                                body);
        // By hand: HttpURLConnection sends head and body apart, and one in a hundred of its
        // connections with this server then breaks. In one piece none of 2,000 did.
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.connect(server.getAddress(), TIMEOUT_MS);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            return answer.startsWith("HTTP/1.1 2")
                    ? read(answer.substring(answer.indexOf("\r\n\r\n") + 4), count)
                    : Receipt.refused(first, count);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the demo's push got no answer", e);
            return Receipt.refused(first, count);
        }
    }

    private static Receipt read(String answer, long count) {
        ObjectNode json = Wire.object(answer);
        if (json == null) {
            return new Receipt(0, count, Set.of());
        }
        Set<Long> refused =
                json.path("refused")
                        .valueStream()
                        .map(JsonNode::asLong)
                        .collect(Collectors.toSet());
        return new Receipt(count - refused.size(), 0, refused);
    }

    /**
     * What became of the pushes of one request.
     *
     * @param nbStored answered 2xx and stored
     * @param nbLost answered 2xx and not stored
     * @param refused the numbers in their retry of the items that were refused
     */
    record Receipt(long nbStored, long nbLost, Set<Long> refused) {

        static Receipt refused(long first, long count) {
            return new Receipt(
                    0,
                    0,
                    LongStream.range(first, first + count).boxed().collect(Collectors.toSet()));
        }

        /** How many from that number to that one were refused. */
        long nbRefused(long from, long to) {
            return refused.stream().filter(item -> item >= from && item <= to).count();
        }
    }
}
