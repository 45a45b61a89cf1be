package dev.redrive.team;

import dev.redrive.enterprise.ItemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shared place where desks report their retries and learn of the others'. It stands beside the
 * journal, never in its place. Every call blocks, so that one thread of its own uses it; an
 * interrupt ends a call on a virtual thread.
 */
public interface TeamLog {

    /**
     * Connects, checks who answers and whether its version and rights are right.
     *
     * @param password wiped by the caller afterwards
     * @throws TeamLogException naming the first thing that fails
     */
    Session open(TeamServer server, char[] password) throws TeamLogException;

    /** One connection. Of no more use once a call has thrown. */
    interface Session extends AutoCloseable {

        /**
         * Whether reports can be sent; a newer team log may only be read, and so may every one by a
         * user who is only a reader. Rights that are given later count from the next {@link #read}.
         */
        boolean canWrite();

        /**
         * Why reports cannot be sent: {@link TeamTrouble#NEWER_SCHEMA} or {@link
         * TeamTrouble#RIGHTS}; null when they can.
         */
        default @Nullable TeamTrouble readOnly() {
            return canWrite() ? null : TeamTrouble.RIGHTS;
        }

        /** The customers this user sees, with the host of each, by name. */
        Map<String, String> customers() throws TeamLogException;

        /**
         * Sends reports, each as often as may be: one that is not newer than what is there changes
         * nothing.
         *
         * @return those the database rejects for what they are; all others are there for good
         */
        List<Rejected> send(List<TeamReport> reports) throws TeamLogException;

        /** What has changed since then. The same rows may come again, none is left out. */
        News read(Cursor since) throws TeamLogException;

        /**
         * Runs of that customer and kind that have not ended, the last reported first, 10 at most.
         */
        List<TeamRun> open(String customer, ItemKind kind) throws TeamLogException;

        /**
         * Waits until something may have changed, or {@link #wake} is called, or that long.
         *
         * @return whether something may have changed
         */
        boolean awaitNews(Duration atMost) throws TeamLogException;

        /** Ends {@link #awaitNews}, or the next one. Any thread; returns at once. */
        void wake();

        @Override
        void close();
    }

    /** A report the database does not take. */
    record Rejected(TeamReport report, String reason) {}

    /**
     * How far the team log was read.
     *
     * @param epoch of the database; another one after it was restored from a backup
     * @param horizon the first transaction that may not have been seen
     */
    record Cursor(String epoch, long horizon) {

        /** Nothing was read. */
        public static final Cursor START = new Cursor("", 0);
    }

    /**
     * What is new.
     *
     * @param cursor to go on from, once the runs are kept
     * @param isAll whether these are all runs, so that what is not among them is gone
     * @param now by the database's clock
     */
    record News(Cursor cursor, boolean isAll, Instant now, List<TeamRun> runs) {}
}
