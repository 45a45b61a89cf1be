package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** A running demo service with a clock moved by hand and a client that has the key. */
final class Rig implements AutoCloseable {

    static final String KEY_HEADER = "x-dq-enterprise-api-key";
    static final String TRIPS = "push/trips/failed/retry";
    static final String CRASHES = "push/crashes/failed/retry";

    final HandClock clock = new HandClock();
    final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    final HttpClient client = HttpClient.newHttpClient();
    final List<Duration> delays = new CopyOnWriteArrayList<>();
    final DemoService demo;

    Rig(Scenario scenario) throws IOException {
        this(scenario, new SplittableRandom(7));
    }

    /** For a field. */
    static Rig of(Scenario scenario) {
        try {
            return new Rig(scenario);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Rig(Scenario scenario, RandomGenerator random) throws IOException {
        demo = DemoService.start(scenario, clock, random, executor, this::delay);
    }

    private void delay(Duration duration) {
        delays.add(duration);
    }

    void pass(double seconds) {
        clock.pass(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(demo.address().resolve("/v1/enterprise/" + path))
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> call(String method, String path, String body) throws Exception {
        String key = new String(demo.key());
        return send(request(method, path, body).header(KEY_HEADER, key));
    }

    /** The JSON of an answer that has to be a 200. */
    JsonNode answer(String method, String path, String body) throws Exception {
        HttpResponse<String> response = call(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    JsonNode retry(String path) throws Exception {
        return answer("POST", path, "");
    }

    JsonNode task(JsonNode retry) throws Exception {
        return answer("GET", "task/" + retry.get("taskId").asText(), "");
    }

    /** One line of what matters: the status, what remains and how many there were. */
    String stand(JsonNode retry) throws Exception {
        JsonNode task = task(retry);
        String status = task.get("status").asText();
        return status + " " + task.get("nbRemainingItems") + " of " + task.get("nbItems");
    }

    @Override
    public void close() {
        client.close();
        demo.close();
        executor.close();
    }
}
