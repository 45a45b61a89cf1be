package dev.redrive.team;

import dev.redrive.base.Listeners;
import dev.redrive.team.TeamDesk.Settings;
import dev.redrive.team.TeamDesk.State;
import dev.redrive.team.TeamLog.News;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The program's side of the team log: runs one {@link TeamDesk} on one virtual thread, from the
 * first frame until the window closes, while a team is configured. Safe for any thread; no call
 * blocks.
 */
public final class TeamLink implements AutoCloseable {

    private final Supplier<TeamLog> log;
    private final Outbox outbox;
    private final Inbox inbox;
    private final InstantSource clock;
    private final DoubleSupplier jitter;
    private final Listeners<State> states = new Listeners<>("the team log");
    private final Listeners<News> news = new Listeners<>("the team's news");

    // Guarded by this.
    private Optional<Settings> settings = Optional.empty();
    private boolean isStarted;
    private boolean isClosed;
    private @Nullable Thread thread;

    private volatile @Nullable TeamDesk desk;

    /**
     * Does nothing yet.
     *
     * @param log made when a team is used for the first time
     * @param jitter from 0 to 1, for each delay after a failure
     */
    public TeamLink(
            Supplier<TeamLog> log,
            Outbox outbox,
            Inbox inbox,
            InstantSource clock,
            DoubleSupplier jitter) {
        this.log = log;
        this.outbox = outbox;
        this.inbox = inbox;
        this.clock = clock;
        this.jitter = jitter;
    }

    /**
     * Uses that team log from now on, in place of the one before; none where it is empty. Before
     * {@link #start} it is only remembered.
     */
    public synchronized void use(Optional<Settings> wanted) {
        settings = wanted;
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
        settings.ifPresent(wanted -> thread = Thread.ofVirtual().start(() -> run(wanted, before)));
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
                new TeamDesk(log.get(), outbox, inbox, wanted, clock, jitter, Thread::sleep);
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

    /** How this desk stands with the team log; {@link State#UNTRIED} where none is used. */
    public State state() {
        TeamDesk now = desk;
        return now == null ? State.UNTRIED : now.state();
    }

    /** Notifies of each state, on a thread of the link. */
    public void onState(Consumer<State> listener) {
        states.add(listener);
    }

    /** Notifies of what was read, once it can be read from the inbox, on a thread of the link. */
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
