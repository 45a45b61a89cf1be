package dev.redrive.app;

import dev.redrive.bench.Figure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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

    private final TestWindow window;
    private final Wiring parts;
    private final List<Profile> profiles;
    private int asked;
    private int begun;

    private SoakBenchmark(TestWindow window) {
        this.window = window;
        this.parts = Objects.requireNonNull(window.program().parts());
        this.profiles = window.on(() -> List.copyOf(parts.models.profiles.profiles()));
    }

    /**
     * @param args the folder, the service, and how many seconds
     */
    static void main(String[] args) throws IOException, TimeoutException, InterruptedException {
        Path home = Files.createTempDirectory(Path.of(args[0]), "soak");
        MovingTasks.writeCustomers(home, CUSTOMERS, URI.create(args[1]));
        try (TestWindow window = TestWindow.open(home)) {
            MovingTasks.enterKeys(window, CUSTOMERS);
            new SoakBenchmark(window).run(Duration.ofSeconds(Long.parseLong(args[2])));
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
        Figure.say("tasks", begun);
        Figure.say("refused", asked - begun);
        Figure.say("lost", begun - parts.services.journal.count(HistoryFilter.ALL));
        Figure.say("unrecorded", parts.services.journal.unfinished().size());
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
                if (parts.services.desk.attach(profile, kind, "soak-task-" + asked)
                        instanceof StartResult.Watching) {
                    begun++;
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
