package dev.redrive.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.redrive.demo.DemoService.Delay;
import dev.redrive.demo.Wire.Answer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The door of the service: whom it lets in, how much it reads, how an answer is put on the wire,
 * and what goes wrong in between. Any thread.
 */
final class Door implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(Door.class.getName());
    private static final String BASE = "/v1/enterprise";
    private static final String KEY_HEADER = "x-dq-enterprise-api-key";
    private static final int MOST_READ = 64 * 1024;

    /** How long the answers of a slow network take, one after the other. */
    private static final List<Duration> SLOW =
            List.of(Duration.ofMillis(2_500), Duration.ofMillis(4_000), Duration.ofMillis(3_000));

    private final DemoEnterprise enterprise;
    private final DemoCalls calls;
    private final List<String> hosts;
    private final byte[] key;
    private final Delay delay;
    private final AtomicInteger nbRetries = new AtomicInteger();
    private final AtomicInteger nbPolls = new AtomicInteger();
    private final AtomicInteger nbSlow = new AtomicInteger();

    Door(DemoEnterprise enterprise, int port, byte[] key, Delay delay) {
        this.enterprise = enterprise;
        this.calls = new DemoCalls(enterprise);
        this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
        this.key = key;
        this.delay = delay;
    }

    /** A story starts: what goes wrong starts with it, the same every time. */
    void begin() {
        nbRetries.set(0);
        nbPolls.set(0);
        nbSlow.set(0);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            // Read before anything is answered, or the connection breaks under the sender.
            byte[] body = exchange.getRequestBody().readNBytes(MOST_READ + 1);
            send(exchange, answer(exchange, body));
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) throws IOException {
        // A web page whose own name resolves to 127.0.0.1 still sends that name here.
        if (!isOurHost(exchange.getRequestHeaders().get("Host"))) {
            return Answer.problem(403, "Forbidden", "This service answers to its own address only");
        }
        String path = exchange.getRequestURI().getRawPath();
        if (path == null || !(path + "/").startsWith(BASE + "/")) {
            return Answer.notFound("There is nothing here");
        }
        Fault fault = enterprise.fault();
        if (fault == Fault.SLOW_NETWORK) {
            beSlow();
        }
        if (fault == Fault.KEY_REVOKED
                || !isOurKey(exchange.getRequestHeaders().getFirst(KEY_HEADER))) {
            return Answer.withoutBody(401);
        }
        if (body.length > MOST_READ) {
            return Answer.problem(413, "Too large", "A body may have at most 64 KiB");
        }
        try {
            List<String> names = names(path.substring(BASE.length()));
            Answer error = fault == Fault.SERVICE_ERRORS ? error(names) : null;
            return error != null
                    ? error
                    : calls.answer(exchange.getRequestMethod(), names, new String(body, UTF_8));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The demo service failed to answer", e);
            return Answer.problem(500, "Internal error", "The demo service failed");
        }
    }

    private void beSlow() throws IOException {
        try {
            delay.pass(SLOW.get(Math.floorMod(nbSlow.getAndIncrement(), SLOW.size())));
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the demo ends");
        }
    }

    /** The error in place of an answer; null when the call succeeds. */
    private @Nullable Answer error(List<String> names) {
        if (names.getFirst().equals("push")) {
            return nbRetries.getAndIncrement() % 2 == 0 ? null : internalError();
        }
        if (names.getFirst().equals("task")) {
            return switch (nbPolls.getAndIncrement() % 3) {
                case 0 -> internalError();
                case 1 -> Answer.problem(503, "Unavailable", "The demo service is overloaded");
                default -> null;
            };
        }
        return null;
    }

    private static Answer internalError() {
        return Answer.problem(500, "Internal error", "The demo service fails on purpose");
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
