package dev.redrive.retry;

import dev.redrive.base.Listeners;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.Journal;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.VerdictKind;
import dev.redrive.keys.KeyVault;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult.StartOutcome;
import dev.redrive.retry.WatchTools.KeyedConnector;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts retries and keeps the watches. Safe for any thread; {@link #start} and {@link #attach}
 * block up to the limits of the service's calls and are never called on the JavaFX thread, the rest
 * returns at once.
 */
public final class RetryDesk {

    private static final System.Logger LOG = System.getLogger(RetryDesk.class.getName());

    /** What is under way for a profile: the start of a kind, or the attaching of a task. */
    private record Claim(String profileId, String what) {}

    private final WatchTools tools;
    private final Entries entries;
    private final Set<Claim> underWay = ConcurrentHashMap.newKeySet();
    private final List<TaskWatch> watches = new CopyOnWriteArrayList<>();
    private final List<Starting> starting = new CopyOnWriteArrayList<>();
    private final Listeners<TaskWatch> onWatch = new Listeners<>("new watches");
    private final Listeners<List<Starting>> onStarting = new Listeners<>("starting retries");
    private final Listeners<StartOutcome> onOutcome = new Listeners<>("outcomes");
    private volatile boolean seen = true;

    /**
     * A desk with no watches.
     *
     * @param connector makes the service's API
     * @param vault where the keys are
     * @param journal keeps what was started
     * @param clock the time
     * @param waiters makes the waiter of each watch
     * @param jitter from 0 to 1, drawn for each delay after a failure; any thread
     * @param loops runs each watch's loop on a thread of its own, until the watch ends
     * @param operator the operating system's user
     * @param entryIds a new id for each journal entry; any thread
     */
    public RetryDesk(
            EnterpriseConnector connector,
            KeyVault vault,
            Journal journal,
            InstantSource clock,
            Supplier<Waiter> waiters,
            DoubleSupplier jitter,
            Executor loops,
            String operator,
            Supplier<String> entryIds) {
        KeyedConnector keys = new KeyedConnector(connector, vault);
        this.entries = new Entries(journal, operator, entryIds);
        this.tools = new WatchTools(keys, entries, clock, waiters, jitter, loops, () -> seen);
    }

    /**
     * Asks for a retry of every failed item of that kind, exactly once, and watches its task. The
     * journal holds that it was asked before it is sent, and the task's id before the first check;
     * it is taken out again only when it is certain that nothing was started. A second call for the
     * same profile and kind while the first is under way, or while its task is watched and not
     * ended, sends nothing; nor does one for a profile that is {@link Profile#readOnly()}.
     *
     * @param reason free text or a ticket; may be empty
     * @throws InterruptedException when the thread is interrupted while waiting for the answer; the
     *     entry then says that the outcome is not known
     */
    public StartResult start(Profile profile, ItemKind kind, String reason)
            throws InterruptedException {
        StartResult result = claimed(profile, kind, reason);
        onOutcome.notify(new StartOutcome(profile, kind, reason, result));
        return result;
    }

    private StartResult claimed(Profile profile, ItemKind kind, String reason)
            throws InterruptedException {
        if (profile.readOnly()) {
            return new StartResult.ReadOnly();
        }
        Claim claim = new Claim(profile.id(), kind.name());
        if (!underWay.add(claim)) {
            return new StartResult.AlreadyStarting();
        }
        Starting now = new Starting(profile, kind, tools.clock().instant());
        try {
            starting.add(now);
            onStarting.notify(starting());
            TaskWatch watch = watching(profile, entry -> entry.kind() == kind);
            return watch != null
                    ? new StartResult.AlreadyWatched(watch)
                    : ask(profile, kind, reason);
        } finally {
            underWay.remove(claim);
            starting.remove(now);
            onStarting.notify(starting());
        }
    }

    /**
     * Watches a task that was started elsewhere, or is not watched any more, after asking the
     * service once whether it knows it; records nothing when it does not. A task that the journal
     * knows goes on under its entry.
     *
     * @param asked the kind to assume when the service does not say the task's type
     * @param taskId an id that {@link dev.redrive.enterprise.TaskIds#clean} accepted
     * @throws InterruptedException when the thread is interrupted while waiting for the answer
     */
    public StartResult attach(Profile profile, ItemKind asked, String taskId)
            throws InterruptedException {
        Claim claim = new Claim(profile.id(), "task " + taskId);
        if (!underWay.add(claim)) {
            return new StartResult.AlreadyStarting();
        }
        try {
            TaskWatch watch = watching(profile, entry -> taskId.equals(entry.taskId()));
            return watch != null
                    ? new StartResult.AlreadyWatched(watch)
                    : find(profile, asked, taskId);
        } finally {
            underWay.remove(claim);
        }
    }

    /**
     * Watches a task of the journal that has not ended, as after a restart, without asking the
     * service first: a key that is not at hand is waited for, and holds up nothing else. Does
     * nothing for an entry without a task, or whose task is watched already. Blocks as the journal
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
            watch = new TaskWatch(profile, entry, taskId, entries.samples(entry), null, tools);
            begin(watch);
        }
        return watch;
    }

    /**
     * The tasks of the profile that have not ended as far as is known, watched or not, the last
     * started first. Blocks as the journal does.
     */
    public List<JournalEntry> unfinished(Profile profile) {
        Map<String, JournalEntry> known = new LinkedHashMap<>();
        Stream<JournalEntry> watched =
                watches().reversed().stream()
                        .map(TaskWatch::state)
                        .filter(state -> state.profile().id().equals(profile.id()))
                        .map(WatchState::entry);
        // What the last watch has heard is at least as new as what the journal holds.
        Stream.concat(watched, entries.unfinished(profile))
                .forEach(entry -> known.putIfAbsent(String.valueOf(entry.taskId()), entry));
        return known.values().stream()
                .filter(entry -> VerdictKind.of(entry) == VerdictKind.UNFINISHED)
                .sorted(Comparator.comparing(JournalEntry::startedAt).reversed())
                .toList();
    }

    /** The watches in the order they began, without the dismissed ones. */
    public List<TaskWatch> watches() {
        return List.copyOf(watches);
    }

    /**
     * Tells the listener every watch that begins, before its first check, on the thread that began
     * it.
     */
    public void onWatch(Consumer<TaskWatch> listener) {
        onWatch.add(listener);
    }

    /** The retries that are being requested now, in the order they were. */
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

    /** Forgets a watch that is not watching any more; a watching one is stopped first. */
    public void dismiss(TaskWatch watch) {
        watch.stop();
        watches.remove(watch);
    }

    /**
     * A profile was saved: the watches of its tasks at another address go on there with the key
     * they have, and end where they have none.
     */
    public void profileSaved(Profile profile) {
        watches.stream()
                .filter(watch -> watch.state().profile().id().equals(profile.id()))
                .forEach(watch ->
                        watch.moved(
                                !watch.state()
                                        .profile()
                                        .serviceUrl()
                                        .equals(profile.serviceUrl())));
    }

    /** A key was entered for this profile: its waiting watches go on. */
    public void keyEntered(String profileId) {
        watches.stream()
                .filter(watch -> watch.state().profile().id().equals(profileId))
                .forEach(TaskWatch::keyEntered);
    }

    /**
     * Says whether anybody can see the window. While nobody can, a task that is in contact is
     * checked every 15 s only; backoff and the service's own wish stay as they are. As soon as
     * somebody can again, every task in contact is checked, at once.
     */
    public void seen(boolean now) {
        boolean before = seen;
        seen = now;
        if (now && !before) {
            watches.forEach(TaskWatch::seenAgain);
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

    private StartResult ask(Profile profile, ItemKind kind, String reason)
            throws InterruptedException {
        EnterpriseApi api;
        try {
            api = tools.keys().connect(profile);
        } catch (RuntimeException e) {
            return notMade(e);
        }
        if (api == null) {
            return new StartResult.KeyMissing();
        }
        // On the disk first: whatever happens from here on, it is remembered that it was asked.
        JournalEntry asked = entries.requested(profile, kind, reason, tools.clock().instant());
        entries.begin(asked);
        return switch (send(api, kind)) {
            case Outcome.Answered<RetryAccepted>(var accepted) -> {
                JournalEntry entry = asked.accepted(accepted);
                entries.begin(entry);
                String taskId = accepted.taskId();
                yield taskId == null
                        ? new StartResult.NothingFailed()
                        : watch(new TaskWatch(profile, entry, taskId, List.of(), null, tools));
            }
            case Outcome.Failed<RetryAccepted>(var failure) -> {
                if (!(failure instanceof EnterpriseFailure.UnknownOutcome)) {
                    entries.withdraw(asked);
                }
                yield new StartResult.Refused(
                        failure instanceof EnterpriseFailure.AlreadyRunning(var said, var task, _)
                                ? new EnterpriseFailure.AlreadyRunning(
                                        said, task, entries.unknownBefore(asked))
                                : failure);
            }
        };
    }

    private static StartResult notMade(RuntimeException fault) {
        LOG.log(System.Logger.Level.ERROR, "a call could not be made", fault);
        return new StartResult.Refused(new EnterpriseFailure.NotMade());
    }

    private static Outcome<RetryAccepted> send(EnterpriseApi api, ItemKind kind)
            throws InterruptedException {
        try {
            return api.retry(kind);
        } catch (RuntimeException e) {
            // Promised not to happen; if it does, the request may have been read all the same.
            LOG.log(System.Logger.Level.ERROR, "asking for a retry broke", e);
            return new Outcome.Failed<>(new EnterpriseFailure.UnknownOutcome(""));
        }
    }

    private StartResult find(Profile profile, ItemKind asked, String taskId)
            throws InterruptedException {
        EnterpriseApi api;
        try {
            api = tools.keys().connect(profile);
        } catch (RuntimeException e) {
            return notMade(e);
        }
        if (api == null) {
            return new StartResult.KeyMissing();
        }
        return switch (api.task(taskId)) {
            case Outcome.Answered<TaskSnapshot>(var first) -> {
                JournalEntry known = entries.known(profile, taskId);
                JournalEntry entry =
                        known == null ? attached(profile, asked, taskId, first) : known;
                List<Sample> earlier = known == null ? List.of() : entries.samples(known);
                TaskWatch watch = new TaskWatch(profile, entry, taskId, earlier, first, tools);
                WatchState heard = watch.state();
                if (known == null) {
                    entries.begin(heard.entry());
                }
                entries.update(
                        heard.entry(), heard.samples().reversed().stream().limit(1).toList());
                yield watch(watch);
            }
            case Outcome.Failed<TaskSnapshot>(var failure) -> new StartResult.Refused(failure);
        };
    }

    private JournalEntry attached(
            Profile profile, ItemKind asked, String taskId, TaskSnapshot first) {
        ItemKind kind =
                Arrays.stream(ItemKind.values())
                        .filter(k -> k.taskType().equals(first.type()))
                        .findFirst()
                        .orElse(asked);
        Instant created = first.createdAt();
        return entries.attached(
                profile, kind, taskId, created == null ? tools.clock().instant() : created);
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
