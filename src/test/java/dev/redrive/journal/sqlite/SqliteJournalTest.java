package dev.redrive.journal.sqlite;

import static dev.redrive.journal.Entries.ended;
import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.moving;
import static dev.redrive.journal.Entries.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Journal.Change;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.JournalPromises;
import dev.redrive.journal.TestEntry;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalPromises<SqliteJournal> {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private final List<Path> setAside = new ArrayList<>();
    private Path file = Path.of("");
    private SqliteJournal journal = new SqliteJournal(file, setAside::add);

    @BeforeEach
    void inAMissingFolder() {
        // On Windows no name has a question mark.
        String folder = File.separatorChar == '\\' ? "home é#%20" : "home é?#%20";
        file = temporary.resolve(folder).resolve("history.db");
        journal = new SqliteJournal(file, setAside::add);
    }

    @AfterEach
    void closed() {
        journal.close();
    }

    @Override
    public SqliteJournal journal() {
        return journal;
    }

    @Test
    void whatWasKeptIsThereAfterTheProgramEnded() {
        journal.begin(entry("a", "acme", 0));
        journal.update(ended("a", "COMPLETED", 0), List.of(sample(1, 2)));
        journal.note("a", "called");
        journal.close();

        try (SqliteJournal later = new SqliteJournal(file, setAside::add)) {
            assertThat(later.find(HistoryFilter.ALL, 0, 9))
                    .containsExactly(new HistoryRow(ended("a", "COMPLETED", 0), "called"));
            assertThat(later.samples("a")).containsExactly(sample(1, 2));
        }
        assertThat(setAside).isEmpty();
    }

    @Test
    void progress_changesTheNumberAndTheChart_andAnEntryThatIsNotThereIsStoredWhole() {
        journal.begin(moving("a", 100));
        journal.note("a", "called");

        journal.updateAll(
                List.of(
                        new Change(moving("a", 90), List.of(sample(1, 100), sample(2, 90)), true),
                        new Change(moving("gone", 7), List.of(sample(3, 7)), true),
                        new Change(moving("a", 80), List.of(sample(2, 90), sample(4, 80)), true)));

        assertThat(journal.find(HistoryFilter.ALL, 0, 9))
                .containsExactlyInAnyOrder(
                        new HistoryRow(moving("a", 80), "called"),
                        new HistoryRow(moving("gone", 7), ""));
        assertThat(journal.samples("a"))
                .containsExactly(sample(1, 100), sample(2, 90), sample(4, 80));
        assertThat(journal.samples("gone")).containsExactly(sample(3, 7));
        assertThat(journal.outage("gone")).isNotNull();
    }

    @Test
    void manyEntriesWithdrawn_goInOneCommit() throws IOException {
        List<JournalEntry> many =
                IntStream.range(0, 40).mapToObj(i -> entry("e" + i, "acme", i)).toList();
        many.forEach(journal::begin);
        long before = commits();

        journal.withdraw(many);

        assertThat(before).isGreaterThanOrEqualTo(40);
        assertThat(commits() - before).isEqualTo(1);
        assertThat(journal.count(HistoryFilter.ALL)).isZero();
    }

    /** The frames of the write-ahead log that end a commit: those that name the file's size. */
    private long commits() throws IOException {
        ByteBuffer log = ByteBuffer.wrap(Files.readAllBytes(Path.of(file + "-wal")));
        int frame = 24 + log.getInt(8);
        return IntStream.iterate(32, at -> at + frame <= log.limit(), at -> at + frame)
                .filter(at -> log.getInt(at + 4) != 0)
                .count();
    }

    @Test
    void isWhatAnotherConnectionSeesBeforeBeginReturns() {
        journal.begin(entry("a", "acme", 0));

        try (SqliteJournal other = new SqliteJournal(file, setAside::add)) {
            assertThat(other.recent("acme", 1)).hasSize(1);
        }
    }

    @Test
    void filesAndFolderAreTheOwnersAlone() throws IOException {
        assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
        journal.begin(entry("a", "acme", 0));

        assertThat(permissions(file.resolveSibling("."))).isEqualTo("rwx------");
        try (var files = Files.list(file.resolveSibling("."))) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(f -> assertThat(permissions(f)).isEqualTo("rw-------"));
        }
    }

    @Test
    void timesOutOfReachDoNotStopIt() {
        JournalEntry odd = ended("a", "COMPLETED", 0);
        journal.begin(
                TestEntry.like(odd)
                        .at(Instant.MIN)
                        .attached(true)
                        .report(Long.MAX_VALUE, odd.status(), Long.MIN_VALUE)
                        .ended(Instant.MAX)
                        .build());

        JournalEntry kept = journal.recent("acme", 1).getFirst();
        assertThat(kept.nbItems()).isEqualTo(Long.MAX_VALUE);
        assertThat(kept.nbRemainingItems()).isEqualTo(Long.MIN_VALUE);
        assertThat(kept.startedAt()).isBefore(Instant.parse("-200000-01-01T00:00:00Z"));
        assertThat(kept.endedAt()).isAfter(Instant.parse("+200000-01-01T00:00:00Z"));
    }

    @Test
    void aKindThatOnlyAUserHasChosen_isKeptAsThat() {
        journal.begin(entry("a", "acme", 0));
        journal.begin(TestEntry.like(entry("b", "acme", 1)).ofAssumedKind().build());

        assertThat(journal.recent("acme", 9))
                .extracting(JournalEntry::id, JournalEntry::kindAssumed)
                .containsExactly(tuple("b", true), tuple("a", false));
    }

    @Test
    void aFileDeletedMeanwhileIsMadeAgain() throws IOException {
        journal.begin(entry("a", "acme", 0));
        Files.delete(file);
        journal.begin(entry("b", "acme", 1));

        try (SqliteJournal other = new SqliteJournal(file, setAside::add)) {
            assertThat(other.recent("acme", 9)).extracting(JournalEntry::id).containsExactly("b");
        }
    }

    @Test
    void aClosedOneSaysSo() {
        journal.close();

        assertThatThrownBy(() -> journal.begin(entry("a", "acme", 0)))
                .isInstanceOf(JournalException.class)
                .rootCause()
                .hasMessageContaining("closed");
        assertThat(file).doesNotExist();
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
