package dev.redrive.team.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.testing.OtherProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A desk that is killed while it reports leaves nothing out of the team log. */
@Tag("slow")
@Timeout(900)
class TeamCrashTest {

    private static final int ROUNDS = 40;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @Test
    void killedBetweenCommitAndSend_theOutboxEndsEmpty_andTheLogComplete() throws Exception {
        try (TeamDatabase database = new TeamDatabase(folder)) {
            Path trusted = folder.resolve("authority.der");
            Files.write(trusted, database.certificates.authority().getEncoded());
            Path file = folder.resolve("killed.db");
            Map<String, Boolean> safe = new HashMap<>();
            Random random = new Random(20261129);
            int cutOff = 0;
            for (int round = 0; round < ROUNDS; round++) {
                kill(database, file, trusted, 1 + random.nextInt(60), safe);
                try (TestDesk dead =
                        new TestDesk(
                                file,
                                database.log(),
                                database.server("anna"),
                                InstantSource.system())) {
                    cutOff += dead.hasSent() ? 0 : 1;
                }
            }
            assertThat(cutOff).as("killed with something still to send").isPositive();
            assertThat(safe).hasSizeGreaterThan(ROUNDS);
            assertComplete(database, file, safe);
        }
    }

    private static void kill(
            TeamDatabase database, Path file, Path trusted, int lines, Map<String, Boolean> safe)
            throws IOException {
        Process writer =
                OtherProgram.start(
                        TeamCrashWriter.class,
                        file.toString(),
                        Integer.toString(database.server.port()),
                        trusted.toString());
        try (BufferedReader said = writer.inputReader()) {
            read(said, safe, lines);
            // By its handle, since the process's own method would close what it said.
            writer.toHandle().destroyForcibly();
            read(said, safe, Integer.MAX_VALUE);
        }
        assertThat(writer.onExit().join().exitValue()).as("killed").isNotZero();
    }

    /** Each line is an entry's id and how far it was safe. */
    private static void read(BufferedReader said, Map<String, Boolean> into, int lines)
            throws IOException {
        for (int i = 0; i < lines; i++) {
            String line = said.readLine();
            if (line == null) {
                return;
            }
            String[] words = line.split(" ", -1);
            if (words.length == 3) { // A line cut off by the kill was not said.
                into.put(words[0], words[1].equals("ended"));
            }
        }
    }

    private static void assertComplete(TeamDatabase database, Path file, Map<String, Boolean> safe)
            throws Exception {
        try (TestDesk desk =
                new TestDesk(
                        file, database.log(), database.server("anna"), InstantSource.system())) {
            desk.connected();
            desk.awaitSent();
            List<JournalEntry> all =
                    desk.journal.find(HistoryFilter.ALL, 0, 1_000_000).stream()
                            .map(HistoryRow::entry)
                            .toList();
            Map<String, Boolean> kept =
                    all.stream()
                            .collect(
                                    Collectors.toMap(
                                            JournalEntry::id, entry -> entry.endedAt() != null));
            safe.forEach((id, isEnded) -> assertThat(kept.get(id)).as(id).isIn(isEnded, true));
            assertThat(database.matches("anna", all)).isTrue();
        }
    }
}
