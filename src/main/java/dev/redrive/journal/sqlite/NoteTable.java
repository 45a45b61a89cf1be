package dev.redrive.journal.sqlite;

import dev.redrive.journal.SearchText;
import java.sql.Connection;
import java.sql.SQLException;

/** The statements on the notes, which stand in the table of entries. */
final class NoteTable {

    /** A shared note is reported again with each change of it. */
    private static final String NOTE =
            """
            UPDATE entry SET note = ?, note_words = ?,
                revision = CASE WHEN note_shared THEN MAX(revision + 1, ?) ELSE revision END,
                worded = CASE WHEN note_shared THEN MAX(revision + 1, ?) ELSE worded END
            WHERE id = ?
            """;

    /** One that was never reported is from now on, to bear its note. */
    private static final String SHARE_NOTE =
            """
            UPDATE entry SET note_shared = ?, revision = MAX(revision + 1, ?),
                worded = MAX(revision + 1, ?), reported = COALESCE(reported, ?)
            WHERE id = ? AND note_shared <> ?
            """;

    private NoteTable() {}

    /**
     * Replaces the note.
     *
     * @param revision the least the entry has from now on, if its note is shared
     */
    static void replace(Connection connection, String id, String text, long revision)
            throws SQLException {
        try (Statements statements = new Statements(connection)) {
            statements
                    .with(NOTE, text, SearchText.fold(text), revision, revision, id)
                    .executeUpdate();
        }
    }

    /**
     * Shares the note, or does so no longer.
     *
     * @param revision the least the entry has from now on
     * @param isReported whether the entry is reported from now on, even if it was not before
     */
    static void share(
            Connection connection, String id, boolean isShared, long revision, boolean isReported)
            throws SQLException {
        try (Statements statements = new Statements(connection)) {
            statements
                    .with(
                            SHARE_NOTE,
                            isShared,
                            revision,
                            revision,
                            isReported ? 0L : null,
                            id,
                            isShared)
                    .executeUpdate();
        }
    }
}
