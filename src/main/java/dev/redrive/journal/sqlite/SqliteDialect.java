package dev.redrive.journal.sqlite;

import dev.redrive.journal.Durability;
import dev.redrive.journal.JournalTrouble;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;

/** What is specific to SQLite: opening, durability, copying, and what its errors mean. */
final class SqliteDialect {

    private static final int DAMAGED = 11;
    private static final int TOO_BIG = 18;
    private static final int INTERRUPTED = 9;
    private static final int STEPS_BETWEEN = 500;
    private static final int LARGEST_ROW = 8 << 20;
    private static final int BUSY_MILLIS = 3_000;
    private static final long ROOM_TO_WORK = 64 * 1024;

    private SqliteDialect() {}

    /**
     * Opens the file without reading it yet. Its schema is not trusted. Asks SQLite's driver
     * itself: the list of all drivers would load those of other databases.
     */
    static Connection connect(Path file, boolean readOnly, Durability durability)
            throws SQLException {
        Properties how = new Properties();
        how.setProperty("busy_timeout", Integer.toString(BUSY_MILLIS));
        // A transaction that begins as a read may fail to become a write later.
        how.setProperty("transaction_mode", "IMMEDIATE");
        if (readOnly) {
            how.setProperty("open_mode", "1");
        }
        // A crafted row must not fill the memory; one that is larger counts as damage.
        how.setProperty("limit_length", Integer.toString(LARGEST_ROW));
        if (durability == Durability.ROLLBACK) {
            // Before the file is read, as a write-ahead log in it would need shared memory.
            how.setProperty("locking_mode", "EXCLUSIVE");
        }
        try {
            Connection connection =
                    JDBC.createConnection("jdbc:sqlite:" + name(file, File.separatorChar), how);
            run(connection, "PRAGMA trusted_schema = OFF");
            run(connection, "PRAGMA temp_store = MEMORY");
            return connection;
        } catch (LinkageError e) {
            throw new SQLException("SQLite could not be loaded", e);
        }
    }

    /**
     * The name SQLite opens: a URI, because a question mark in a plain path would begin options; on
     * Windows the plain path, because no name has a question mark there and SQLite rejects the URI
     * of a share, {@code file://server/share}.
     */
    static String name(Path file, char separator) {
        return separator == '\\' ? file.toString() : file.toUri().toString();
    }

    /**
     * What is committed from now on survives a crash and a power failure.
     *
     * @return whether the mode was accepted; not every file system supports it
     */
    static boolean makeDurable(Connection connection, Durability durability) throws SQLException {
        String mode = durability == Durability.ROLLBACK ? "delete" : "wal";
        String answer = query(connection, "PRAGMA journal_mode = " + mode);
        run(connection, "PRAGMA synchronous = FULL");
        return answer.equalsIgnoreCase(mode);
    }

    /**
     * @throws SQLException one that {@link #isDamage} when something in the file is broken
     */
    static void check(Connection connection) throws SQLException {
        String found = query(connection, "PRAGMA quick_check(1)");
        if (!found.equals("ok")) {
            throw damage(found);
        }
    }

    /** An error that {@link #isDamage}. */
    static SQLException damage(String what) {
        return new SQLException(what, "", DAMAGED);
    }

    /** The version of the tables; 0 where there are none. */
    static int version(Connection connection) throws SQLException {
        return Integer.parseInt(query(connection, "PRAGMA user_version"));
    }

    /** Sets the version, as part of the open transaction. */
    static void version(Connection connection, int version) throws SQLException {
        run(connection, "PRAGMA user_version = " + version);
    }

    /** Copies all that is committed into another file, which is empty. */
    static void copy(Connection connection, Path to) throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, to.toString());
            copy.execute();
        }
    }

    /**
     * Runs work that ends early once it is of no use any more.
     *
     * @param isObsolete called many times a second, on this thread
     */
    static void unless(BooleanSupplier isObsolete, Connection connection, Query work)
            throws SQLException {
        ProgressHandler.setHandler(
                connection,
                STEPS_BETWEEN,
                new ProgressHandler() {
                    @Override
                    protected int progress() {
                        return isObsolete.getAsBoolean() ? 1 : 0;
                    }
                });
        try {
            work.run();
        } catch (SQLException e) {
            if (e.getErrorCode() != INTERRUPTED) {
                throw e;
            }
        } finally {
            ProgressHandler.clearHandler(connection);
        }
    }

    /** Statements that only read, as they may not reach their end. */
    interface Query {
        void run() throws SQLException;
    }

    /** Whether the file is damaged, no database at all, or holds what Redrive never writes. */
    static boolean isDamage(SQLException e) {
        return e.getErrorCode() == DAMAGED || e.getErrorCode() == 26 || e.getErrorCode() == TOO_BIG;
    }

    /** Whether the cause may be missing shared memory, which a write-ahead log needs. */
    static boolean isWithoutSharedMemory(SQLException e) {
        return e.getErrorCode() == 10 || e.getErrorCode() == 14;
    }

    /** What an error means for the user. */
    static JournalTrouble trouble(SQLException e, Path file) {
        return switch (e.getErrorCode()) {
            case 5, 6, 15 -> JournalTrouble.LOCKED;
            case 13 -> JournalTrouble.DISK_FULL;
            case 3, 8, 23 -> JournalTrouble.NOT_WRITABLE;
            case DAMAGED, 26 -> JournalTrouble.UNREADABLE;
            // Where there is no room for the files beside, SQLite does not say so.
            case 10 -> isFull(file) ? JournalTrouble.DISK_FULL : JournalTrouble.BROKEN;
            case 14 -> isFull(file) ? JournalTrouble.DISK_FULL : JournalTrouble.NOT_WRITABLE;
            default -> JournalTrouble.BROKEN;
        };
    }

    static boolean isFull(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            return folder != null && Files.getFileStore(folder).getUsableSpace() < ROOM_TO_WORK;
        } catch (IOException e) {
            return false;
        }
    }

    /** An empty one, in memory only. */
    static Connection inMemory() throws SQLException {
        return JDBC.createConnection("jdbc:sqlite::memory:", new Properties());
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() ? String.valueOf(answer.getString(1)) : "";
        }
    }

    /** Times as they stand in the file: whole microseconds since 1970. */
    static final class Micros {

        private Micros() {}

        /** Times too far away for the column become the farthest it can hold. */
        static long of(Instant time) {
            try {
                return Instant.EPOCH.until(time, ChronoUnit.MICROS);
            } catch (ArithmeticException e) {
                return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
        }

        static Instant instant(long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    }
}
