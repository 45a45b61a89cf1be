package dev.redrive.journal.sqlite;

import dev.redrive.files.OwnerFiles;
import dev.redrive.files.SafeFile;
import dev.redrive.files.SetAside;
import dev.redrive.journal.Durability;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.sqlite.Schema.KnownObjects;
import dev.redrive.journal.sqlite.Schema.Migration;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite file, opened on first use and again after trouble. It has one connection and serves
 * one call at a time while the others wait, so a slow disk blocks one carrier of virtual threads,
 * not all. Only a large file is checked for damage on a connection of its own while it is in use:
 * what was written meanwhile is written again where it has to be set aside.
 */
final class SqliteFile implements AutoCloseable {

    /** What is done with the open file. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final System.Logger LOG = System.getLogger(SqliteFile.class.getName());

    private static final long PATIENCE_MILLIS = 2_000;

    /** What SQLite adds to the name for its files; the file itself last. */
    private static final List<String> PARTS = List.of("-wal", "-shm", "-journal", "");

    private final Path file;
    private final List<List<String>> steps;
    private final Function<Path, Durability> durable;
    private final Consumer<Path> setAside;
    private final Checking checking;

    /** Works on a connection of its own; null while none is under way. */
    private volatile @Nullable Future<?> check;

    // Guarded by this.
    private @Nullable Connection connection;
    private @Nullable Durability durability;
    private boolean newer;
    private boolean checked;
    private boolean written;
    private volatile boolean closed;

    /** What was written while the file is being checked; null while it is not. */
    private @Nullable List<Work<?>> sinceCheck;

    /**
     * @param steps how the tables came to be, see {@link Schema}
     * @param durable how a file is made durable where it is
     * @param setAside notified of where a damaged file was moved, on the thread that found it
     */
    SqliteFile(
            Path file,
            List<List<String>> steps,
            Function<Path, Durability> durable,
            Consumer<Path> setAside) {
        this(file, steps, durable, setAside, Checking.FIRST);
    }

    SqliteFile(
            Path file,
            List<List<String>> steps,
            Function<Path, Durability> durable,
            Consumer<Path> setAside,
            Checking checking) {
        this.checking = checking;
        this.file = file;
        this.steps = steps;
        this.durable = durable;
        this.setAside = setAside;
    }

    /** Reads what is committed. */
    <T> T read(Work<T> work) {
        return use(work);
    }

    /** Changes all of it or nothing; what it changed is on the disk when this returns. */
    <T> T write(Work<T> work) {
        return use(open -> {
            if (newer) {
                throw new JournalException(JournalTrouble.NEWER_VERSION, file.toString(), null);
            }
            T result = inTransaction(open, work);
            if (sinceCheck != null) {
                sinceCheck.add(work);
            }
            return result;
        });
    }

    /**
     * Checks that the file can be written; returns when it can. The first time after it was opened,
     * and so after any trouble, a page is really written; afterwards only the permission is
     * checked, which does not access the disk.
     */
    synchronized void check() {
        write(open -> {
            if (written) {
                EntryTable.changeNothing(open);
            } else {
                SqliteDialect.version(open, steps.size());
            }
            return true;
        });
        written = true;
    }

    @Override
    public void close() {
        closed = true; // Which ends the check.
        awaitCheck(PATIENCE_MILLIS);
        synchronized (this) {
            disconnect();
        }
    }

    /** Waits until no check is under way, but not for longer than that. */
    void awaitCheck(long millis) {
        Future<?> running = check;
        if (running != null) {
            try {
                running.get(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.log(System.Logger.Level.WARNING, "the check of " + file + " goes on", e);
            }
        }
    }

    static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.on(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException | RuntimeException e) {
            try {
                connection.rollback();
                connection.setAutoCommit(true);
            } catch (SQLException after) {
                e.addSuppressed(after); // the first one says what is wrong
            }
            throw e;
        }
    }

    private <T> T use(Work<T> work) {
        Path moved = null;
        try {
            synchronized (this) {
                try {
                    return work.on(open());
                } catch (SQLException e) {
                    if (!SqliteDialect.isDamage(e)) {
                        throw e;
                    }
                    LOG.log(System.Logger.Level.ERROR, file + " is damaged", e);
                    moved = moveAside();
                    writeAgain(open());
                    return work.on(open());
                }
            }
        } catch (SQLException e) {
            throw failed(SqliteDialect.trouble(e, file), e);
        } catch (IOException e) {
            throw failed(
                    SqliteDialect.isFull(file)
                            ? JournalTrouble.DISK_FULL
                            : JournalTrouble.NOT_WRITABLE,
                    e);
        } finally {
            if (moved != null) {
                setAside.accept(moved);
            }
        }
    }

    private synchronized JournalException failed(JournalTrouble trouble, Exception cause) {
        // The fault may be in the connection, which may no longer know whether it is in a
        // transaction.
        disconnect();
        return new JournalException(trouble, file.toString(), cause);
    }

