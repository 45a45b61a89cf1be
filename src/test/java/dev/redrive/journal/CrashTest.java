package dev.redrive.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.testing.OtherProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of writing loses nothing it was told to be safe. */
@Timeout(300)
class CrashTest {

    private static final int ROUNDS = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @Tag("slow")
    @Test
    void kill_losesNoAcknowledgedEntry() throws Exception {
        Path file = temporary.resolve("history.db");
        Map<String, Long> acknowledged = new HashMap<>();
        Random random = new Random(20261123);
        for (int round = 0; round < ROUNDS; round++) {
            Process writer =
                    OtherProgram.start(CrashWriter.class, file.toString(), Integer.toString(round));
            try (BufferedReader said = writer.inputReader()) {
                read(said, acknowledged, 1 + random.nextInt(60));
                // By its handle, since the process's own method would close what it said.
                writer.toHandle().destroyForcibly();
                // What it still said before it died counts too.
                read(said, acknowledged, Integer.MAX_VALUE);
            }
            assertThat(writer.onExit().join().exitValue()).as("killed").isNotZero();
            assertAllThere(file, acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
    }

    /** Each line is an entry's id and the remaining items that were acknowledged last. */
    private static void read(BufferedReader said, Map<String, Long> into, int lines)
            throws IOException {
        for (int i = 0; i < lines; i++) {
            String line = said.readLine();
            if (line == null) {
                return;
            }
            String[] words = line.split(" ", -1);
            // A line cut off by the kill was not said.
            if (words.length == 3) {
                into.put(words[0], Long.parseLong(words[1]));
            }
        }
    }

    private static void assertAllThere(Path file, Map<String, Long> acknowledged) {
        try (SqliteJournal journal =
                new SqliteJournal(
                        file,
                        moved -> {
                            throw new AssertionError("damaged: " + moved);
                        })) {
            Map<String, JournalEntry> found = new HashMap<>();
            journal.unfinished().forEach(entry -> found.put(entry.id(), entry));
            acknowledged.forEach((id, remaining) -> {
                JournalEntry entry = found.get(id);
                assertThat(entry).as(id).isNotNull();
                List<Sample> samples = journal.samples(id);
                // What came after the last acknowledged word may be there, or not.
                assertThat(samples.getLast().nbRemainingItems()).isLessThanOrEqualTo(remaining);
                if (entry != null) {
                    assertThat(entry.nbRemainingItems())
                            .isEqualTo(samples.getLast().nbRemainingItems());
                }
            });
        }
    }
}
