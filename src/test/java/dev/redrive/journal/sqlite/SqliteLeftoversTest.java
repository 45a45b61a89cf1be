package dev.redrive.journal.sqlite;

import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.notKnown;
import static dev.redrive.journal.Entries.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.journal.Entries;
import dev.redrive.journal.Sample;
import dev.redrive.journal.Samples;
import dev.redrive.testing.RecordedLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays in and beside the file: charts, copies, damaged files. */
class SqliteLeftoversTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private final List<Path> setAside = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private SqliteJournal journal;

    @BeforeEach
    void inAFolder() {
        journal = new SqliteJournal(folder.resolve("history.db"), setAside::add);
    }

    @AfterEach
    void closed() {
        journal.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 499, 500, 501, 502, 503, 750, 998, 999, 1_000, 1_001, 1_002, 2_003})
    void aChartOnTheDisk_isTheOneInMemory(int length) {
        Samples memory = new Samples();
        List<Sample> all = LongStream.range(0, length).mapToObj(i -> sample(i, 5_000 - i)).toList();
        all.forEach(memory::add);

        journal.update(entry("a", "acme", 0), all.subList(0, length / 2));
        journal.update(entry("a", "acme", 0), all.subList(length / 2, length));

        assertThat(journal.samples("a")).isEqualTo(memory.list());
    }

    @Test
    void theChartOfAWithdrawnEntry_isNotInheritedByTheNext() {
        journal.update(entry("withdrawn", "acme", 0), List.of(sample(1, 9), sample(2, 8)));
        journal.withdraw(entry("withdrawn", "acme", 0));
        journal.begin(notKnown("next", 1));

        assertThat(journal.samples("next")).isEmpty();
    }

    @Test
    void theChartOfARemovedEntry_isNotInheritedByTheNext() {
        journal.update(Entries.ended("old", "COMPLETED", 0), List.of(sample(1, 9)));
        assertThat(journal.removeStartedBefore(Entries.at(1))).isEqualTo(1);
        journal.begin(notKnown("next", 1));

        assertThat(journal.samples("next")).isEmpty();
    }

    @Test
    void theCopyOfAnOlderVersion_isItsOwnersAlone() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        journal.begin(entry("a", "acme", 0));
        journal.close();
        List<List<String>> steps =
                Stream.concat(
                                Schema.STEPS.stream(),
                                Stream.of(List.of("ALTER TABLE entry ADD COLUMN later TEXT")))
                        .toList();

        try (SqliteJournal newer =
                new SqliteJournal(folder.resolve("history.db"), steps, setAside::add)) {
            assertThat(newer.recent("acme", 9)).hasSize(1);
        }

        try (Stream<Path> files = Files.list(folder)) {
            List<Path> copies =
                    files.filter(file -> file.getFileName().toString().contains("version-"))
                            .toList();
            assertThat(copies).hasSize(1);
            assertThat(Files.getPosixFilePermissions(copies.getFirst()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aDamagedFile_isLoggedWhereItIsNow() throws IOException {
        Files.writeString(folder.resolve("history.db"), "garbage ".repeat(1_000));

        try (RecordedLogs log = new RecordedLogs(SqliteFile.class)) {
            journal.begin(entry("a", "acme", 0));

            assertThat(setAside).hasSize(1);
            assertThat(log.warnings()).isNotEmpty();
            assertThat(log.everything()).contains("history");
        }
    }
}
