package dev.redrive.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** How much of a core the open window takes, and what that grows with. */
final class CalmRows {

    private static final String CORE = "% of a core";
    private static final int SOAK_S = 24 * 60;

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

    /** The time of each number on the screen beside the time at which it was true. */
    static void delay(Lab lab, Consumer<Row> rows) throws IOException, InterruptedException {
        try (Program service =
                        lab.start(Lab.classes("dev.redrive.app.CalmBenchmark", "serve", "clock"));
                Program program =
                        lab.start(
                                Lab.classes(
                                        "dev.redrive.app.DelayBenchmark",
                                        lab.newFolder("delay"),
                                        service.awaitLine("http").strip()))) {
            rows.accept(
                    Row.above(
                            "service changes to number on the screen, poll every 1 s, p99",
                            program.figures(Duration.ofMinutes(3)).of("p99"),
                            1_000,
                            60,
                            "ms"));
        }
    }

    /** With 10, 100 and 1,000 tasks. */
    static void growth(Lab lab, Consumer<Row> rows) throws IOException, InterruptedException {
        Figures ten = watch(lab, 10, 30, "shown");
        Figures hundred = watch(lab, 100, 30, "shown");
        Figures thousand = watch(lab, 1_000, 30, "shown");
        rows.accept(growth("CPU, 10 to 100 tasks", ten.of("cpu"), hundred.of("cpu"), CORE));
        rows.accept(growth("CPU, 100 to 1,000 tasks", hundred.of("cpu"), thousand.of("cpu"), CORE));
        rows.accept(growth("live heap, 10 to 100 tasks", ten.of("heap"), hundred.of("heap"), "MB"));
        rows.accept(
                growth(
                        "live heap, 100 to 1,000 tasks",
                        hundred.of("heap"),
                        thousand.of("heap"),
                        "MB"));
    }

    /** 24 hours at 60 ×, without a team log. */
    static void soak(Lab lab, Consumer<Row> rows) throws IOException, InterruptedException {
        try (Program service =
                        lab.start(
                                Lab.classes("dev.redrive.app.CalmBenchmark", "serve", "failing"));
                Program program =
                        lab.start(
                                Lab.classes(
                                        "dev.redrive.app.SoakBenchmark",
                                        lab.newFolder("soak"),
                                        service.awaitLine("http").strip(),
                                        SOAK_S))) {
            Figures soak = program.figures(Duration.ofSeconds(SOAK_S + 180L));
            String of = "soak of %.0f tasks: ".formatted(soak.of("tasks"));
            rows.accept(Row.most(of + "ids lost", soak.of("lost"), null, 0, "tasks"));
            rows.accept(
                    Row.most(of + "ends not recorded", soak.of("unrecorded"), null, 0, "tasks"));
            rows.accept(growth(of, soak, "Threads", 2, "threads"));
            rows.accept(growth(of, soak, "Descriptors", 2, "descriptors"));
            rows.accept(growth(of, soak, "Heap", 3, "MB"));
        }
        rows.accept(Row.missing("the same with a team log", "there is no such run yet"));
    }

    /** After the whole time beside after a quarter of it. */
    private static Row growth(String of, Figures soak, String what, double more, String unit) {
        return Row.above(
                of + "growth of " + unit,
                soak.of("after" + what),
                soak.of("before" + what),
                more,
                unit);
    }

    private static Row growth(String what, double small, double large, String unit) {
        return Row.times("growth of " + what, large, small, 10, unit);
    }

    /** Watches that many tasks that move at every poll, of a service in a program of its own. */
    private static Figures watch(Lab lab, int tasks, int seconds, String how)
            throws IOException, InterruptedException {
        try (Program service =
                        lab.start(Lab.classes("dev.redrive.app.CalmBenchmark", "serve", "moving"));
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
