package dev.redrive.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** How much of a core the open window takes, and what that grows with. */
final class CalmRows {

    private static final String CORE = "% of a core";

    private CalmRows() {}

    static void idle(Lab lab, Consumer<Row> rows) throws IOException, InterruptedException {
        double floor = lab.calmFloor();
        double idle = lab.calm(Lab.redrive(lab.newFolder("idle")));
        rows.accept(Row.above("CPU idle, window visible", idle, floor, 0.3, CORE));
        double hidden = watch(lab, 0, 30, "hidden").of("cpu");
        rows.accept(Row.above("CPU idle, window hidden", hidden, floor, 0.1, CORE));
    }

    static void one(Lab lab, Consumer<Row> rows) throws IOException, InterruptedException {
        double one = watch(lab, 1, 30, "shown").of("cpu");
        rows.accept(Row.above("CPU of one watched task, visible", one, lab.calmFloor(), 1.5, CORE));
    }

    static void many(Lab lab, Consumer<Row> rows) throws IOException, InterruptedException {
        Figures one = watch(lab, 1, 60, "shown");
        Figures many = watch(lab, 200, 60, "shown");
        rows.accept(
                Row.most(
                        "200 tasks, polled every second, one hour at 60 ×: CPU",
                        many.of("cpu"),
                        one.of("cpu"),
                        15,
                        CORE));
        rows.accept(Row.above("the same: live heap", many.of("heap"), one.of("heap"), 20, "MB"));
        rows.accept(
                Row.above(
                        "the same: live heap beside that of half an hour before",
                        many.of("heap"),
                        many.of("heapHalfWay"),
                        1,
                        "MB"));
    }

    /** Watches that many tasks that move at every poll, of a service in a program of its own. */
    private static Figures watch(Lab lab, int tasks, int seconds, String how)
            throws IOException, InterruptedException {
        try (Program service = lab.start(Lab.classes("dev.redrive.app.CalmBenchmark", "serve"));
                Program program =
                        lab.start(
                                Lab.classes(
                                        "dev.redrive.app.CalmBenchmark",
                                        lab.newFolder("watch"),
                                        service.awaitLine("http").strip(),
                                        Math.max(1, Math.min(50, tasks)),
                                        tasks,
                                        Lab.SETTLED.toSeconds(),
                                        seconds,
                                        how))) {
            return program.figures(Duration.ofSeconds(seconds + 120L));
        }
    }
}
