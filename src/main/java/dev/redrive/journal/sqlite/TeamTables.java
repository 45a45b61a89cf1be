package dev.redrive.journal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What the team log needs in the file. An entry is its own place in the outbox: {@code revision}
 * grows with each change of it, {@code reported} is the revision that the team log has, null for
 * one that is not shared, {@code worded} the revision at which more than its number of remaining
 * items last changed, {@code refusal} why the team log did not take it. So nothing else is written
 * when an entry is, and what is not shared costs nothing. What is removed before it was reported is
 * copied to {@code gone}. A note goes with its entry only while {@code note_shared}. {@code
 * colleague} and {@code team_cursor} hold what was read from the team log.
 *
 * <p>Revisions are at least the time in milliseconds, so that they go on to grow after the file was
 * lost or an older one was put in its place.
 */
final class TeamTables {

    static final List<String> STEP =
            List.of(
                    "ALTER TABLE entry ADD COLUMN revision BIGINT NOT NULL DEFAULT 1",
                    "ALTER TABLE entry ADD COLUMN worded BIGINT NOT NULL DEFAULT 1",
                    "ALTER TABLE entry ADD COLUMN reported BIGINT",
                    "ALTER TABLE entry ADD COLUMN refusal TEXT",
                    "CREATE INDEX entry_unreported ON entry (revision) WHERE reported < revision",
                    "CREATE INDEX entry_refused ON entry (id) WHERE refusal IS NOT NULL",
                    """
                    CREATE TABLE gone (
                        id TEXT NOT NULL PRIMARY KEY,
                        task_id TEXT,
                        kind TEXT NOT NULL,
                        profile_id TEXT NOT NULL,
                        profile_name TEXT NOT NULL,
                        host TEXT NOT NULL,
                        nb_items BIGINT,
                        reason TEXT NOT NULL,
                        operator TEXT NOT NULL,
                        started_at BIGINT NOT NULL,
                        attached BOOLEAN NOT NULL,
                        status TEXT,
                        nb_remaining_items BIGINT,
                        ended_at BIGINT,
                        forgotten_at BIGINT,
                        created_at BIGINT,
                        completed_at BIGINT,
                        clock_ahead BIGINT,
                        revision BIGINT NOT NULL,
                        refusal TEXT)
                    """,
                    """
                    CREATE TABLE colleague (
                        id TEXT NOT NULL PRIMARY KEY,
                        customer TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        host TEXT NOT NULL,
                        task_id TEXT,
                        author TEXT NOT NULL,
                        desk TEXT NOT NULL,
                        reason TEXT NOT NULL,
                        attached BOOLEAN NOT NULL,
                        started_at BIGINT NOT NULL,
                        revision BIGINT NOT NULL,
                        status TEXT,
                        nb_items BIGINT,
                        nb_remaining_items BIGINT,
                        ended_at BIGINT,
                        forgotten_at BIGINT,
                        first_seen BIGINT NOT NULL,
                        changed_at BIGINT NOT NULL)
                    """,
                    "CREATE INDEX colleague_customer ON colleague (customer, started_at, id)",
                    """
                    CREATE INDEX colleague_open ON colleague (started_at, id)
                        WHERE ended_at IS NULL AND forgotten_at IS NULL
                    """,
                    """
                    CREATE TABLE team_cursor (
                        only_one BIGINT NOT NULL PRIMARY KEY,
                        epoch TEXT NOT NULL,
                        horizon BIGINT NOT NULL)
                    """);

    /** Notes are shared one by one, and were not before. */
    static final List<String> NOTES =
            List.of(
                    "ALTER TABLE entry ADD COLUMN note_shared BOOLEAN NOT NULL DEFAULT 0",
                    "ALTER TABLE gone ADD COLUMN note TEXT NOT NULL DEFAULT ''",
                    "ALTER TABLE gone ADD COLUMN note_shared BOOLEAN NOT NULL DEFAULT 0",
                    "ALTER TABLE colleague ADD COLUMN note TEXT NOT NULL DEFAULT ''");

    private static final String COPIED =
            """
            note, note_shared, id, task_id, kind, profile_id, profile_name, host, nb_items, reason, operator,
            started_at, attached, status, nb_remaining_items, ended_at, created_at, completed_at,
            clock_ahead, forgotten_at, revision
            """;

    /** Copies what is removed from the entries; from FROM on, the statement says what that is. */
    static final String COPY = "INSERT OR REPLACE INTO gone (" + COPIED + ") SELECT " + COPIED;

    private static final String WITHDRAWN =
            "INSERT OR REPLACE INTO gone ("
                    + COPIED
                    + ") SELECT "
                    + COPIED.replace("note, note_shared", "'', 0")
                            .replace("forgotten_at, revision", "started_at, MAX(revision + 1, ?)")
                    + " FROM entry WHERE id = ? AND reported IS NOT NULL";

    private TeamTables() {}

    /** Before that entry is removed, because nothing started: colleagues may have seen it. */
    static void withdrawn(Connection connection, String id, long revision) throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement(WITHDRAWN)) {
            copy.setLong(1, revision);
            copy.setString(2, id);
            copy.executeUpdate();
        }
    }
}
