package dev.redrive.retry;

import dev.redrive.base.Listeners;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TaskEvent;
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
 * on a virtual thread of its own; every method may be called from any thread and returns at once.
 */
public final class TaskWatch {

    private static final System.Logger LOG = System.getLogger(TaskWatch.class.getName());
    private static final Duration LEAST_GAP = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofDays(1);

    private final String taskId;
    private final WatchTools tools;
    private final Waiter waiter;
    private final Listeners<WatchState> listeners;

    /** Held while a state is published, so that no listener gets an older one later. */
    private final Object publishing = new Object();

    private volatile WatchState state;
    private volatile boolean pollRequested;
    private volatile boolean newKey;
    private volatile boolean addressChanged;

    // Used by the loop only.
    private final Progress progress;
    private final EventLog log;
    private final ContactTracker tracker;
    private @Nullable EnterpriseApi api;

    /**
     * A watch that has not begun.
     *
     * @param past what the journal holds of it beside the entry
     * @param first an answer that is there already; null before the first poll
     */
    TaskWatch(
            Profile profile,
            JournalEntry entry,
            String taskId,
            EntryStore.Past past,
            @Nullable TaskSnapshot first,
            WatchTools tools) {
        this.taskId = taskId;
        this.listeners = new Listeners<>("task " + taskId);
        this.progress = new Progress(past.samples());
        this.log = new EventLog(past.events());
        this.tools = tools;
        this.waiter = tools.polling().waiters().get();
        Instant now = tools.now();
        this.tracker = new ContactTracker(now, tools.polling().jitter(), tools.windowVisible());
        WatchState blank =
                new WatchState(
                        profile,
                        entry,
                        null,
                        null,
                        new ContactState.Polling(null),
                        null,
                        null,
                        PaceReading.NONE,
                        progress.samples());
        this.state = first == null ? blank : answered(blank, first, false, now);
    }

    /**
     * What has happened while it was watched, oldest first; at least as new as {@link #state}. At
     * most {@link TaskEvent#MOST}, the newest.
     */
    public List<TaskEvent> events() {
        return log.events();
    }

    /** The latest state. */
    public WatchState state() {
        return state;
    }

    /**
     * Notifies the listener of the present state at once, on the calling thread, and then of every
     * new one: on the watch's thread, or for {@link ContactState.Stopped} on the thread that
     * stopped it. Never of an older state after a newer one. The listener must return soon and
     * never wait for another thread; one that throws is logged and is notified of the next state
     * all the same.
     *
     * @return removes the listener when run
     */
    public Runnable onState(Consumer<WatchState> listener) {
        synchronized (publishing) {
            return listeners.addAndNotify(listener, state);
        }
    }

    /**
     * Polls at once instead of at the next planned time, but never two at a time, nor within 250 ms
     * of the last poll, nor before the end of a Retry-After. While a key is needed, tries once with
     * the one that is available. Does nothing when the watch has ended.
     */
    public void pollNow() {
        pollRequested = true;
        waiter.wake();
    }

    /**
     * Ends the watch, not the task, at once: nothing is published afterwards, and the answer of a
     * poll in flight is dropped. Does nothing when the watch has ended.
     */
    public void stop() {
        WatchState before = state;
        end();
        if (before.isWatching()) {
            tools.acts().stopped(before);
        }
    }

    private void end() {
        synchronized (publishing) {
            publish(state.withContact(new ContactState.Stopped()));
        }
        waiter.wake();
    }

    /** Called when a key was entered: a waiting watch goes on, others poll with it from now on. */
    public void keyEntered() {
        newKey = true;
        if (state.contact() instanceof ContactState.KeyNeeded) {
            waiter.wake();
        }
    }

    /**
     * Sets whether the customer's profile now leads to another address than this task's. While it
     * does, the watch continues where the task is, with the key it has there, and never asks for a
     * key: one that is entered now is for the other address. Without a key it has nothing to wait
     * for, and ends.
     */
    void addressChanged(boolean now) {
        addressChanged = now;
        if (now && state.contact() instanceof ContactState.KeyNeeded) {
            publish(
                    state.withContact(
                            new ContactState.Stopped(ContactState.Stopped.Cause.ADDRESS_CHANGED)));
            waiter.wake();
        }
    }

    /** Called when the window can be seen again: a task in contact is polled at once. */
    void windowShown() {
        waiter.wake();
    }

    /** Starts the loop, once. Blocks as the journal does where there is an answer already. */
    void begin() {
        record(state, tools.now());
        if (state.isWatching()) {
            tools.polling().loops().execute(this::run);
        }
    }

