package dev.redrive.retry;

import dev.redrive.base.Listeners;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.profile.Profile;
import dev.redrive.retry.Pace.PaceReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches one task to its end: fetch, classify, publish, decide the delay, wait. Runs as one loop
 * on a virtual thread of its own; every method here may be called from any thread and returns at
 * once.
 */
public final class TaskWatch {

    private static final System.Logger LOG = System.getLogger(TaskWatch.class.getName());
    private static final Duration LEAST_GAP = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofDays(1);

    private final String taskId;
    private final WatchTools tools;
    private final Waiter waiter;
    private final Listeners<WatchState> listeners;

    /** Held while a state is put in place and told, so that nobody hears an older one later. */
    private final Object publishing = new Object();

    private volatile WatchState state;
    private volatile boolean asked;
    private volatile boolean newKey;
    private volatile boolean moved;

    // The loop's own.
    private final Progress progress;
    private final ContactTracker tracker;
    private @Nullable EnterpriseApi api;

    /**
     * A watch that has not begun.
     *
     * @param earlier the points of its chart so far
     * @param first what the service said already; null when it was not asked yet
     */
    TaskWatch(
            Profile profile,
            JournalEntry entry,
            String taskId,
            List<Sample> earlier,
            @Nullable TaskSnapshot first,
            WatchTools tools) {
        this.taskId = taskId;
        this.listeners = new Listeners<>("task " + taskId);
        this.progress = new Progress(earlier);
        this.tools = tools;
        this.waiter = tools.waiters().get();
        Instant now = tools.clock().instant();
        this.tracker = new ContactTracker(now, tools.jitter(), tools.seen());
        WatchState blank =
                new WatchState(
                        profile,
                        entry,
                        null,
                        null,
                        new ContactState.Checking(null),
                        null,
                        null,
                        PaceReading.NONE,
                        progress.samples());
        this.state = first == null ? blank : answered(blank, first, false, now);
    }

    /** The latest state. */
    public WatchState state() {
        return state;
    }

    /**
     * Tells the listener the present state at once, on the calling thread, and then every new one:
     * on the watch's thread, or for {@link ContactState.Stopped} on the thread that stopped it.
     * Never an older state after a newer one. The listener must return soon and never wait for
     * another thread; one that throws is logged, and told the next state all the same.
     *
     * @return ends the listening when run
     */
    public Runnable onState(Consumer<WatchState> listener) {
        synchronized (publishing) {
            return listeners.addAndNotify(listener, state);
        }
    }

    /**
     * Checks at once instead of at the next planned time, but never two at a time, nor within 250
     * ms of the last, nor before the time the service asked to be left alone until. While a key is
     * needed, tries once with the one at hand. Does nothing when the watch has ended.
     */
    public void checkNow() {
        asked = true;
        waiter.wake();
    }

    /**
     * Ends the watch, not the task, at once: nothing is published afterwards, and what a check
     * under way still brings is dropped. Does nothing when the watch has ended.
     */
    public void stop() {
        synchronized (publishing) {
            publish(state.withContact(new ContactState.Stopped()));
        }
        waiter.wake();
    }

    /** A key was entered: a watch that waits for one goes on, others check with it from now on. */
    public void keyEntered() {
        newKey = true;
        if (state.contact() instanceof ContactState.KeyNeeded) {
            waiter.wake();
        }
    }

    /**
     * Says whether the customer's profile leads to another address than this task's. As long as it
     * does, the watch goes on where the task is, with the key it has there, and never asks for a
     * key: one that is entered now is for the other address. Without a key it has nothing to wait
     * for, and ends.
     */
    void moved(boolean now) {
        moved = now;
        if (now && state.contact() instanceof ContactState.KeyNeeded) {
            publish(
                    state.withContact(
                            new ContactState.Stopped(ContactState.Stopped.Cause.ADDRESS_CHANGED)));
            waiter.wake();
        }
    }

    /** Somebody looks again: what is in contact is checked at once, as if it were the time. */
    void seenAgain() {
        waiter.wake();
    }

    /** Starts the loop, once. */
    void begin() {
        if (state.isWatching()) {
            tools.loops().execute(this::run);
        }
    }

