package dev.redrive.testing;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A service of its own, written from the API description and sharing nothing with the demo: its
 * tasks move on by being asked about, one step a check, so that no test waits for a clock. Any
 * thread.
 */
public final class StandIn implements AutoCloseable {

    /** The key it accepts at first. */
    private static final String PEOPLE =
            """
            [{"userId":"c.martin@north.example","firstname":"Claire","lastname":"Martin"},
            {"userId":"j.roy@north.example","firstname":"Jo","lastname":"Roy"},
            {"userId":"it@north.example"},{"userId":"desk@north.example"}]
            """;

    public static final String KEY = "st4nd-in-key-0123456789-WXYZ";

    /** Checks after which a task has ended: one PENDING, the rest IN_PROGRESS but for the last. */
    private static final int STEPS = 5;

    private static final String BASE = "/v1/enterprise/";

    private final ScriptedServer server = ScriptedServer.following(this::disturbed);
    private final Map<String, Task> tasks = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();
    private volatile String key = KEY;
    private volatile int failedTrips = 321;
    private volatile boolean held;
    private volatile Function<RecordedRequest, @Nullable Reply> fault = _ -> null;

    /** One task; {@code step} counts the checks. */
    private record Task(String id, String type, int nbItems, AtomicInteger step) {}

    /** Where it listens. */
    public URI url() {
        return server.url();
    }

    /** How many requests of that kind were read whole, {@code POST /push/trips} for instance. */
    public long requests(String methodAndPath) {
        return server.requests().stream()
                .map(request -> request.method() + " " + request.target().replace(BASE, "/"))
                .filter(line -> line.startsWith(methodAndPath))
                .count();
    }

    /** From now on tasks stay where they are, or move on again. */
    public void hold(boolean wanted) {
        held = wanted;
    }

    /** How many trips the next retry takes on. */
    public void failedTrips(int now) {
        failedTrips = now;
    }

    /** From now on only this key is accepted. */
    public void changeKey(String other) {
        key = other;
    }

    /** From now on does this in place of its own answer, where it is not null. */
    public void disturb(Function<RecordedRequest, @Nullable Reply> with) {
        fault = with;
    }

    /** From now on behaves again. */
    public void behave() {
        fault = _ -> null;
    }

    /** Begins a task of that type as a colleague would, and tells its id. */
    public String colleagueStarts(String type, int nbItems) {
        return begin(type, nbItems).id();
    }

    /** How many bytes of its answers were taken, or are on the way. */
    public long bytesTaken() {
        return server.bytesTaken();
    }

    /** Whether the request asks about a task. */
    public static boolean isCheck(RecordedRequest request) {
        return request.target().startsWith(BASE + "task/");
    }

    /** Whether the request starts a retry. */
    public static boolean isRetry(RecordedRequest request) {
        return request.method().equals("POST") && request.target().endsWith("/retry");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private Reply disturbed(RecordedRequest request) {
        Reply instead = fault.apply(request);
        return instead == null ? answer(request) : instead;
    }

    /** What it answers when nothing disturbs it; to be done inside something that does. */
    public Reply answer(RecordedRequest request) {
        if (!key.equals(request.header("x-dq-enterprise-api-key"))) {
            return Reply.empty(401);
        }
        return switch (request.method() + " " + request.target()) {
            case "POST " + BASE + "push/trips/failed/retry" ->
                    retry("PUSH_FAILED_TRIPS", failedTrips);
            case "POST " + BASE + "push/crashes/failed/retry" -> retry("PUSH_FAILED_CRASHES", 37);
            case "GET " + BASE + "hyperadmins" -> Reply.json(200, PEOPLE);
            default -> isCheck(request) ? check(request) : problem(404, "Not found");
        };
    }

    private Reply retry(String type, int nbItems) {
        boolean busy =
                tasks.values().stream()
                        .anyMatch(task -> task.type().equals(type) && task.step().get() < STEPS);
        if (busy) {
            return problem(409, "Bad request");
        }
        Task task = begin(type, nbItems);
        return Reply.json(200, "{\"taskId\":\"%s\",\"nbItems\":%d}".formatted(task.id(), nbItems));
    }

    private Task begin(String type, int nbItems) {
        String id = "6753030831fe98%010x".formatted(made.incrementAndGet());
        Task task = new Task(id, type, nbItems, new AtomicInteger());
        tasks.put(id, task);
        return task;
    }

    private Reply check(RecordedRequest request) {
        Task task = tasks.get(request.target().substring((BASE + "task/").length()));
        if (task == null) {
            return problem(404, "Not found");
        }
        int step =
                held
                        ? Math.max(2, task.step().get())
                        : Math.min(STEPS, task.step().incrementAndGet());
        task.step().set(step);
        int left = task.nbItems() * (STEPS - step) / (STEPS - 1);
        String status = step == 1 ? "PENDING" : step < STEPS ? "IN_PROGRESS" : "COMPLETED";
        return Reply.json(
                200,
                """
                {"taskId":"%s","createdAt":"2024-12-09T14:14:17.574+0000","type":"%s","status":"%s",\
                "nbItems":%d,"nbRemainingItems":%d}\
                """
                        .formatted(task.id(), task.type(), status, task.nbItems(), left));
    }

    private static Reply problem(int status, String title) {
        return Reply.json(status, "{\"title\":\"" + title + "\"}");
    }
}
