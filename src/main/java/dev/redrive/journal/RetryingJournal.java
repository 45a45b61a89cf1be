package dev.redrive.journal;

import dev.redrive.base.Listeners;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Unsaved.WithUnsaved;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A journal that keeps working when its disk does not: what cannot be saved is cached, reported at
 * once, and saved when the disk works again. So storing an entry never throws; reading, notes and
 * removal throw a {@link JournalException} when the disk is needed for them, except {@link
 * #recent}.
 *
 * <p>While there is trouble, a new entry tries the disk at once and anything else every 5 s, so
 * that a disk that makes each call wait does not hold up every watch. Safe for any thread.
 *
 * <p>What must not be lost (a new entry, a task id, a word of the service, the end) is on the disk
 * when its call returns. Only {@link #progress} is gathered, and written in one step for all tasks
 * at once; whatever is read includes it.
 */
public final class RetryingJournal implements Journal, History {

    private static final System.Logger LOG = System.getLogger(RetryingJournal.class.getName());
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private record Trouble(JournalTrouble what, Instant since, Instant lastTry) {}

    /** What the listeners were last notified of. */
    private record Published(@Nullable JournalTrouble what, List<Unsaved.Named> unsaved) {}

    private final Journal disk;
    private final History history;
    private final InstantSource clock;
    private final Unsaved unsaved = new Unsaved();
    private final WithUnsaved overlay;
    private final UnsavedOutages unsavedOutages;
    private final Listeners<JournalHealth> listeners = new Listeners<>("the journal's health");

    /** Held while something is saved, so that an older state is never saved over a newer one. */
    private final Object saving = new Object();

    private final Executor soon;
    private final AtomicBoolean gathers = new AtomicBoolean();

    private volatile @Nullable Trouble trouble;
    private Published published = new Published(null, List.of());

    /**
     * @param disk where entries are kept
     * @param history the same, as it is read
     * @param clock the time
     * @param soon runs a command once progress was gathered for a while, on a thread that may block
     */
    public RetryingJournal(Journal disk, History history, InstantSource clock, Executor soon) {
        this.disk = disk;
        this.history = history;
        this.overlay = new WithUnsaved(unsaved, history);
        this.unsavedOutages = new UnsavedOutages(unsaved, history);
        this.clock = clock;
        this.soon = soon;
    }

    /** Whether all is saved. Returns at once; any thread. */
    public JournalHealth health() {
        Trouble now = trouble;
        List<JournalEntry> entries = unsaved.all().stream().map(Change::entry).toList();
        return now == null
                ? JournalHealth.HEALTHY
                : new JournalHealth(now.what(), now.since(), entries);
    }

    /**
     * Notifies the listener of the {@link #health} whenever it changes, except for newer states of
     * the same unsaved entries; on the thread that noticed. It returns quickly.
     */
    public void onHealth(Consumer<JournalHealth> listener) {
        listeners.add(listener);
    }

    /**
     * Tries the disk and saves what is not saved yet; listeners are notified, nothing is thrown. To
     * be called at the start and every few seconds, so that trouble and its end are noticed.
     */
    @Override
    public void check() {
        save(disk::check, false);
    }

    @Override
    public void begin(JournalEntry entry) {
        unsaved.add(new Change(entry, List.of(), false));
        save(() -> saveOne(entry.id()), true);
    }

    /** Never throws either; what cannot be removed from the disk yet is no longer shown. */
    @Override
    public void withdraw(List<JournalEntry> entries) {
        entries.forEach(unsaved::withdraw);
        save(() -> takeBack(entries), true);
    }

    @Override
    public void update(JournalEntry entry, List<Sample> newest) {
        unsaved.add(new Change(entry, newest, false));
        save(() -> saveOne(entry.id()), false);
    }

    @Override
    public void progress(JournalEntry entry, List<Sample> newest) {
        unsaved.add(new Change(entry, newest, true));
        if (trouble != null) {
            save(() -> saveOne(entry.id()), false);
        } else if (gathers.compareAndSet(false, true)) {
            soon.execute(this::saveGathered);
        }
    }

    /** Writes the progress that was gathered, if any. Before the disk is closed. */
    public void saveGathered() {
        synchronized (saving) { // What another thread is writing just now is written then.
            boolean gathered = gathers.getAndSet(false);
            if (!gathered || trouble != null) {
                return; // In trouble, the next try saves it.
            }
            trySaving(
                    () -> {
                        List<Change> all = unsaved.all();
                        disk.updateAll(all);
                        all.forEach(unsaved::saved);
                    },
                    false);
        }
        notifyListeners();
    }

    /** Only what is in memory when the disk cannot be read; see {@link #readRecent}. */
    @Override
    public List<JournalEntry> recent(String profileId, int atMost) {
        return readRecent(profileId, atMost).entries();
    }

    @Override
    public Recent readRecent(String profileId, int atMost) {
        List<JournalEntry> onDisk = List.of();
        boolean read = false;
        try {
            onDisk = read(() -> disk.recent(profileId, atMost));
            read = true;
        } catch (JournalException e) {
            LOG.log(System.Logger.Level.DEBUG, "only what is in memory is shown", e);
        }
        return new Recent(
                overlay.entries(onDisk, entry -> entry.profileId().equals(profileId), atMost),
                read);
    }

    @Override
    public List<JournalEntry> unfinished() {
        return overlay.entries(
                read(disk::unfinished),
                entry -> VerdictKind.of(entry) == VerdictKind.UNFINISHED,
                Integer.MAX_VALUE);
    }

    @Override
    public List<HistoryRow> find(HistoryFilter filter, int offset, int atMost) {
        return trouble == null
                ? read(() -> history.find(filter, offset, atMost))
                : read(() -> overlay.rows(filter).skip(offset).limit(atMost).toList());
    }

    @Override
    public int count(HistoryFilter filter) {
        return trouble == null
                ? read(() -> history.count(filter))
                : read(() -> (int) overlay.rows(filter).count());
    }

    @Override
    public Stream<HistoryRow> all(HistoryFilter filter) {
        return read(() -> trouble == null ? history.all(filter) : overlay.rows(filter));
    }

    @Override
    public List<OutageRow> outages(OutageFilter filter, Page page) {
        return read(() ->
                trouble == null
                        ? history.outages(filter, page)
                        : unsavedOutages.page(filter, page));
    }

    @Override
    public void search(OutageFilter filter, BooleanSupplier isObsolete) {
        if (trouble == null) {
            read(() -> {
                history.search(filter, isObsolete);
                return filter;
            });
        }
    }

    @Override
    public OutageTotals outageTotals(OutageFilter filter) {
        return read(() ->
                trouble == null ? history.outageTotals(filter) : unsavedOutages.totals(filter));
    }

    @Override
    public @Nullable OutageRow outage(String entryId) {
        return read(() ->
                        Optional.ofNullable(
                                trouble == null
                                        ? history.outage(entryId)
                                        : unsavedOutages.outage(entryId)))
                .orElse(null);
    }

    @Override
    public Stream<OutageRetry> retries(OutageFilter filter) {
        return read(
                () -> trouble == null ? history.retries(filter) : unsavedOutages.retries(filter));
    }

    @Override
    public void mark(String entryId, @Nullable Mark mark) {
        change(entryId, () -> history.mark(entryId, mark));
    }

    @Override
    public Map<String, Mark> marks() {
        return read(history::marks);
    }

    @Override
    public List<Sample> samples(String entryId) {
        Change change = unsaved.of(entryId);
        List<Sample> newer = change == null ? List.of() : change.newest();
        return Stream.concat(
                        read(() -> history.samples(entryId)).stream()
                                .filter(sample -> !newer.contains(sample)),
                        newer.stream())
                .toList();
    }

    /** Lost while the disk fails: only entries and charts are worth a second try. */
    @Override
    public void addEvent(String entryId, TaskEvent event) {
        if (trouble == null) {
            save(() -> disk.addEvent(entryId, event), false);
        }
    }

    @Override
    public List<TaskEvent> events(String entryId) {
        return read(() -> disk.events(entryId));
    }

    @Override
    public void note(String entryId, String text) {
        change(entryId, () -> history.note(entryId, text));
    }

    @Override
    public void shareNote(String entryId, boolean isShared) {
        change(entryId, () -> history.shareNote(entryId, isShared));
    }

    private void change(String entryId, Runnable how) {
        if (trouble != null && unsaved.of(entryId) != null) {
            // On a disk that works again but does not hold the entry yet, it would be lost.
            save(() -> saveOne(entryId), true);
        }
        read(() -> {
            how.run();
            return entryId;
        });
    }

    @Override
    public int removeStartedBefore(Instant moment) {
        return read(() -> history.removeStartedBefore(moment));
    }

    private <T> T read(Supplier<T> work) {
        saveGathered();
        try {
            return work.get();
        } catch (JournalException e) {
            synchronized (saving) {
                failed(e);
            }
            notifyListeners();
            throw e;
        }
    }

    private void save(Runnable work, boolean atOnce) {
        synchronized (saving) {
            trySaving(work, atOnce);
        }
        notifyListeners();
    }

    private void trySaving(Runnable work, boolean atOnce) {
        if (atOnce || mayTry()) {
            try {
                work.run();
                if (trouble != null) {
                    unsaved.all().forEach(this::save);
                    takeBack(unsaved.withdrawn());
                    trouble = null;
                    LOG.log(System.Logger.Level.INFO, "the journal is saved again");
                }
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    private void saveOne(String entryId) {
        Change change = unsaved.of(entryId);
        if (change != null) {
            save(change);
        }
    }

    private void save(Change change) {
        disk.updateAll(List.of(change));
        unsaved.saved(change);
    }

    private void takeBack(List<JournalEntry> entries) {
        disk.withdraw(entries);
        entries.forEach(unsaved::gone);
    }

    private boolean mayTry() {
        Trouble now = trouble;
        // In either direction, because the clock may have been set back.
        return now == null
                || Duration.between(now.lastTry(), clock.instant()).abs().compareTo(BETWEEN_TRIES)
                        >= 0;
    }

    private void failed(RuntimeException e) {
        JournalTrouble what =
                e instanceof JournalException known ? known.trouble() : JournalTrouble.BROKEN;
        Trouble before = trouble;
        Instant now = clock.instant();
        if (before == null || before.what() != what) {
            LOG.log(System.Logger.Level.ERROR, "the journal cannot save: " + what, e);
        }
        trouble = new Trouble(what, before == null ? now : before.since(), now);
    }

    private void notifyListeners() {
        synchronized (saving) {
            Trouble now = trouble;
            Published next =
                    now == null
                            ? new Published(null, List.of())
                            : new Published(now.what(), unsaved.named());
            if (next.equals(published)) {
                return;
            }
            published = next;
        }
        listeners.notify(health());
    }

    /**
     * Whether everything is saved.
     *
     * @param trouble why the disk cannot be used at present; null when all is well
     * @param since when that began; null when all is well
     * @param unsaved the entries in memory only, which are lost when the program closes, the first
     *     begun first; the user should copy the task ids among them
     */
    public record JournalHealth(
            @Nullable JournalTrouble trouble, @Nullable Instant since, List<JournalEntry> unsaved) {

        /** All is well. */
        public static final JournalHealth HEALTHY = new JournalHealth(null, null, List.of());
    }
}
