package dev.redrive.retry;

import dev.redrive.audit.Audit;
import dev.redrive.base.Listeners;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskIds;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.JournalEntry;
import dev.redrive.policy.Policy;
import dev.redrive.policy.StartRefusal;
import dev.redrive.profile.Profile;
import dev.redrive.retry.EntryStore.Past;
import dev.redrive.retry.StartResult.StartOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests retries and holds the watches of their tasks. Safe for any thread; {@link #start} and
 * {@link #attach} block up to the limits of the service's calls and are never called on the JavaFX
 * thread, the rest returns at once.
 */
public final class RetryDesk {

    /** What is in flight for a profile: the start of a kind, or the attaching to a task. */
    private record Claim(String profileId, String what) {}

    private final WatchTools tools;
    private final EntryStore entries;
    private final RetryActs acts;
    private final Set<Claim> inFlight = ConcurrentHashMap.newKeySet();
    private final List<TaskWatch> watches = new CopyOnWriteArrayList<>();
    private final List<Starting> starting = new CopyOnWriteArrayList<>();
    private final Listeners<TaskWatch> onWatch = new Listeners<>("new watches");
    private final Listeners<List<Starting>> onStarting = new Listeners<>("starting retries");
    private final Listeners<StartOutcome> onOutcome = new Listeners<>("outcomes");
    private volatile boolean windowVisible = true;

    /**
     * A desk with no watches.
     *
     * @param keys connects to the service
     * @param entries stores what is requested
     * @param polling time and threads of the watches
     * @param audit records what is done
     */
    public RetryDesk(KeyedConnector keys, EntryStore entries, Polling polling, Audit audit) {
        this.entries = entries;
        acts = new RetryActs(audit);
        tools = new WatchTools(keys, entries, polling, () -> windowVisible, acts);
    }

    /**
     * Requests a retry of every failed item of that kind, exactly once, and watches its task. The
     * journal holds the entry before the request is sent, and the task's id before the first poll;
     * the entry is removed again only when it is certain that nothing was started. A second call
     * for the same profile and kind while the first is in flight, or while its task is watched and
     * has not ended, sends nothing; nor does one for a profile that is {@link Profile#readOnly()},
     * or one that the organisation's policy forbids, which is read for each.
     *
     * @throws InterruptedException when the thread is interrupted while waiting for the answer; the
     *     entry then says that the outcome is not known
     */
    public StartResult start(Profile profile, ItemKind kind, RetryReason reason)
            throws InterruptedException {
        acts.requested(profile, kind, reason.text());
        StartResult result;
        try {
            result = startOnce(profile, kind, reason);
        } catch (InterruptedException e) {
            acts.interrupted(profile, kind);
            throw e;
        }
        acts.ended(profile, kind, result);
        onOutcome.notify(new StartOutcome(profile, kind, reason.text(), result));
        return result;
    }

    /** The same where no name was typed and the receiving server was not checked before. */
    public StartResult start(Profile profile, ItemKind kind, String reason)
            throws InterruptedException {
        return start(profile, kind, new RetryReason(reason, "", ""));
    }

    private StartResult startOnce(Profile profile, ItemKind kind, RetryReason reason)
            throws InterruptedException {
        if (profile.readOnly()) {
            return new StartResult.ReadOnly();
        }
        Policy policy = tools.keys().policies().now();
        StartRefusal refusal = policy.refusal(profile, reason.text(), reason.typedName());
        if (refusal != null) {
            return new StartResult.Refused(refusal, policy);
        }
        Claim claim = new Claim(profile.id(), kind.name());
        if (!inFlight.add(claim)) {
            return new StartResult.AlreadyStarting();
        }
        Starting now = new Starting(profile, kind, tools.now());
        try {
            starting.add(now);
            onStarting.notify(starting());
            TaskWatch watch = watching(profile, entry -> entry.kind() == kind);
            return watch != null
                    ? new StartResult.AlreadyWatched(watch)
                    : request(profile, kind, reason);
        } finally {
            inFlight.remove(claim);
            starting.remove(now);
            onStarting.notify(starting());
        }
    }

    /**
     * The task id in what a user typed for that customer; null when there is none. The demo's ids
     * all have the documented form, so nothing else is sent to it: it may be a key.
     */
    public static @Nullable String taskIdIn(Profile profile, String typed) {
        return Profile.isDemo(profile.id()) ? TaskIds.cleanDocumented(typed) : TaskIds.clean(typed);
    }

    /**
     * Watches a task that was started elsewhere, or is no longer watched, after one poll that shows
     * whether the service knows it; records nothing when it does not. A task that the journal knows
     * continues under its entry.
     *
     * @param assumed the kind to assume when the service does not say the task's type
     * @param taskId an id that {@link #taskIdIn} found
     * @throws InterruptedException when the thread is interrupted while waiting for the answer
     */
    public StartResult attach(Profile profile, ItemKind assumed, String taskId)
            throws InterruptedException {
        return attach(profile, assumed, taskId, _ -> true).orElseThrow();
    }

    /**
     * The same for a task that others say is in progress: watches it only if it is, records nothing
     * otherwise.
     *
     * @param kind of the task; one whose type says something else is left alone
     * @param isWanted asked after the poll, on this thread, whether to watch it still
     * @return empty where the service knows the task and it is not to be watched
     * @throws InterruptedException when the thread is interrupted while waiting for the answer
     */
    public Optional<StartResult> attachRunning(
            Profile profile, ItemKind kind, String taskId, BooleanSupplier isWanted)
            throws InterruptedException {
        return attach(
                profile,
                kind,
                taskId,
                first ->
                        !first.isFinal()
                                && ItemKind.ofTask(first.type()).orElse(kind) == kind
                                && isWanted.getAsBoolean());
    }

    private Optional<StartResult> attach(
            Profile profile, ItemKind assumed, String taskId, Predicate<TaskSnapshot> isWanted)
            throws InterruptedException {
        Claim claim = new Claim(profile.id(), "task " + taskId);
        if (!inFlight.add(claim)) {
            return Optional.of(new StartResult.AlreadyStarting());
        }
        try {
            TaskWatch watch = watching(profile, entry -> taskId.equals(entry.taskId()));
            if (watch != null) {
                return Optional.of(new StartResult.AlreadyWatched(watch));
            }
            Optional<StartResult> result = pollAndAttach(profile, assumed, taskId, isWanted);
            result.ifPresent(known -> acts.attached(profile, assumed, taskId, known));
            return result;
        } finally {
            inFlight.remove(claim);
        }
    }

    /**
     * Watches a task of the journal that has not ended, as after a restart, without polling it
     * first: the watch waits for a key that is unavailable, which delays nothing else. Does nothing
     * for an entry without a task, or for a task that is watched already. Blocks as the journal
     * does.
     *
     * @param profile the entry's profile as it is now
     * @return its watch; null for an entry without a task
     */
    public @Nullable TaskWatch resume(Profile profile, JournalEntry entry) {
        String taskId = entry.taskId();
        if (taskId == null) {
            return null;
        }
        TaskWatch watch = watching(profile, other -> taskId.equals(other.taskId()));
        if (watch == null) {
            watch = new TaskWatch(profile, entry, taskId, entries.past(entry), null, tools);
            begin(watch);
        }
        return watch;
    }

    /**
     * The tasks of the profile that have not ended as far as is known, watched or not, the last
     * started first. Blocks as the journal does.
     */
    public List<JournalEntry> unfinished(Profile profile) {
        // The state of the last watch is at least as new as what the journal holds.
        Stream<JournalEntry> watched =
                watches().reversed().stream()
                        .map(TaskWatch::state)
                        .filter(state -> state.profile().id().equals(profile.id()))
                        .map(WatchState::entry);
        return entries.unfinished(profile, watched);
    }

    /** The watches in the order they began, without the dismissed ones. */
    public List<TaskWatch> watches() {
        return List.copyOf(watches);
    }

    /**
     * Notifies the listener of every watch that begins, before its first poll, on the thread that
     * began it.
     */
    public void onWatch(Consumer<TaskWatch> listener) {
        onWatch.add(listener);
    }

    /** The retries that are being requested now, the first requested first. */
    public List<Starting> starting() {
        return List.copyOf(starting);
    }

    /**
     * Notifies the listener of every change of {@link #starting}, on the thread of the start. It
     * returns soon.
     */
    public void onStarting(Consumer<List<Starting>> listener) {
        onStarting.add(listener);
    }

    /**
     * Notifies the listener of how every {@link #start} has ended, on the thread of the start,
     * after {@link #onWatch} and before {@code start} returns. The one way for an outcome to reach
     * screens: it arrives whatever has become of the dialog that the user started from. A start
     * that was interrupted has no outcome.
     */
    public void onOutcome(Consumer<StartOutcome> listener) {
        onOutcome.add(listener);
    }

    /** Removes a watch; one that is still watching is stopped first. */
    public void dismiss(TaskWatch watch) {
        watch.stop();
        watches.remove(watch);
    }

    /**
     * Called when a profile was saved: watches of its tasks at another address continue there with
     * the key they have, and end if they have none.
     */
    public void profileSaved(Profile profile) {
        watches.stream()
                .filter(watch -> watch.state().profile().id().equals(profile.id()))
                .forEach(watch ->
                        watch.addressChanged(
                                !watch.state()
                                        .profile()
                                        .serviceUrl()
                                        .equals(profile.serviceUrl())));
    }

    /** Called when a key was entered for this profile: its waiting watches go on. */
    public void keyEntered(String profileId) {
        watches.stream()
                .filter(watch -> watch.state().profile().id().equals(profileId))
                .forEach(TaskWatch::keyEntered);
    }

    /**
     * Sets whether the window can be seen. While it cannot, a task that is in contact is polled
     * every 15 s only; backoff and the service's Retry-After stay as they are. When it can be seen
     * again, every task in contact is polled at once.
     */
    public void windowVisible(boolean now) {
        boolean before = windowVisible;
        windowVisible = now;
        if (now && !before) {
            watches.forEach(TaskWatch::windowShown);
        }
    }

    private @Nullable TaskWatch watching(Profile profile, Predicate<JournalEntry> which) {
        return watches.stream()
                .filter(watch -> watch.state().isWatching())
                .filter(watch -> watch.state().profile().id().equals(profile.id()))
                .filter(watch -> which.test(watch.state().entry()))
                .findFirst()
                .orElse(null);
    }

    private StartResult request(Profile profile, ItemKind kind, RetryReason reason)
            throws InterruptedException {
        EnterpriseApi api;
        try {
            api = tools.keys().connect(profile);
        } catch (RuntimeException e) {
            return Calls.notMade(e);
        }
        if (api == null) {
            return new StartResult.KeyMissing();
        }
        // On disk first: whatever happens from here on, the request is on record.
        JournalEntry requested = entries.requested(profile, kind, reason, tools.now());
        entries.begin(requested);
        acts.sending(profile, kind);
        return switch (Calls.retry(api, kind)) {
            case Outcome.Answered<RetryAccepted>(var accepted) -> {
                JournalEntry entry = requested.accepted(accepted);
                entries.begin(entry);
                String taskId = accepted.taskId();
                yield taskId == null
                        ? new StartResult.NothingFailed()
                        : watch(new TaskWatch(profile, entry, taskId, Past.NONE, null, tools));
            }
            case Outcome.Failed<RetryAccepted>(var failure) -> {
                if (!(failure instanceof EnterpriseFailure.UnknownOutcome)) {
                    entries.withdraw(requested);
                }
                yield new StartResult.Failed(
                        failure instanceof EnterpriseFailure.AlreadyRunning(var said, var task, _)
                                ? new EnterpriseFailure.AlreadyRunning(
                                        said, task, entries.unknownOutcomeBefore(requested))
                                : failure);
            }
        };
    }

    private Optional<StartResult> pollAndAttach(
            Profile profile, ItemKind assumed, String taskId, Predicate<TaskSnapshot> isWanted)
            throws InterruptedException {
        EnterpriseApi api;
        try {
            api = tools.keys().connect(profile);
        } catch (RuntimeException e) {
            return Optional.of(Calls.notMade(e));
        }
        if (api == null) {
            return Optional.of(new StartResult.KeyMissing());
        }
        return switch (api.task(taskId)) {
            case Outcome.Answered<TaskSnapshot>(var first) -> {
                if (!isWanted.test(first)) {
                    yield Optional.empty();
                }
                JournalEntry known = entries.known(profile, taskId);
                JournalEntry entry =
                        known == null
                                ? entries.attached(profile, assumed, taskId, first, tools.now())
                                : known;
                Past past = known == null ? Past.NONE : entries.past(known);
                TaskWatch watch = new TaskWatch(profile, entry, taskId, past, first, tools);
                WatchState state = watch.state();
                if (known == null) {
                    entries.begin(state.entry());
                }
                entries.update(
                        state.entry(), state.samples().reversed().stream().limit(1).toList());
                yield Optional.of(watch(watch));
            }
            case Outcome.Failed<TaskSnapshot>(var failure) ->
                    Optional.of(new StartResult.Failed(failure));
        };
    }

    private StartResult watch(TaskWatch watch) {
        begin(watch);
        return new StartResult.Watching(watch);
    }

    private void begin(TaskWatch watch) {
        watches.add(watch);
        onWatch.notify(watch);
        watch.begin();
    }
}