    private void run() {
        try {
            while (state.isWatching()) {
                if (!(state.contact() instanceof ContactState.Checking)) {
                    pause();
                    publish(state.withContact(new ContactState.Checking(state.contact())));
                }
                if (state.isWatching()) {
                    check();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            // However the loop ended, the screen must not go on saying that it runs.
            stop();
        }
    }

    private void check() throws InterruptedException {
        boolean wanted = asked;
        asked = false;
        Outcome<TaskSnapshot> outcome = fetch();
        Instant now = tools.clock().instant();
        WatchState before = state;
        if (!before.isWatching()) {
            return;
        }
        WatchState after =
                switch (outcome) {
                    case null -> seen(before, tracker.keyNeeded(null), now);
                    case Outcome.Answered<TaskSnapshot>(var snapshot) ->
                            answered(before, snapshot, wanted, now);
                    case Outcome.Failed<TaskSnapshot>(var failure) ->
                            missed(before, tracker.failed(failure, now), now);
                };
        if (after.contact() instanceof ContactState.KeyNeeded) {
            api = null;
            if (moved) {
                after =
                        after.withContact(
                                new ContactState.Stopped(
                                        ContactState.Stopped.Cause.ADDRESS_CHANGED));
            }
        }
        if (!after.entry().equals(before.entry())) {
            tools.entries().update(after.entry(), newest(before, after));
        }
        publish(after);
    }

    /** The end of what was there, so that a flat stretch stays flat, and what has come since. */
    private static List<Sample> newest(WatchState before, WatchState after) {
        return Stream.of(before.samples(), after.samples())
                .filter(samples -> !samples.isEmpty())
                .map(List::getLast)
                .distinct()
                .toList();
    }

    /** What the service said; null when there is no key to ask it with. */
    private @Nullable Outcome<TaskSnapshot> fetch() throws InterruptedException {
        try {
            if (!moved && (newKey || api == null)) {
                newKey = false;
                api = tools.keys().connect(state.profile());
            }
            return api == null ? null : api.task(taskId);
        } catch (RuntimeException e) {
            // Promised not to happen; if it does, the watch must not end in silence over it.
            LOG.log(System.Logger.Level.ERROR, "a check of task " + taskId + " broke", e);
            return new Outcome.Failed<>(new EnterpriseFailure.NotMade());
        }
    }

    private WatchState answered(
            WatchState before, TaskSnapshot snapshot, boolean wanted, Instant now) {
        WatchState after = progress.withSnapshot(before, snapshot, now);
        ContactState fresh = tracker.answered(Progress.moved(before, after), wanted, now);
        return after.withContact(snapshot.isFinal() ? new ContactState.Ended() : fresh);
    }

    private WatchState seen(WatchState before, ContactState contact, Instant now) {
        return before.withContact(contact, progress.pace(now));
    }

    /** As seen, and where the service has settled that it does not know the task, forgotten. */
    private WatchState missed(WatchState before, ContactState contact, Instant now) {
        WatchState after = seen(before, contact, now);
        return after.isWatching() ? after : after.withEntry(after.entry().forgotten(now));
    }

    private void pause() throws InterruptedException {
        ContactState contact = state.contact();
        boolean parked = contact instanceof ContactState.KeyNeeded;
        Duration left = parked && !asked && !newKey ? LONG : tracker.delay();
        Duration passed = Duration.ZERO;
        while (state.isWatching() && left.isPositive()) {
            Instant from = tools.clock().instant();
            boolean over = !waiter.await(left);
            Duration step = Duration.between(from, tools.clock().instant());
            passed = passed.plus(step.isNegative() ? Duration.ZERO : step);
            boolean needsKey = parked && !asked && !newKey;
            left = needsKey ? LONG : over ? Duration.ZERO : least(contact).minus(passed);
        }
    }

    /** Nobody goes round what the service wished, and only the person round a backoff. */
    private Duration least(ContactState contact) {
        boolean stands =
                contact instanceof ContactState.RateLimited
                        || (contact instanceof ContactState.NoContact && !asked);
        return stands ? tracker.delay() : LEAST_GAP;
    }

    /** Puts the state in place and tells it, unless the watch has ended meanwhile. */
    private void publish(WatchState next) {
        synchronized (publishing) {
            if (state.isWatching()) {
                state = next;
                listeners.notifyLatest(() -> state);
            }
        }
    }
}
