package dev.redrive.app;

import dev.redrive.bench.Figure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Watches 20 tasks at once for as long as it is asked to, each followed by another when it ends, of
 * a service that often fails; says whether any was lost, and what has grown. Run on a display, with
 * the service in a program of its own.
 */
final class SoakBenchmark {

    private static final int AT_ONCE = 20;
    private static final int CUSTOMERS = 10;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final TestWindow window;
    private final Wiring parts;
    private final List<Profile> profiles;
    private int asked;
    private final Set<String> begun = new HashSet<>();

    private SoakBenchmark(TestWindow window, List<Profile> profiles) {
        this.window = window;
        this.parts = Objects.requireNonNull(window.program().parts());
        this.profiles = profiles;
    }

    /**
     * @param args the folder, the service, and how many seconds
     */
    static void main(String[] args) throws IOException, TimeoutException, InterruptedException {
        Path home = Files.createTempDirectory(Path.of(args[0]), "soak");
        MovingTasks.writeCustomers(home, CUSTOMERS, URI.create(args[1]));
        try (TestWindow window = TestWindow.open(home)) {
            // Not all profiles: the demo has no key, so nothing of it would be watched.
            List<Profile> profiles = MovingTasks.enterKeys(window, CUSTOMERS);
            new SoakBenchmark(window, profiles).run(Duration.ofSeconds(Long.parseLong(args[2])));
        }
        System.exit(0);
    }

    private void run(Duration time) throws IOException, InterruptedException {
        // What every run makes once, threads and connections included, is there by then.
        watch(time.dividedBy(4));
        sample("before");
        watch(time.multipliedBy(3).dividedBy(4));
        sample("after");
        for (int i = 0; i < 600 && !running().isEmpty(); i++) {
            Thread.sleep(100);
        }
        Figure.say("tasks", begun.size());
        Figure.say("refused", asked - begun.size());
        Figure.say("lost", lost().size());
        Figure.say("unrecorded", parts.services.journal.unfinished().size());
    }

    /** The task ids that are in no entry, which are said. */
    private Set<String> lost() {
        Set<String> lost = new TreeSet<>(begun);
        try (Stream<HistoryRow> all = parts.services.journal.all(HistoryFilter.ALL)) {
            all.forEach(row -> lost.remove(String.valueOf(row.entry().taskId())));
        }
        lost.forEach(id -> out.println("lost: " + id));
        return lost;
    }

    private void watch(Duration time) throws InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            for (TaskWatch watch : parts.services.desk.watches()) {
                if (watch.state().isFinal()) {
                    window.run(() -> parts.models.customers.dismiss(watch));
                }
            }
            while (running().size() < AT_ONCE) {
                Profile profile = profiles.get(asked % profiles.size());
                ItemKind kind = asked % 2 == 0 ? ItemKind.TRIPS : ItemKind.CRASHES;
                asked++;
                // What could not be reached was said to be so, and is asked for by another id.
                String id = "soak-task-" + asked;
                StartResult result = parts.services.desk.attach(profile, kind, id);
                if (result instanceof StartResult.Watching) {
                    begun.add(id);
                } else {
                    out.println("refused: " + id + ", " + result);
                }
            }
            Thread.sleep(200);
        }
    }

    private List<TaskWatch> running() {
        return parts.services.desk.watches().stream()
                .filter(watch -> watch.state().isWatching())
                .toList();
    }

    private static void sample(String when) throws IOException {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        Figure.say(when + "Heap", (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
        Figure.say(when + "Threads", count(Path.of("/proc/self/task")));
        Figure.say(when + "Descriptors", count(Path.of("/proc/self/fd")));
    }

    private static double count(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }
}
