package dev.redrive.journal;

import dev.redrive.files.OwnerFiles;
import dev.redrive.files.SetAside;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite file, opened when it is first needed and again after trouble. One connection, one call
 * at a time, the others wait; so a slow disk holds up one carrier of virtual threads, not all.
 */
final class SqliteFile implements AutoCloseable {

    /** What is done with the open file. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final System.Logger LOG = System.getLogger(SqliteFile.class.getName());

    private final Path file;
    private final List<List<String>> steps;
    private final Consumer<Path> setAside;

    // Guarded by this.
    private @Nullable Connection connection;
    private boolean newer;
    private boolean checked;
    private boolean closed;

    /**
     * @param steps how the tables came to be, see {@link Schema}
     * @param setAside told where a damaged file was moved, on the thread that found it
     */
    SqliteFile(Path file, List<List<String>> steps, Consumer<Path> setAside) {
        this.file = file;
        this.steps = steps;
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
            return inTransaction(open, work);
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        disconnect();
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
        // What is wrong may be in the connection, which does not know any more whether it is in a
        // transaction.
        disconnect();
        return new JournalException(trouble, file.toString(), cause);
    }

    private Connection open() throws SQLException, IOException {
        if (closed) {
            throw new SQLException(file + " was closed");
        }
        // Written to a file that was deleted meanwhile, an entry would be lost without a word.
        if (connection == null || Files.notExists(file)) {
            disconnect();
            OwnerFiles.createFile(file);
            connection = SqliteDialect.connect(file, false);
            newer = SqliteDialect.version(connection) > steps.size();
            if (newer) {
                connection.close();
                connection = SqliteDialect.connect(file, true);
            } else {
                prepare(connection);
            }
        }
        return connection;
    }

    private void prepare(Connection fresh) throws SQLException, IOException {
        boolean ready = false;
        try {
            SqliteDialect.makeDurable(fresh);
            if (!checked) {
                SqliteDialect.check(fresh);
                checked = true;
            }
            Migration.run(file, fresh, steps);
            ready = true;
        } finally {
            if (!ready) {
                disconnect(); // so that the next call begins anew
            }
        }
    }

    private Path moveAside() throws IOException {
        disconnect();
        try {
            Path aside = SetAside.freeName(file, "unreadable");
            // The file itself last: without it the others would mean nothing to the next start.
            for (String beside : List.of("-wal", "-shm", "")) {
                Path part = file.resolveSibling(file.getFileName() + beside);
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
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.log(System.Logger.Level.WARNING, file + " did not close well", e);
            }
            connection = null;
        }
    }
}
