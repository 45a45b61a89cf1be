package dev.redrive.journal.sqlite;

import static dev.redrive.journal.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redrive.journal.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A history on a disk where no write-ahead log can be kept. */
class DurabilityTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private final List<Path> setAside = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "ext4,WRITE_AHEAD",
        "xfs,WRITE_AHEAD",
        "btrfs,WRITE_AHEAD",
        "tmpfs,WRITE_AHEAD",
        "overlay,WRITE_AHEAD",
        "apfs,WRITE_AHEAD",
        "NTFS,WRITE_AHEAD",
        "nfs,ROLLBACK",
        "nfs4,ROLLBACK",
        "cifs,ROLLBACK",
        "smb3,ROLLBACK",
        "smbfs,ROLLBACK",
        "SMBFS,ROLLBACK",
        "9p,ROLLBACK",
        "vboxsf,ROLLBACK",
        "fuse.sshfs,ROLLBACK",
        "webdav,ROLLBACK"
    })
    void theFileSystemSaysWhatSuits(String type, Durability suitable) {
        assertThat(Durability.of(type)).isEqualTo(suitable);
    }

    private SqliteJournal journal(Durability durability) {
        return new SqliteJournal(
                folder.resolve("history.db"), Schema.STEPS, _ -> durability, setAside::add);
    }

    @Test
    void aRollbackJournalNeedsNoSharedMemoryAndKeepsOthersOut() throws Exception {
        try (SqliteJournal journal = journal(Durability.ROLLBACK)) {
            journal.begin(entry("a", "acme", 0));
            journal.begin(entry("b", "acme", 1));

            assertThat(names()).doesNotContain("history.db-shm", "history.db-wal");
            assertThat(journal.durability()).contains("rollback", "exclusive");
            assertThatThrownBy(() -> count()).isInstanceOf(SQLException.class);
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aHistoryGoesFromOneWayToTheOtherAndBack() throws Exception {
        for (Durability way :
                List.of(Durability.WRITE_AHEAD, Durability.ROLLBACK, Durability.WRITE_AHEAD)) {
            try (SqliteJournal journal = journal(way)) {
                assertThat(journal.durability()).isEqualTo("not open for writing");
                journal.begin(entry(way.name(), "acme", 0));
                assertThat(journal.durability().contains("write-ahead"))
                        .isEqualTo(way == Durability.WRITE_AHEAD);
            }
        }
        assertThat(count()).isEqualTo(2);
        assertThat(setAside).isEmpty();
    }

    @Test
    void withoutSharedMemory_aRollbackJournalIsUsed() throws Exception {
        // In the way of the shared memory: SQLite follows no link there.
        Files.createSymbolicLink(folder.resolve("history.db-shm"), folder.resolve("nothing"));
        try (SqliteJournal journal = journal(Durability.WRITE_AHEAD)) {
            journal.begin(entry("a", "acme", 0));

            assertThat(journal.recent("acme", 9)).hasSize(1);
            assertThat(journal.durability()).contains("rollback");
        }
        assertThat(setAside).isEmpty();
    }

    private long count() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("history.db").toUri() + "?busy_timeout=1";
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement();
                var found = statement.executeQuery("SELECT COUNT(*) FROM entry")) {
            found.next();
            return found.getLong(1);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void aQuestionMark_beginsNoOptions_andAShareOfWindows_isAPath() {
        assertThat(SqliteDialect.name(Path.of("/a?b/history.db"), '/'))
                .isEqualTo("file:///a%3Fb/history.db");
        assertThat(SqliteDialect.name(Path.of("//server/share/history.db"), '\\'))
                .doesNotStartWith("file:");
    }
}
