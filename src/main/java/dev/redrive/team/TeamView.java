package dev.redrive.team;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.team.TeamDesk.State;
import dev.redrive.team.TeamLog.News;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The team log as the screens see it. Safe for any thread; no call blocks but {@link #runs}. */
public interface TeamView {

    /** Whether a team log is configured. */
    boolean isUsed();

    /** The name in the team log of that profile's customer; null where it is not shared. */
    @Nullable String customer(String profileId);

    /**
     * What colleagues run of that kind for that customer, asked of the team log itself: the last
     * reported first, 10 at most. Completes within 1 s; empty where the team log does not answer in
     * that time, or the customer is not shared.
     */
    CompletableFuture<Optional<List<TeamRun>>> look(String profileId, ItemKind kind);

    /**
     * What was read last of that customer's runs, ended or not, the last begun first; none where it
     * is not shared. Blocks, and throws, as the calls of the journal do.
     *
     * @param kind null for both
     */
    List<TeamRun> runs(String profileId, @Nullable ItemKind kind, int atMost);

    /** The time by the database's clock, as far as it is known. */
    Instant now();

    /** How this desk stands with the team log; {@link State#UNTRIED} where none is used. */
    State state();

    /** Notifies of each state, on another thread. */
    void onState(Consumer<State> listener);

    /** Notifies of what was read, once it can be read from the inbox, on another thread. */
    void onNews(Consumer<News> listener);
}
