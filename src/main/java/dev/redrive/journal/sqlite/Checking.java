package dev.redrive.journal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;

/**
 * How a file is checked for damage when it is opened.
 *
 * @param atOnce up to how many bytes before it is used; a larger one is used meanwhile
 * @param aside runs the check of a larger one on a thread of its own
 * @param how throws what {@link SqliteDialect#isDamage}
 */
record Checking(long atOnce, Executor aside, SqliteFile.Work<Boolean> how) {

    private static final long SMALL = 8L << 20;

    /** Always before it is used. */
    static final Checking FIRST = new Checking(Long.MAX_VALUE, Runnable::run, Checking::whole);

    /** At once where that takes some hundredths of a second. */
    static Checking aside(Executor thread) {
        return new Checking(SMALL, thread, Checking::whole);
    }

    private static boolean whole(Connection open) throws SQLException {
        SqliteDialect.check(open);
        return true;
    }
}
