package dev.redrive.journal.sqlite;

import dev.redrive.journal.Durability;
import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Journal;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TaskEvent;
import dev.redrive.journal.VerdictKind;
import dev.redrive.journal.sqlite.EntryTable.Query;
import dev.redrive.journal.sqlite.SqliteDialect.Micros;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A journal in an SQLite file that only its owner can read. What a call wrote is on the disk when
 * the call returns and survives a crash and a power failure. Times have microsecond precision.
 *
 * <p>The file is opened, or created, at the first call. A damaged file, or one with objects that
 * are not Redrive's, is set aside under a new name and a new one is created, with what was written
 * before the damage of a large file was found; one of a newer version is only read. When another
 * program has locked the file, a call waits 3 s before it fails.
 */
public final class SqliteJournal implements Journal, History, AutoCloseable {

    private static final int PIECE = 500;

    /** Far more than are ever watched; a crafted file may hold millions. */
    private static final int MOST_UNFINISHED = 2_000;

    private final SqliteFile file;
    private final SqliteTeam team;
    private final OutagePages pages = new OutagePages();

    /**
     * A journal in that file, which need not exist yet, nor its folder.
     *
     * @param setAside notified of where a damaged file was moved, on the thread that found it;
     *     returns quickly
     */
    public SqliteJournal(Path file, Consumer<Path> setAside) {
        this(file, setAside, () -> Instant.EPOCH);
    }

    /**
     * A journal whose revisions for the team log go on to grow after its file was lost.
     *
     * @param clock the least revision of what is written is its milliseconds
     */
    public SqliteJournal(Path file, Consumer<Path> setAside, InstantSource clock) {
        this(new SqliteFile(file, Schema.STEPS, Durability::of, setAside), clock);
    }

    /**
     * The same, in use while a large file is still being checked for damage.
     *
     * @param aside runs that check on a thread of its own
     */
    public SqliteJournal(Path file, Consumer<Path> setAside, InstantSource clock, Executor aside) {
        this(
                new SqliteFile(file, Schema.STEPS, Durability::of, setAside, Checking.aside(aside)),
                clock);
    }

    SqliteJournal(Path file, List<List<String>> steps, Consumer<Path> setAside) {
        this(file, steps, Durability::of, setAside);
    }

    SqliteJournal(
            Path file,
            List<List<String>> steps,
            Function<Path, Durability> durable,
            Consumer<Path> setAside) {
        this(new SqliteFile(file, steps, durable, setAside), () -> Instant.EPOCH);
    }

    SqliteJournal(SqliteFile file, InstantSource clock) {
        this.file = file;
        this.team = new SqliteTeam(file, clock);
    }

    /** What is to be reported of these entries, and what colleagues reported, in the same file. */
    public SqliteTeam team() {
        return team;
    }

    /** How what is written is made durable, in English, for support. */
    public String durability() {
        return switch (file.durability()) {
            case null -> "not open for writing";
            case WRITE_AHEAD -> "write-ahead log";
            case ROLLBACK -> "rollback journal, exclusive locking";
        };
    }

    @Override
    public void begin(JournalEntry entry) {
        update(entry);
    }

    @Override
    public void withdraw(List<JournalEntry> entries) {
        file.write(open -> {
            for (JournalEntry entry : entries) {
                Removal.one(open, entry.id(), team.revision());
            }
            return entries;
        });
        team.changed(entries.stream());
    }

    @Override
    public void update(JournalEntry entry, List<Sample> newest) {
        updateAll(List.of(new Change(entry, newest, false)));
    }

    @Override
    public void updateAll(List<Change> changes) {
        file.write(open -> {
            try (Statements statements = new Statements(open)) {
                for (Change change : changes) {
                    JournalEntry entry = change.entry();
                    Long seq =
                            change.isProgress()
                                    ? EntryTable.moved(statements, entry, team.revision())
                                    : null;
                    // It may not be there, as after the file was set aside.
                    SampleTable.add(
                            statements, seq == null ? keep(open, entry) : seq, change.newest());
                }
            }
            return changes;
        });
        team.changed(changes.stream().filter(change -> !change.isProgress()).map(Change::entry));
    }

    private long keep(Connection open, JournalEntry entry) throws SQLException {
        OutageTable outages = new OutageTable(open);
        if (outages.isMoved(entry)) {
            outages.leave(entry.id());
        }
        long seq = EntryTable.keep(open, entry, team.revision(), team.isShared(entry));
        outages.place(entry.id());
        return seq;
    }

