package dev.redrive.team.postgres;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.TestEntry;
import dev.redrive.team.TeamLog;
import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamReport;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Says how a team log answers that keeps many rows, while 500 desks report a week of retries to it:
 * each 4 a day, each retry in 12 reports, so that tables and indexes have what such a week leaves
 * in them. Run by hand, in a folder that it fills.
 */
final class TeamYears {

    private static final int DESKS = 500;
    private static final int RETRIES = 4 * 5;
    private static final int REPORTS = 12;
    private static final int CUSTOMERS = 200;
    private static final int MEASURED = 1_000;
    private static final int PIECE = 500_000;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path folder;
    private final TeamDatabase database;

    TeamYears(Path folder, TeamDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    /**
     * @param args the folder, and how many rows the team log keeps; a line is awaited before what
     *     takes part is measured, so that the machine can be quiet then
     */
    static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args[0]), "team");
        try (TeamDatabase database = new TeamDatabase(folder)) {
            new TeamYears(folder, database).run(Long.parseLong(args[1]), () -> System.in.read());
        }
        System.exit(0);
    }

    /** Waits until it may be measured. */
    interface Ready {
        void await() throws Exception;
    }

    void run(long rows, Ready ready) throws Exception {
        long begun = System.nanoTime();
        fill(rows);
        out.printf(
                Locale.ROOT,
                "%,d rows made in %d s, in %s%n",
                rows,
                (System.nanoTime() - begun) / 1_000_000_000,
                folder);
        ready.await();
        try (TeamLog.Session anna = database.open("anna");
                TeamLog.Session ben = database.open("ben")) {
            begun = System.nanoTime();
            News first = ben.read(Cursor.START);
            out.printf(
                    Locale.ROOT,
                    "first reading: %d runs in %d ms%n",
                    first.runs().size(),
                    (System.nanoTime() - begun) / 1_000_000);
            week(anna, ben, first.cursor());
        }
    }

    private void fill(long rows) throws SQLException {
        String[] before = {
            "ALTER TABLE redrive.run DISABLE TRIGGER run_stamp",
            "INSERT INTO redrive.customer SELECT 'C' || i, 'service.test' FROM generate_series(1, "
                    + CUSTOMERS
                    + ") i",
            "INSERT INTO redrive.membership SELECT 'C' || i, m FROM generate_series(1, "
                    + CUSTOMERS
                    + ") i, unnest(ARRAY['anna', 'ben']) m"
        };
        for (String sql : before) {
            database.asOwner("redrive", sql);
        }
        for (long done = 0; done < rows; done += PIECE) {
            database.asOwner(
                    "redrive",
                    """
                    INSERT INTO redrive.run (id, customer, kind, host, task_id, author, desk,
                        reason, attached, started_at, revision, status, nb_items, nb_remaining,
                        ended_at, first_seen, changed_at, changed_by)
                    SELECT gen_random_uuid(), 'C' || (i %% 200 + 1),
                        CASE WHEN i %% 3 = 0 THEN 'CRASHES' ELSE 'TRIPS' END, 'service.test',
                        'task-' || i, 'anna', 'desk-' || i %% 500, 'SUP-' || i, false, now(), 1,
                        CASE WHEN i %% 10000 = 0 THEN 'IN_PROGRESS' ELSE 'COMPLETED' END, 9, 0,
                        CASE WHEN i %% 10000 = 0 THEN NULL ELSE now() END, now(), now(),
                        pg_current_xact_id()
                    FROM generate_series(%d, %d) i
                    """
                            .formatted(done + 1, Math.min(rows, done + PIECE)));
        }
        database.asOwner("redrive", "ALTER TABLE redrive.run ENABLE TRIGGER run_stamp");
        database.asOwner("redrive", "VACUUM ANALYZE redrive.run");
    }

    /** Each step is a moment of the week at which 10 desks report. */
    private void week(TeamLog.Session anna, TeamLog.Session ben, Cursor from) throws Exception {
        int retries = DESKS * RETRIES;
        int steps = retries / 10 * REPORTS;
        List<String> running = new ArrayList<>();
        long[] catchUps = new long[MEASURED];
        long[] looks = new long[MEASURED];
        Cursor cursor = from;
        int measured = 0;
        for (int step = 0; step < steps; step++) {
            int report = step % REPORTS;
            if (report == 0) {
                running.clear();
                for (int i = 0; i < 10; i++) {
                    running.add(UUID.randomUUID().toString());
                }
            }
            String customer = "C" + (step / REPORTS % CUSTOMERS + 1);
            List<TeamReport> reports = new ArrayList<>();
            for (String id : running) {
                reports.add(report(id, customer, report));
            }
            anna.send(reports);
            if (step % (steps / MEASURED) == 0 && measured < MEASURED) {
                long begun = System.nanoTime();
                News news = ben.read(cursor);
                catchUps[measured] = System.nanoTime() - begun;
                cursor = news.cursor();
                begun = System.nanoTime();
                ben.open(customer, ItemKind.TRIPS);
                looks[measured++] = System.nanoTime() - begun;
            }
        }
        TeamBenchmark.say(out, "catching up with what came since", catchUps);
        TeamBenchmark.say(out, "looking for the running tasks of a customer", looks);
    }

    private static TeamReport report(String id, String customer, int number) {
        boolean isEnd = number == REPORTS - 1;
        return new TeamReport(
                customer,
                "bench",
                TestEntry.entry(id, "week-" + id)
                        .customer("p", customer, "service.test")
                        .report(
                                100L,
                                isEnd ? "COMPLETED" : "IN_PROGRESS",
                                isEnd ? 0L : 99L - number)
                        .ended(isEnd ? Instant.EPOCH : null)
                        .build(),
                number + 1);
    }
}
