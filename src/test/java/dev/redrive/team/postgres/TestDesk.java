package dev.redrive.team.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.journal.sqlite.SqliteTeam;
import dev.redrive.team.TeamDesk.Settings;
import dev.redrive.team.TeamDesk.State;
import dev.redrive.team.TeamLink;
import dev.redrive.team.TeamLog;
import dev.redrive.team.TeamRun;
import dev.redrive.team.TeamServer;
import dev.redrive.team.TeamTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A desk as the program has it, without its window: journal, outbox, inbox, link. */
final class TestDesk implements AutoCloseable {

    static final String PROFILE = "p-acme";

    private static final Duration LONGEST = Duration.ofSeconds(90);

    final SqliteJournal journal;
    final SqliteTeam team;
    final TeamLink link;
    final List<State> states = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Settings settings;
    private final String user;

    /** Not connected yet. */
    TestDesk(Path file, TeamLog log, TeamServer server, InstantSource clock) {
        this(file, log, server, clock, Map.of(PROFILE, "Acme"));
    }

    TestDesk(
            Path file,
            TeamLog log,
            TeamServer server,
            InstantSource clock,
            Map<String, String> customers) {
        user = server.user();
        journal =
                new SqliteJournal(
                        file,
                        moved -> {
                            throw new AssertionError("damaged: " + moved);
                        },
                        clock);
        team = journal.team();
        link = new TeamLink(() -> log, team, team, clock, () -> 0.0, new Quick(), List::of);
        link.onState(states::add);
        settings =
                new Settings(
                        server,
                        () -> Optional.of(TeamDatabase.PASSWORD.toCharArray()),
                        customers,
                        user + "-laptop");
    }

    static TestDesk of(Path folder, TeamDatabase database, String user) {
        return new TestDesk(
                folder.resolve(user + ".db"),
                database.log(),
                database.server(user),
                InstantSource.system());
    }

    /** Delays after a failure are short, so that a test need not wait for them. */
    private final class Quick implements TeamLink.Threads {

        @Override
        public Thread start(Runnable work) {
            Thread started = Thread.ofVirtual().start(work);
            threads.add(started);
            return started;
        }

        @Override
        public void await(Duration atMost) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(Math.min(100, atMost.toMillis()));
        }
    }

    /** A team log is configured. */
    TestDesk used() {
        link.use(Optional.of(settings));
        return this;
    }

    TestDesk connected() {
        used();
        link.start();
        await("connected", () -> Boolean.TRUE.equals(link.state().canWrite()));
        return this;
    }

    JournalEntry begin(@Nullable String taskId) {
        JournalEntry entry =
                TestEntry.entry(UUID.randomUUID().toString(), taskId)
                        .customer(PROFILE, "Acme SA", "service.test")
                        .at(Instant.parse("2026-11-29T10:31:00Z"))
                        .reason("SUP-4711")
                        .report(12L, taskId == null ? null : "IN_PROGRESS", null)
                        .build();
        journal.begin(entry);
        return entry;
    }

    JournalEntry end(JournalEntry entry) {
        JournalEntry ended =
                TestEntry.like(entry)
                        .report(12L, "COMPLETED", 0L)
                        .ended(Instant.parse("2026-11-29T11:00:00Z"))
                        .build();
        journal.update(ended);
        return ended;
    }

    /** What it knows of colleagues, by the ids of the entries. */
    List<String> seen() {
        return team.runs("Acme", null, 0, 10_000).stream().map(TeamRun::id).toList();
    }

    /** What it knows of that note. */
    String note(String id) {
        return team.runs("Acme", null, 0, 10_000).stream()
                .filter(run -> run.id().equals(id))
                .map(TeamRun::note)
                .findFirst()
                .orElse("");
    }

    boolean hasSent() {
        return team.pending(1).isEmpty();
    }

    void awaitSent() {
        await(user + " has sent all", this::hasSent);
    }

    void awaitSeen(String id) {
        await(user + " sees " + id, () -> seen().contains(id));
    }

    void awaitTrouble(TeamTrouble trouble) {
        await(
                trouble + " is said",
                () -> states.stream().anyMatch(state -> state.trouble() == trouble));
    }

    void awaitUp() {
        await("it goes on", () -> link.state().trouble() == null);
    }

    /** What the team log answers; asks again where it does not in time, as on a busy computer. */
    List<TeamRun> look(ItemKind kind) {
        AtomicReference<List<TeamRun>> answer = new AtomicReference<>(List.of());
        await(
                "the team log answers " + user,
                () -> {
                    Optional<List<TeamRun>> said = link.look(PROFILE, kind).join();
                    said.ifPresent(answer::set);
                    return said.isPresent();
                });
        return answer.get();
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() throws IOException {
        link.close();
        journal.close();
    }
}