    private void run() {
        try {
            while (state.isWatching()) {
                if (!(state.contact() instanceof ContactState.Polling)) {
                    pause();
                    publish(state.withContact(new ContactState.Polling(state.contact())));
                }
                if (state.isWatching()) {
                    poll();
                }
            }
            record(state, tools.now());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            // However the loop ended, the screen must not keep showing that it runs.
            end();
        }
    }

    private void poll() throws InterruptedException {
        boolean requested = pollRequested;
        pollRequested = false;
        Outcome<TaskSnapshot> outcome = fetch();
        Instant now = tools.now();
        WatchState before = state;
        if (!before.isWatching()) {
            return;
        }
        WatchState after =
                switch (outcome) {
                    case null -> withContact(before, tracker.keyNeeded(null), now);
                    case Outcome.Answered<TaskSnapshot>(var snapshot) ->
                            answered(before, snapshot, requested, now);
                    case Outcome.Failed<TaskSnapshot>(var failure) ->
                            missed(before, tracker.failed(failure, now), now);
                };
        if (after.contact() instanceof ContactState.KeyNeeded) {
            api = null;
            if (addressChanged) {
                after =
                        after.withContact(
                                new ContactState.Stopped(
                                        ContactState.Stopped.Cause.ADDRESS_CHANGED));
            }
        }
        if (!after.entry().equals(before.entry())) {
            store(before, after);
        }
        record(after, now);
        publish(after);
    }

    /** What must not be lost is on the disk when this returns; a mere number may follow. */
    private void store(WatchState before, WatchState after) {
        if (after.entry().isProgressSince(before.entry())) {
            tools.entries().progress(after.entry(), newest(before, after));
        } else {
            tools.entries().update(after.entry(), newest(before, after));
        }
    }

    /** Keeps what is new about a state; on the disk as well as the journal can. */
    private void record(WatchState next, Instant now) {
        log.next(next, now).forEach(event -> tools.entries().addEvent(next.entry(), event));
    }

    /** The last point before and the newest, so that a flat stretch of the chart stays flat. */
    private static List<Sample> newest(WatchState before, WatchState after) {
        return Stream.of(before.samples(), after.samples())
                .filter(samples -> !samples.isEmpty())
                .map(List::getLast)
                .distinct()
                .toList();
    }

    /** The outcome of one poll; null when no key is available. */
    private @Nullable Outcome<TaskSnapshot> fetch() throws InterruptedException {
        try {
            if (!addressChanged && (newKey || api == null)) {
                newKey = false;
                api = tools.keys().connect(state.profile());
            }
            return api == null ? null : api.task(taskId);
        } catch (RuntimeException e) {
            // The API promises not to throw; if it does, the watch must not end silently.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a poll of task " + taskId + " failed inside Redrive",
                    e);
            return new Outcome.Failed<>(new EnterpriseFailure.NotMade());
        }
    }

    private WatchState answered(
            WatchState before, TaskSnapshot snapshot, boolean requested, Instant now) {
        WatchState after = progress.withSnapshot(before, snapshot, now);
        ContactState fresh = tracker.answered(Progress.moved(before, after), requested, now);
        return after.withContact(snapshot.isFinal() ? new ContactState.Ended() : fresh);
    }

    private WatchState withContact(WatchState before, ContactState contact, Instant now) {
        return before.withContact(contact, progress.pace(now));
    }

    /**
     * After a failed poll; forgotten where it is settled that the service does not know the task.
     */
    private WatchState missed(WatchState before, ContactState contact, Instant now) {
        WatchState after = withContact(before, contact, now);
        return after.isWatching() ? after : after.withEntry(after.entry().forgotten(now));
    }

    private void pause() throws InterruptedException {
        ContactState contact = state.contact();
        boolean parked = contact instanceof ContactState.KeyNeeded;
        Duration left = parked && !pollRequested && !newKey ? LONG : tracker.delay();
        Duration passed = Duration.ZERO;
        while (state.isWatching() && left.isPositive()) {
            Instant from = tools.now();
            boolean over = !waiter.await(left);
            Duration step = Duration.between(from, tools.now());
            passed = passed.plus(step.isNegative() ? Duration.ZERO : step);
            boolean needsKey = parked && !pollRequested && !newKey;
            left = needsKey ? LONG : over ? Duration.ZERO : least(contact).minus(passed);
        }
    }

    /** A Retry-After always wins; a backoff ends early only when the user requests a poll. */
    private Duration least(ContactState contact) {
        boolean mustWait =
                contact instanceof ContactState.RateLimited
                        || (contact instanceof ContactState.NoContact && !pollRequested);
        return mustWait ? tracker.delay() : LEAST_GAP;
    }

    /** Sets the state and notifies the listeners, unless the watch has ended meanwhile. */
    private void publish(WatchState next) {
        synchronized (publishing) {
            if (state.isWatching()) {
                state = next;
                listeners.notifyLatest(() -> state);
            }
        }
    }
}
