package dev.redrive.testing;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.team.Refused;
import dev.redrive.team.TeamDesk.State;
import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamRun;
import dev.redrive.team.TeamView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A team log in the hand of a test. Customers are shared by the id of their profile. */
public final class FakeTeam implements TeamView {

    /** By profile id, the customer's name in the team log; a team is used where there is any. */
    public final Map<String, String> customers = new HashMap<>();

    /** What the desk has read. */
    public final List<TeamRun> read = new ArrayList<>();

    /** What the team log itself answers with; null where it does not answer. */
    public @Nullable List<TeamRun> server;

    /** Whether the team log itself never answers, not even that it does not. */
    public boolean hangs;

    public Duration ahead = Duration.ZERO;

    /** How often the team log itself was asked. */
    public int looks;

    private final InstantSource clock;
    private final List<Consumer<News>> news = new ArrayList<>();

    public FakeTeam(InstantSource clock) {
        this.clock = clock;
    }

    /** A run of trips of ACME that Anna's desk reports now, as in progress with 310 of 12,480. */
    public TeamRun run(String author, @Nullable String taskId) {
        return new TeamRun(
                author + "'s entry " + taskId,
                new TeamRun.Task("Acme", ItemKind.TRIPS, "acme.example", taskId),
                new TeamRun.By(author, author + "-pc", "OPS-7", false, clock.instant()),
                taskId == null
                        ? new TeamRun.Said(null, null, null, null, null)
                        : new TeamRun.Said("IN_PROGRESS", 12_480L, 310L, null, null),
                new TeamRun.Times(now(), now(), 1));
    }

    /** These were read, in place of what was read before. */
    public void reads(TeamRun... runs) {
        read.clear();
        read.addAll(List.of(runs));
        News all = new News(new Cursor("e", 1), true, now(), List.of(runs));
        news.forEach(listener -> listener.accept(all));
    }

    @Override
    public boolean isUsed() {
        return !customers.isEmpty();
    }

    @Override
    public @Nullable String customer(String profileId) {
        return customers.get(profileId);
    }

    @Override
    public CompletableFuture<Optional<List<TeamRun>>> look(String profileId, ItemKind kind) {
        looks++;
        if (hangs) {
            return new CompletableFuture<>();
        }
        return CompletableFuture.completedFuture(
                Optional.ofNullable(server).map(runs -> of(runs, profileId, kind)));
    }

    @Override
    public List<TeamRun> runs(String profileId, @Nullable ItemKind kind, int atMost) {
        return of(read, profileId, kind);
    }

    private List<TeamRun> of(List<TeamRun> runs, String profileId, @Nullable ItemKind kind) {
        return runs.stream()
                .filter(run -> run.task().customer().equals(customers.get(profileId)))
                .filter(run -> kind == null || run.task().kind() == kind)
                .toList();
    }

    @Override
    public Instant now() {
        return clock.instant().plus(ahead);
    }

    @Override
    public State state() {
        return new State(null, true, null, clock.instant(), clock.instant(), ahead, Refused.NONE);
    }

    @Override
    public void onState(Consumer<State> listener) {
        // It stays as it is.
    }

    @Override
    public void onNews(Consumer<News> listener) {
        news.add(listener);
    }
}
