package dev.redrive.journal.sqlite;

import dev.redrive.base.Listeners;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.VerdictKind;
import dev.redrive.journal.sqlite.EntryTable.Query;
import dev.redrive.team.Inbox;
import dev.redrive.team.Outbox;
import dev.redrive.team.Refused;
import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamRun;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Outbox and inbox in the file of the journal; see {@link TeamTables}. */
public final class SqliteTeam implements Outbox, Inbox {

    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(1);
    private static final int MOST_OPEN = 2_000;

    private static final String UNREPORTED =
            EntryTable.SELECT_NOTED
                    + ", worded > reported AS urgent FROM entry WHERE reported < revision AND "
                    + Query.KNOWN_KINDS
                    + " ORDER BY worded > reported DESC, revision LIMIT ?";

    private static final String GONE =
            EntryTable.SELECT_NOTED
                    + ", 1 AS urgent FROM gone WHERE refusal IS NULL AND "
                    + Query.KNOWN_KINDS
                    + " ORDER BY revision LIMIT ?";

    private static final String UNFINISHED =
            "UPDATE entry SET reported = 0 WHERE reported IS NULL AND standing IN ('"
                    + VerdictKind.UNFINISHED
                    + "', '"
                    + VerdictKind.NOT_KNOWN
                    + "') AND profile_id = ?";

    private final SqliteFile file;
    private final InstantSource clock;
    private final Listeners<Boolean> urgent = new Listeners<>("the outbox");
    private volatile Set<String> shared = Set.of();

    SqliteTeam(SqliteFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /** The least revision of an entry that is written now. */
    long revision() {
        return clock.millis();
    }

    boolean isShared(JournalEntry entry) {
        return shared.contains(entry.profileId());
    }

    /** More than numbers of these was written. */
    void changed(Stream<JournalEntry> entries) {
        if (!shared.isEmpty() && entries.anyMatch(this::isShared)) {
            urgent.notify(true);
        }
    }

    /** A note, or whether it is shared, was written. */
    void noted() {
        if (!shared.isEmpty()) {
            urgent.notify(true);
        }
    }

    @Override
    public void onUrgent(Runnable listener) {
        urgent.add(_ -> listener.run());
    }

    @Override
    public void share(Set<String> profileIds) {
        shared = Set.copyOf(profileIds);
    }

    @Override
    public void resume() {
        file.write(open -> {
            try (Statements statements = new Statements(open)) {
                for (String profile : shared) {
                    statements.with(UNFINISHED, profile).executeUpdate();
                }
                statements
                        .with(
                                "UPDATE entry SET reported = 0, refusal = NULL"
                                        + " WHERE refusal IS NOT NULL")
                        .executeUpdate();
                return statements.with("UPDATE gone SET refusal = NULL").executeUpdate();
            }
        });
    }

    @Override
    public void repeat() {
        file.write(open -> {
            try (Statements statements = new Statements(open)) {
                return statements
                        .with("UPDATE entry SET reported = 0 WHERE reported IS NOT NULL")
                        .executeUpdate();
            }
        });
    }

    @Override
    public void alive(Collection<String> entryIds) {
        if (entryIds.isEmpty()) {
            return;
        }
        long now = clock.millis();
        file.write(open -> {
            try (Statements statements = new Statements(open)) {
                for (String id : entryIds) {
                    statements
                            .with(
                                    """
                                    UPDATE entry SET revision = MAX(revision + 1, ?)
                                    WHERE id = ? AND reported = revision
                                        AND revision NOT BETWEEN ? AND ?
                                    """,
                                    now,
                                    id,
                                    now - SIGN_OF_LIFE.toMillis(),
                                    now)
                            .executeUpdate();
                }
                return entryIds;
            }
        });
    }

    @Override
    public List<Pending> pending(int atMost) {
        return file.read(open -> {
            List<Pending> found = new ArrayList<>();
            try (Statements statements = new Statements(open)) {
                for (String sql : List.of(GONE, UNREPORTED)) {
                    try (ResultSet row =
                            statements.with(sql, atMost - found.size()).executeQuery()) {
                        while (row.next()) {
                            found.add(
                                    new Pending(
                                            EntryTable.entry(row),
                                            EntryTable.sharedNote(row),
                                            row.getLong("revision"),
                                            row.getBoolean("urgent")));
                        }
                    }
                }
            }
            return found;
        });
    }

    @Override
    public void sent(List<Pending> reported) {
        if (reported.isEmpty()) {
            return;
        }
        file.write(open -> {
            try (Statements statements = new Statements(open)) {
                for (Pending one : reported) {
                    String id = one.entry().id();
                    statements
                            .with(
                                    """
                                    UPDATE entry SET reported = MAX(reported, ?), refusal = NULL
                                    WHERE id = ?
                                    """,
                                    one.revision(),
                                    id)
                            .executeUpdate();
                    statements
                            .with(
                                    "DELETE FROM gone WHERE id = ? AND revision <= ?",
                                    id,
                                    one.revision())
                            .executeUpdate();
                }
                return reported;
            }
        });
    }

    @Override
    public void setAside(Pending refused, String reason) {
        String id = refused.entry().id();
        file.write(open -> {
            try (Statements statements = new Statements(open)) {
                statements
                        .with(
                                """
                                UPDATE entry SET reported = MAX(reported, ?), refusal = ?
                                WHERE id = ?
                                """,
                                refused.revision(),
                                reason,
                                id)
                        .executeUpdate();
                return statements
                        .with("UPDATE gone SET refusal = ? WHERE id = ?", reason, id)
                        .executeUpdate();
            }
        });
    }

    @Override
    public Refused refused() {
        return file.read(open -> {
            try (Statements statements = new Statements(open);
                    ResultSet found =
                            statements
                                    .with(
                                            """
                                            SELECT COUNT(*), COALESCE(MAX(refusal), '') FROM (
                                                SELECT refusal FROM entry
                                                    WHERE refusal IS NOT NULL
                                                UNION ALL SELECT refusal FROM gone
                                                    WHERE refusal IS NOT NULL)
                                            """)
                                    .executeQuery()) {
                return found.next()
                        ? new Refused(found.getInt(1), found.getString(2))
                        : Refused.NONE;
            }
        });
    }

    @Override
    public List<TeamRun> ofOthers(List<TeamRun> runs) {
        return file.read(open -> ColleagueTable.ofOthers(open, runs));
    }

    @Override
    public Cursor cursor() {
        return file.read(ColleagueTable::cursor);
    }

    @Override
    public void keep(News news) {
        file.write(open -> {
            ColleagueTable.keep(open, news);
            return news;
        });
    }

    @Override
    public List<TeamRun> open() {
        return file.read(open -> ColleagueTable.open(open, MOST_OPEN));
    }

    @Override
    public List<TeamRun> runs(String customer, @Nullable ItemKind kind, int offset, int atMost) {
        return file.read(open -> ColleagueTable.runs(open, customer, kind, offset, atMost));
    }
}
