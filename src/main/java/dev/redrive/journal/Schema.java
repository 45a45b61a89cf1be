package dev.redrive.journal;

import java.util.List;

/**
 * The tables, as the steps from each version to the next; the version is the number of steps taken.
 * A step that was released is never changed. Types and words are those SQLite and PostgreSQL share.
 *
 * <p>Times are microseconds since 1970. What can be searched stands beside the texts in the form of
 * {@link SearchText}, and what an entry's {@link Standing} is, so that SQL does not decide it
 * again. {@code clock_ahead} is in microseconds.
 */
final class Schema {

    static final List<List<String>> STEPS =
            List.of(
                    List.of(
                            """
                            CREATE TABLE entry (
                                id TEXT NOT NULL PRIMARY KEY,
                                seq BIGINT NOT NULL UNIQUE,
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
                                entry_words TEXT NOT NULL,
                                note TEXT NOT NULL,
                                note_words TEXT NOT NULL)
                            """,
                            "CREATE INDEX entry_started ON entry (started_at, seq)",
                            "CREATE INDEX entry_profile ON entry (profile_id, started_at, seq)",
                            """
                            CREATE INDEX entry_unfinished ON entry (started_at, seq)
                                WHERE task_id IS NOT NULL AND ended_at IS NULL
                            """,
                            """
                            CREATE TABLE sample (
                                entry_seq BIGINT NOT NULL REFERENCES entry (seq),
                                n BIGINT NOT NULL,
                                heard_at BIGINT NOT NULL,
                                nb_remaining_items BIGINT NOT NULL,
                                PRIMARY KEY (entry_seq, n))
                            """),
                    List.of("ALTER TABLE entry ADD COLUMN forgotten_at BIGINT"),
                    List.of(
                            "ALTER TABLE entry ADD COLUMN created_at BIGINT",
                            "ALTER TABLE entry ADD COLUMN completed_at BIGINT",
                            "ALTER TABLE entry ADD COLUMN clock_ahead BIGINT",
                            """
                            ALTER TABLE entry
                                ADD COLUMN standing TEXT NOT NULL DEFAULT 'UNFINISHED'
                            """,
                            """
                            UPDATE entry SET standing = CASE
                                WHEN task_id IS NULL AND ended_at IS NULL THEN 'NOT_KNOWN'
                                WHEN task_id IS NULL THEN 'NOTHING_TO_SEND'
                                WHEN status IN ('CANCELED', 'FAILED') THEN status
                                WHEN status IS NULL OR status <> 'COMPLETED' THEN
                                    CASE WHEN forgotten_at IS NULL THEN 'UNFINISHED'
                                        ELSE 'FORGOTTEN' END
                                WHEN nb_items < 0 OR nb_remaining_items <> 0 THEN 'CONTRADICTED'
                                WHEN nb_items = 0 THEN 'NOTHING_TO_SEND'
                                ELSE 'COMPLETED' END
                            """,
                            "DROP INDEX entry_unfinished",
                            "CREATE INDEX entry_standing ON entry (standing, started_at, seq)"));

    private Schema() {}
}
