package dev.redrive.team;

import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;

/**
 * What the colleagues reported, as this desk last read it; may be lost at any time, and is read
 * again then. Safe for any thread; calls block as those of the journal do.
 */
public interface Inbox {

    /** How far the team log was read; {@link Cursor#START} when nothing is kept. */
    Cursor cursor();

    /**
     * Keeps these runs and how far was read, both or neither. An older revision never replaces a
     * newer one, and runs of entries of this desk are left out.
     */
    void keep(News news);
}
