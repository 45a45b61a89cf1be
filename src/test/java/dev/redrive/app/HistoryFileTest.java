package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the window says when the file of the history is not as it should be. */
class HistoryFileTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void aDamagedOneIsSetAsideAndANewOneBegun() throws Exception {
        String garbage = "garbage ".repeat(1_000);
        Files.writeString(home.resolve("history.db"), garbage);
        try (Desk desk = Desk.withKey(home)) {
            desk.window.awaitText("problemTitle", "The history could not be read");
            try (Stream<Path> files = Files.list(home)) {
                Path aside =
                        files.filter(file -> file.toString().contains(".unreadable-"))
                                .findFirst()
                                .orElseThrow();
                assertThat(aside).content().isEqualTo(garbage);
                assertThat(desk.window.text("problemDetail")).contains(aside.toString());
            }
            desk.startTrips();
        }
        assertThat(unfinished()).isOne();
    }

    @Test
    void oneOfANewerVersionIsReadAndTheIdIsShownToBeCopied() throws Exception {
        try (SqliteJournal older = new SqliteJournal(home.resolve("history.db"), _ -> {})) {
            older.check();
        }
        version(99);
        byte[] before = Files.readAllBytes(home.resolve("history.db"));
        try (Desk desk = Desk.withKey(home)) {
            desk.window.awaitText("problemTitle", "A newer version of Redrive wrote the history");
            desk.service.hold(true);
            desk.startTrips();

            String id = desk.window.text("taskId");
            desk.window.awaitText("problemDetail", id);
            assertThat(desk.window.text("problemDetail")).startsWith("Copy the task IDs");
            desk.window.press("problemAction");
            assertThat(desk.window.clipboard()).isEqualTo(id);
            desk.window.awaitText("nbRemaining", "240");
        }
        assertThat(home.resolve("history.db")).hasBinaryContent(before);
    }

    private int unfinished() {
        try (SqliteJournal later = new SqliteJournal(home.resolve("history.db"), _ -> {})) {
            return later.unfinished().size();
        }
    }

    private void version(int number) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve("history.db").toUri());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = " + number);
        }
    }
}