    @Override
    public List<JournalEntry> recent(String profileId, int atMost) {
        return entries(new HistoryFilter("", null, null, profileId, null, null), atMost);
    }

    @Override
    public List<JournalEntry> unfinished() {
        HistoryFilter unfinished =
                new HistoryFilter("", null, VerdictKind.UNFINISHED, null, null, null);
        return entries(unfinished, MOST_UNFINISHED).stream()
                .filter(entry -> entry.taskId() != null)
                .toList();
    }

    @Override
    public void check() {
        file.check();
    }

    @Override
    public List<HistoryRow> find(HistoryFilter filter, int offset, int atMost) {
        return placed(Query.of(filter).page(offset, atMost)).stream()
                .map(EntryTable.Placed::row)
                .toList();
    }

    @Override
    public int count(HistoryFilter filter) {
        return file.read(open -> EntryTable.count(open, Query.of(filter)));
    }

    @Override
    public Stream<HistoryRow> all(HistoryFilter filter) {
        return Stream.iterate(
                        piece(filter, null),
                        piece -> !piece.isEmpty(),
                        piece -> piece(filter, piece.getLast()))
                .flatMap(List::stream)
                .map(EntryTable.Placed::row);
    }

    @Override
    public List<OutageRow> outages(OutageFilter filter, Page page) {
        return file.read(open -> pages.find(open, filter, page));
    }

    @Override
    public void search(OutageFilter filter, BooleanSupplier isObsolete) {
        file.read(open -> {
            if (!isObsolete.getAsBoolean()) {
                SqliteDialect.unless(isObsolete, open, () -> pages.totals(open, filter));
            }
            return filter;
        });
    }

    @Override
    public OutageTotals outageTotals(OutageFilter filter) {
        return file.read(open -> pages.totals(open, filter));
    }

    @Override
    public @Nullable OutageRow outage(String entryId) {
        return file.read(open -> Optional.ofNullable(OutagePages.of(open, entryId))).orElse(null);
    }

    @Override
    public Stream<OutageRetry> retries(OutageFilter filter) {
        return RetryPieces.all(file, file.read(open -> pages.firsts(open, filter)));
    }

    @Override
    public void mark(String entryId, @Nullable Mark mark) {
        file.write(open -> {
            new OutageTable(open).mark(entryId, mark);
            return entryId;
        });
    }

    @Override
    public Map<String, Mark> marks() {
        return file.read(open -> new OutageTable(open).marks());
    }

    @Override
    public List<Sample> samples(String entryId) {
        return file.read(open -> SampleTable.list(open, entryId));
    }

    @Override
    public void addEvent(String entryId, TaskEvent event) {
        file.write(open -> {
            EventTable.add(open, entryId, event);
            return entryId;
        });
    }

    @Override
    public List<TaskEvent> events(String entryId) {
        return file.read(open -> EventTable.list(open, entryId));
    }

    @Override
    public void note(String entryId, String text) {
        file.write(open -> {
            NoteTable.replace(open, entryId, text, team.revision());
            new OutageTable(open).place(entryId);
            return entryId;
        });
        team.noted();
    }

    @Override
    public void shareNote(String entryId, boolean isShared) {
        file.write(open -> {
            for (EntryTable.Placed placed :
                    EntryTable.find(open, new Query().and("id = ?", entryId))) {
                boolean isReported = isShared && team.isShared(placed.row().entry());
                NoteTable.share(open, entryId, isShared, team.revision(), isReported);
            }
            return entryId;
        });
        team.noted();
    }

    @Override
    public int removeStartedBefore(Instant moment) {
        return file.write(open -> Removal.startedBefore(open, moment));
    }

    /** Closes the file; later calls fail. */
    @Override
    public void close() {
        file.close();
    }

    private List<JournalEntry> entries(HistoryFilter filter, int atMost) {
        return find(filter, 0, atMost).stream().map(HistoryRow::entry).toList();
    }

    private List<EntryTable.Placed> piece(HistoryFilter filter, EntryTable.@Nullable Placed after) {
        Query query = Query.of(filter);
        if (after != null) {
            long at = Micros.of(after.row().entry().startedAt());
            // The first for the index, which cannot begin in the middle of the second.
            query.and("started_at <= ?", at).and("started_at < ? OR seq < ?", at, after.seq());
        }
        return placed(query.page(0, PIECE));
    }

    private List<EntryTable.Placed> placed(Query query) {
        return file.read(open -> EntryTable.find(open, query));
    }
}
