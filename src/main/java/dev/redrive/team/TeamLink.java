package dev.redrive.team;

import dev.redrive.base.Listeners;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.team.TeamDesk.Settings;
import dev.redrive.team.TeamDesk.State;
import dev.redrive.team.TeamLog.News;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The program's side of the team log: runs one {@link TeamDesk} on one virtual thread, from the
 * first frame until the window closes, while a team is configured. While none is, no class of a
 * database is loaded.
 */
public final class TeamLink implements TeamView, AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Supplier<TeamLog> log;
    private final Outbox outbox;
    private final Inbox inbox;
    private final InstantSource clock;
    private final DoubleSupplier jitter;
    private final Threads threads;
    private final Supplier<? extends Collection<String>> watched;
    private final Listeners<State> states = new Listeners<>("the team log");
    private final Listeners<News> news = new Listeners<>("the team's news");

    // Guarded by this.
    private Optional<Settings> settings = Optional.empty();
    private boolean isStarted;
    private boolean isClosed;
    private @Nullable Thread thread;

    private volatile @Nullable TeamDesk desk;

    /** Threads and waiting, as the program has them. */
    public interface Threads extends TeamDesk.Pause {

        /** Starts a virtual thread. */
        Thread start(Runnable work);
    }

    /**
     * Does nothing yet.
     *
     * @param log made when a team is used for the first time
     * @param jitter from 0 to 1, for each delay after a failure
     * @param watched the ids of the entries whose task the service answers for at present
     */
    public TeamLink(
            Supplier<TeamLog> log,
            Outbox outbox,
            Inbox inbox,
            InstantSource clock,
            DoubleSupplier jitter,
            Threads threads,
            Supplier<? extends Collection<String>> watched) {
        this.log = log;
        this.outbox = outbox;
        this.inbox = inbox;
        this.clock = clock;
        this.jitter = jitter;
        this.threads = threads;
        this.watched = watched;
        outbox.onUrgent(this::wake);
    }

    private void wake() {
        TeamDesk now = desk;
        if (now != null) {
            now.wake();
        }
    }

    @Override
    public CompletableFuture<Optional<List<TeamRun>>> look(String profileId, ItemKind kind) {
        TeamDesk now = desk;
        return now == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : now.look(profileId, kind)
                        .completeOnTimeout(
                                Optional.empty(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized @Nullable String customer(String profileId) {
        return settings.map(used -> used.customers().get(profileId)).orElse(null);
    }

    @Override
    public synchronized boolean isUsed() {
        return settings.isPresent();
    }

    @Override
    public List<TeamRun> runs(String profileId, @Nullable ItemKind kind, int atMost) {
        String customer = customer(profileId);
        return customer == null ? List.of() : inbox.runs(customer, kind, 0, atMost);
    }

    @Override
    public Instant now() {
        return clock.instant().plus(state().ahead());
    }

    /**
     * Uses that team log from now on, in place of the one before; none where it is empty. Before
     * {@link #start} it is only remembered.
     */
    public synchronized void use(Optional<Settings> wanted) {
        settings = wanted;
        outbox.share(wanted.map(used -> Set.copyOf(used.customers().keySet())).orElse(Set.of()));
        if (isStarted && !isClosed) {
            restart();
        }
    }

    /** The window is painted: connects, if a team is configured. */
    public synchronized void start() {
        if (!isStarted && !isClosed) {
            isStarted = true;
            restart();
        }
    }

    private void restart() {
        Thread before = thread;
        if (before != null) {
            before.interrupt();
        }
        thread = null;
        desk = null;
        settings.ifPresent(wanted -> thread = threads.start(() -> run(wanted, before)));
        if (settings.isEmpty()) {
            states.notify(State.UNTRIED);
        }
    }

    private void run(Settings wanted, @Nullable Thread before) {
        try {
            if (before != null) {
                before.join(); // Outbox and inbox are of one desk at a time.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        TeamDesk made =
                new TeamDesk(log.get(), outbox, inbox, wanted, clock, jitter, threads, watched);
        made.onState(states::notify);
        made.onNews(news::notify);
        synchronized (this) {
            if (thread != Thread.currentThread()) {
                return;
            }
            desk = made;
        }
        made.run();
    }

    @Override
    public State state() {
        TeamDesk now = desk;
        return now == null ? State.UNTRIED : now.state();
    }

    @Override
    public void onState(Consumer<State> listener) {
        states.add(listener);
    }

    @Override
    public void onNews(Consumer<News> listener) {
        news.add(listener);
    }

    /** Ends at once; of no more use. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
