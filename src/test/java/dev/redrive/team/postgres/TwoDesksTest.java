package dev.redrive.team.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.team.TeamDesk.State;
import dev.redrive.team.TeamRun;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desks of Anna and Ben, each with its own journal, on one team log. */
@Tag("slow")
class TwoDesksTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path shared;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static TeamDatabase database;

    @BeforeAll
    static void start() throws Exception {
        database = new TeamDatabase(shared);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void forgetRuns() throws Exception {
        database.asOwner("redrive", "DELETE FROM redrive.run");
    }

    @Test
    void whatOneStarts_theOtherSees_andFollowsToItsEnd() throws Exception {
        try (TestDesk anna = TestDesk.of(folder, database, "anna").connected();
                TestDesk ben = TestDesk.of(folder, database, "ben").connected()) {
            for (int round = 0; round < 5; round++) {
                JournalEntry entry = anna.begin(UUID.randomUUID().toString());
                ben.awaitSeen(entry.id());
                assertThat(ben.look(ItemKind.TRIPS)).extracting(TeamRun::id).contains(entry.id());
                assertThat(anna.look(ItemKind.TRIPS)).as("it is her own").isEmpty();
                assertThat(ben.look(ItemKind.CRASHES)).isEmpty();
                assertThat(ben.team.open()).extracting(TeamRun::id).contains(entry.id());

                anna.end(entry);
                TestDesk.await("Ben sees the end", () -> ben.team.open().isEmpty());
            }
            assertThat(anna.seen()).isEmpty();
            assertThat(ben.seen()).hasSize(5);
        }
    }

    @Test
    void retryThatDidNotStart_isTakenBackEverywhere() throws Exception {
        try (TestDesk anna = TestDesk.of(folder, database, "anna").connected();
                TestDesk ben = TestDesk.of(folder, database, "ben").connected()) {
            JournalEntry entry = anna.begin(null);
            ben.awaitSeen(entry.id());
            anna.journal.withdraw(entry);
            TestDesk.await("it is gone", () -> !ben.seen().contains(entry.id()));
            assertThat(ben.look(ItemKind.TRIPS)).isEmpty();
            anna.awaitSent();
        }
    }

    @Test
    void note_reachesTheOtherDeskOnlyWhileItIsShared() throws Exception {
        try (TestDesk anna = TestDesk.of(folder, database, "anna").connected();
                TestDesk ben = TestDesk.of(folder, database, "ben").connected()) {
            JournalEntry entry = anna.begin("task-note");
            String id = entry.id();
            ben.awaitSeen(id);
            anna.journal.note(id, "not for Ben");
            JournalEntry ended = anna.end(entry);
            TestDesk.await("Ben sees the end", () -> ben.team.open().isEmpty());
            assertThat(ben.note(id)).isEmpty();

            anna.journal.note(id, "their proxy was down");
            anna.journal.shareNote(id, true);
            TestDesk.await("it is there", () -> ben.note(id).equals("their proxy was down"));
            anna.journal.note(id, "it was the DNS" + "!".repeat(20_000));
            TestDesk.await("as it is now", () -> ben.note(id).startsWith("it was the DNS!"));
            assertThat(ben.note(id)).hasSize(10_000);
            anna.journal.shareNote(id, false);
            TestDesk.await("it is gone", () -> ben.note(id).isEmpty());
            anna.journal.note(id, "not for Ben either");
            anna.journal.update(ended);
            anna.awaitSent();
            assertThat(ben.note(id)).isEmpty();
        }
    }

    @Test
    void link_doesNothingUntilTheFirstFrame_followsItsSettings_andEndsAtOnce() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (TestDesk anna =
                new TestDesk(
                        folder.resolve("history.db"),
                        (server, password) -> {
                            made.incrementAndGet();
                            return database.log().open(server, password);
                        },
                        database.server("anna"),
                        InstantSource.system())) {
            anna.link.start();
            assertThat(anna.link.look(TestDesk.PROFILE, ItemKind.TRIPS).join()).isEmpty();
            assertThat(anna.link.isUsed()).isFalse();
            assertThat(made).hasValue(0);

            anna.connected();
            assertThat(anna.link.customer(TestDesk.PROFILE)).isEqualTo("Acme");
            assertThat(anna.link.customer("other")).isNull();
            assertThat(anna.look(ItemKind.TRIPS)).isEmpty();
            anna.link.use(Optional.empty());
            assertThat(anna.link.state()).isEqualTo(State.UNTRIED);
            assertThat(anna.link.look(TestDesk.PROFILE, ItemKind.TRIPS).join()).isEmpty();
            anna.connected();
            assertThat(made).hasValue(2);
            TestDesk.await("one connection", () -> database.connections("anna") == 1);

            anna.link.close();
            for (Thread thread : anna.threads) {
                thread.join();
            }
            TestDesk.await("no connection", () -> database.connections("anna") == 0);
        }
    }

    @Test
    void look_isEmpty_whereTheTeamLogDoesNotAnswer() throws Exception {
        try (TestDesk anna = TestDesk.of(folder, database, "anna").connected()) {
            List<Long> frozen = database.signal("anna", "STOP");
            try {
                assertThat(anna.link.look(TestDesk.PROFILE, ItemKind.TRIPS).join()).isEmpty();
            } finally {
                database.signal(frozen, "CONT");
            }
        }
    }
}
