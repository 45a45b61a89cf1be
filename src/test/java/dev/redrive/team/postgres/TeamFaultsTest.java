package dev.redrive.team.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.team.TeamDesk.State;
import dev.redrive.team.TeamTask;
import dev.redrive.team.TeamTrouble;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What goes wrong between two desks and their team log: afterwards nothing is lost and nothing is
 * there twice, and what was wrong was said.
 */
@Tag("slow")
class TeamFaultsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path shared;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static TeamDatabase database;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private TestDesk anna;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private TestDesk ben;

    @BeforeAll
    static void start() throws Exception {
        database = new TeamDatabase(shared);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void desks() throws Exception {
        database.asOwner("redrive", "DELETE FROM redrive.run");
        anna = TestDesk.of(folder, database, "anna");
        ben = TestDesk.of(folder, database, "ben");
    }

    @AfterEach
    void close() throws Exception {
        anna.close();
        ben.close();
    }

    /** What may happen, and what the desk says of it; null where it notices nothing. */
    enum Fault {
        TERMINATED(TeamTrouble.LOST),
        RESTARTED(TeamTrouble.LOST),
        FROZEN(TeamTrouble.SILENT),
        RIGHTS_TAKEN(TeamTrouble.RIGHTS),
        WRITING_TAKEN(TeamTrouble.RIGHTS),
        RESTORED(null);

        final @Nullable TeamTrouble trouble;

        Fault(@Nullable TeamTrouble trouble) {
            this.trouble = trouble;
        }

        void begin() throws Exception {
            switch (this) {
                case TERMINATED -> database.terminate("anna");
                case RESTARTED -> database.crash();
                case FROZEN -> database.signal("anna", "STOP");
                case RIGHTS_TAKEN -> database.asOwner("redrive", "REVOKE redrive_writer FROM anna");
                case WRITING_TAKEN ->
                        database.asOwner(
                                "redrive",
                                "REVOKE INSERT, UPDATE ON redrive.run FROM redrive_writer");
                case RESTORED -> {
                    database.asOwner("redrive", "DELETE FROM redrive.run");
                    database.asOwner(
                            "redrive", "UPDATE redrive.meta SET epoch = gen_random_uuid()");
                }
            }
        }

        void end() throws Exception {
            switch (this) {
                case TERMINATED, RESTARTED, RESTORED -> {}
                case FROZEN -> database.signal(database.backends("anna"), "CONT");
                case RIGHTS_TAKEN -> database.asOwner("redrive", "GRANT redrive_writer TO anna");
                case WRITING_TAKEN ->
                        database.asOwner(
                                "redrive", "GRANT INSERT, UPDATE ON redrive.run TO redrive_writer");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAFault_nothingIsLost_andNothingIsThereTwice(Fault fault) throws Exception {
        anna.connected();
        ben.connected();
        List<JournalEntry> all = new ArrayList<>();
        all.add(anna.begin("before"));
        all.add(anna.end(anna.begin("ended before")));
        anna.awaitSent();
        ben.awaitSeen(all.get(1).id());

        fault.begin();
        all.add(anna.begin("during"));
        all.set(0, anna.end(all.get(0)));
        if (fault.trouble != null) {
            anna.awaitTrouble(fault.trouble);
        }
        fault.end();
        all.add(anna.begin("after"));

        TestDesk.await("all is in the team log", () -> database.matches("anna", all));
        anna.awaitUp();
        anna.awaitSent();
        TestDesk.await("Ben has all", () -> Set.copyOf(ben.seen()).equals(ids(all)));
        assertThat(ben.seen()).hasSize(all.size());
        assertThat(anna.seen()).isEmpty();
    }

    private static Set<String> ids(List<JournalEntry> entries) {
        return Set.copyOf(entries.stream().map(JournalEntry::id).toList());
    }

    @Test
    void aWeekAway_withAThousandEntries_isCaughtUpBothWays() throws Exception {
        anna.used();
        ben.connected();
        List<JournalEntry> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            all.add(anna.end(anna.begin("ended-" + i)));
            all.add(anna.begin("open-" + i));
        }
        List<JournalEntry> theirs = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            theirs.add(ben.begin("ben-" + i));
        }
        ben.awaitSent();

        anna.link.start();

        anna.awaitSent();
        assertThat(database.matches("anna", all)).isTrue();
        TestDesk.await("Ben has all", () -> ben.seen().size() == 1_000);
        TestDesk.await("Anna has all", () -> Set.copyOf(anna.seen()).equals(ids(theirs)));
    }

    @Test
    void silentSocket_isSaid_andAnotherConnectionGoesOn() throws Exception {
        try (Relay relay = new Relay(database.server.port());
                TestDesk carla =
                        new TestDesk(
                                folder.resolve("relayed.db"),
                                database.log(),
                                relay.server("anna"),
                                InstantSource.system())) {
            carla.connected();
            List<JournalEntry> all = new ArrayList<>();
            all.add(carla.begin("before"));
            carla.awaitSent();
            relay.swallow();
            all.add(carla.begin("during"));
            carla.awaitTrouble(TeamTrouble.SILENT);
            relay.forward();
            TestDesk.await("all is in the team log", () -> database.matches("anna", all));
            carla.awaitUp();
        }
    }

    @Test
    void clockTenMinutesOff_decidesNothing_andIsKnown() throws Exception {
        InstantSource late = () -> InstantSource.system().instant().minusSeconds(600);
        anna.connected();
        try (TestDesk slow =
                new TestDesk(
                        folder.resolve("slow.db"), database.log(), database.server("ben"), late)) {
            slow.connected();
            assertThat(slow.link.state().ahead())
                    .isCloseTo(Duration.ofMinutes(10), Duration.ofSeconds(20));
            assertThat(State.clocksDiffer(slow.link.state().ahead())).isTrue();
            assertThat(State.clocksDiffer(anna.link.state().ahead())).isFalse();
            JournalEntry first = anna.begin("t1");
            slow.awaitSeen(first.id());
            JournalEntry second = slow.end(slow.begin("t2"));
            anna.awaitSeen(second.id());
            assertThat(TeamTask.of(slow.team.open()))
                    .hasSize(1)
                    .allMatch(task -> !task.isSilent(slow.link.now()));
            slow.awaitSent();
            assertThat(database.matches("ben", List.of(second))).isTrue();
        }
    }

    @Test
    void twoDesksThatStartInTheSameSecond_areTwoRunsOfOneTask() throws Exception {
        anna.connected();
        ben.connected();
        JournalEntry hers = anna.begin("the-task");
        JournalEntry his = ben.begin("the-task");
        anna.awaitSeen(his.id());
        ben.awaitSeen(hers.id());
        anna.awaitSent();
        ben.awaitSent();
        assertThat(database.matches("anna", List.of(hers))).isTrue();
        assertThat(database.matches("ben", List.of(his))).isTrue();
        assertThat(TeamTask.of(anna.team.open())).hasSize(1);
    }

    @Test
    void poisonRow_isSetAside_andHoldsUpNoOther() throws Exception {
        try (TestDesk desk =
                new TestDesk(
                        folder.resolve("poison.db"),
                        database.log(),
                        database.server("anna"),
                        InstantSource.system(),
                        Map.of(TestDesk.PROFILE, "Acme", "p-zeta", "Zeta"))) {
            desk.used();
            JournalEntry poison =
                    TestEntry.entry(UUID.randomUUID().toString(), "z")
                            .customer("p-zeta", "Zeta", "z.test")
                            .build();
            List<JournalEntry> all = new ArrayList<>();
            all.add(desk.begin("before"));
            desk.journal.begin(poison);
            desk.journal.begin(TestEntry.like(poison).build());
            desk.journal.begin(
                    TestEntry.entry("no uuid", "x")
                            .customer("p-acme", "A", "service.test")
                            .build());
            all.add(desk.begin("behind"));
            desk.connected();
            desk.awaitSent();
            TestDesk.await("it is said", () -> desk.link.state().refused().count() == 2);
            assertThat(database.matches("anna", all)).isTrue();

            database.asOwner("redrive", "INSERT INTO redrive.membership VALUES ('Zeta', 'anna')");
            desk.journal.update(TestEntry.like(poison).report(9L, "IN_PROGRESS", 3L).build());
            TestDesk.await("once it may, it goes", () -> desk.team.refused().count() == 1);
        } finally {
            database.asOwner(
                    "redrive",
                    "DELETE FROM redrive.membership WHERE customer = 'Zeta' AND member = 'anna'");
        }
    }
}
