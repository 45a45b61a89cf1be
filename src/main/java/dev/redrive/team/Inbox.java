package dev.redrive.team;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the colleagues reported, as this desk last read it; may be lost at any time, and is read
 * again then. Safe for any thread; calls block as those of the journal do, and throw its exception
 * when they cannot be answered.
 */
public interface Inbox {

    /** How far the team log was read; {@link Cursor#START} when nothing is kept. */
    Cursor cursor();

    /**
     * Keeps these runs and how far was read, both or neither. An older revision never replaces a
     * newer one; runs of entries of this desk and those withdrawn are left out.
     */
    void keep(News news);

    /** Those among the runs that {@link #keep} would keep. */
    List<TeamRun> ofOthers(List<TeamRun> runs);

    /** All runs that their desks still watch, the last begun first; 2,000 at most. */
    List<TeamRun> open();

    /**
     * The runs of a customer, ended or not, the last begun first.
     *
     * @param customer by its name in the team log
     * @param kind null for both
     */
    List<TeamRun> runs(String customer, @Nullable ItemKind kind, int offset, int atMost);
}