    private Connection open() throws SQLException, IOException {
        if (closed) {
            throw new SQLException(file + " was closed");
        }
        // An entry written to a file that was deleted meanwhile would be lost silently.
        if (connection == null || Files.notExists(file)) {
            disconnect();
            for (String part : PARTS) {
                SafeFile.checkIsFile(beside(part));
            }
            OwnerFiles.createFile(file);
            Durability suitable = durable.apply(file);
            try {
                connection = open(suitable);
            } catch (SQLException e) {
                if (suitable == Durability.ROLLBACK
                        || !SqliteDialect.isWithoutSharedMemory(e)
                        || SqliteDialect.isFull(file)) {
                    throw e;
                }
                connection = openWithoutSharedMemory(e);
            }
        }
        return connection;
    }

    /**
     * Throws the first error when this fails too, because it is the one that says what is wrong.
     */
    private Connection openWithoutSharedMemory(SQLException first) throws SQLException {
        try {
            Connection opened = open(Durability.ROLLBACK);
            LOG.log(System.Logger.Level.INFO, "no write-ahead log can be kept here", first);
            return opened;
        } catch (SQLException | IOException again) {
            first.addSuppressed(again);
            throw first;
        }
    }

    private Connection open(Durability how) throws SQLException, IOException {
        Connection fresh = SqliteDialect.connect(file, false, how);
        boolean ready = false;
        try {
            int version = SqliteDialect.version(fresh);
            newer = version > steps.size();
            if (newer) {
                fresh.close();
                fresh = SqliteDialect.connect(file, true, how);
                KnownObjects.checkNewer(fresh);
            } else if (version < 0) {
                throw SqliteDialect.damage("version " + version);
            } else {
                KnownObjects.check(fresh, steps.subList(0, version));
                prepare(fresh, how);
            }
            ready = true;
            return fresh;
        } finally {
            if (!ready) {
                fresh.close(); // so that the next call opens it again
            }
        }
    }

    private void prepare(Connection fresh, Durability how) throws SQLException, IOException {
        boolean isSo = SqliteDialect.makeDurable(fresh, how);
        if (!isSo && how == Durability.WRITE_AHEAD) {
            LOG.log(System.Logger.Level.INFO, "{0} keeps no write-ahead log", file);
        }
        durability = isSo ? how : Durability.ROLLBACK;
        boolean aside =
                durability == Durability.WRITE_AHEAD && Files.size(file) > checking.atOnce();
        if (!checked && !aside) {
            checking.how().on(fresh);
        }
        boolean migrated = Migration.run(file, fresh, steps);
        if (!checked) {
            if (aside && !migrated) { // Both read every entry, which takes seconds from the disk.
                KnownObjects.checkFirstAndLast(fresh);
            } else {
                KnownObjects.checkCounts(fresh);
                inTransaction(fresh, open -> new OutageFill(open).ensure());
            }
            checked = true;
            if (aside) {
                sinceCheck = sinceCheck == null ? new ArrayList<>() : sinceCheck;
                FutureTask<?> task = new FutureTask<>(this::checkAside, true);
                check = task;
                checking.aside().execute(task);
            }
        }
    }

    private void checkAside() {
        SQLException found = null;
        boolean[] isIncomplete = {false};
        try (Connection own = SqliteDialect.connect(file, true, Durability.WRITE_AHEAD)) {
            SqliteDialect.unless(
                    () -> closed,
                    own,
                    () -> {
                        checking.how().on(own);
                        KnownObjects.checkCounts(own);
                        isIncomplete[0] = !new OutageFill(own).isComplete();
                    });
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "the check of " + file + " failed", e);
            found = e;
        }
        checkedAside(found, isIncomplete[0]);
    }

    private void checkedAside(@Nullable SQLException found, boolean isIncomplete) {
        Path moved = null;
        synchronized (this) {
            try {
                if (closed || sinceCheck == null) {
                    sinceCheck = null;
                } else if (found != null && SqliteDialect.isDamage(found)) {
                    moved = moveAside();
                    writeAgain(open());
                } else {
                    sinceCheck = null;
                    if (isIncomplete) {
                        inTransaction(open(), open -> new OutageFill(open).ensure());
                    }
                }
            } catch (SQLException | IOException | JournalException e) {
                LOG.log(System.Logger.Level.ERROR, file + " could not be mended", e);
                checked = false; // The next to open it finds the same.
                disconnect();
            }
            check = null;
        }
        if (moved != null) {
            setAside.accept(moved);
        }
    }

    /** Writes into a new file what was written into the damaged one since it was opened. */
    private void writeAgain(Connection fresh) throws SQLException {
        List<Work<?>> again = sinceCheck;
        sinceCheck = null;
        if (again != null) {
            for (Work<?> work : again) {
                inTransaction(fresh, work);
            }
        }
    }

    /** How what is written is made durable; null before the file was opened for writing. */
    synchronized @Nullable Durability durability() {
        return durability;
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private Path moveAside() throws IOException {
        disconnect();
        try {
            Path aside = SetAside.freeName(file, "unreadable");
            // The file itself last: without it, the next start would ignore the others.
            for (String beside : PARTS) {
                Path part = beside(beside);
                if (Files.exists(part)) {
                    Files.move(part, aside.resolveSibling(aside.getFileName() + beside));
                }
            }
            return aside;
        } catch (FileSystemException e) {
            throw new JournalException(JournalTrouble.UNREADABLE, file.toString(), e);
        }
    }

    private void disconnect() {
        written = false;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.WARNING, file + " could not be closed", e);
            }
            connection = null;
        }
    }
}
