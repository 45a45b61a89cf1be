package dev.redrive.retry;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.Journal;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalEntry.Customer;
import dev.redrive.journal.JournalEntry.Request;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TaskEvent;
import dev.redrive.journal.VerdictKind;
import dev.redrive.profile.Profile;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates journal entries and stores them. A journal that fails is only logged: a running task must
 * be watched all the same. Any thread; blocks as the journal does.
 *
 * @param journal stores them
 * @param operator the operating system's user
 * @param ids a new id for each
 */
public record EntryStore(Journal journal, String operator, Supplier<String> ids) {

    private static final System.Logger LOG = System.getLogger(EntryStore.class.getName());

    /** How many entries of a profile are searched for a task. */
    private static final int SEARCHED = 500;

    /** A retry that is being requested: until it is answered, whether it started is not known. */
    JournalEntry requested(Profile profile, ItemKind kind, RetryReason reason, Instant at) {
        Request request = new Request(kind, customer(profile), reason.text(), operator, at, false);
        return JournalEntry.requested(ids.get(), request.after(reason.receiver()));
    }

    /**
     * A task that was started elsewhere.
     *
     * @param assumed its kind where the service does not say the task's type
     * @param first what the service said about it
     * @param now when it started where the service does not say that
     */
    JournalEntry attached(
            Profile profile, ItemKind assumed, String taskId, TaskSnapshot first, Instant now) {
        Optional<ItemKind> said = ItemKind.ofTask(first.type());
        ItemKind kind = said.orElse(assumed);
        Instant startedAt = Objects.requireNonNullElse(first.createdAt(), now);
        Request request = new Request(kind, customer(profile), "", operator, startedAt, true);
        return JournalEntry.attached(
                ids.get(), said.isPresent() ? request : request.ofAssumedKind(), taskId);
    }

    private static Customer customer(Profile profile) {
        return new Customer(profile.id(), profile.name(), profile.host());
    }

    /** The entry of that task; null when the journal has none or cannot be read. */
    @Nullable JournalEntry known(Profile profile, String taskId) {
        return recent(profile.id()).stream()
                .filter(entry -> taskId.equals(entry.taskId()))
                .findFirst()
                .orElse(null);
    }

    /**
     * The profile's unfinished entries, as far as the journal can be read, the last started first.
     *
     * @param watched entries of it as they are watched, which go before what the journal holds
     */
    List<JournalEntry> unfinished(Profile profile, Stream<JournalEntry> watched) {
        Stream<JournalEntry> kept =
                read(journal::unfinished).stream()
                        .filter(entry -> entry.profileId().equals(profile.id()))
                        .filter(entry -> entry.host().equals(profile.host()));
        Map<String, JournalEntry> known = new LinkedHashMap<>();
        Stream.concat(watched, kept)
                .forEach(entry -> known.putIfAbsent(String.valueOf(entry.taskId()), entry));
        return known.values().stream()
                .filter(entry -> VerdictKind.of(entry) == VerdictKind.UNFINISHED)
                .sorted(Comparator.comparing(JournalEntry::startedAt).reversed())
                .toList();
    }

    /**
     * When the latest earlier retry with an unknown outcome was requested, so that its task may be
     * the one in progress. Null when there is none; one that was followed by an accepted retry of
     * its kind was over by then.
     */
    @Nullable Instant unknownOutcomeBefore(JournalEntry requested) {
        Set<ItemKind> acceptedSince = EnumSet.noneOf(ItemKind.class);
        for (JournalEntry entry : recent(requested.profileId())) {
            boolean ours = !entry.attached() && entry.host().equals(requested.host());
            if (!ours || entry.id().equals(requested.id())) {
                continue;
            }
            if (VerdictKind.of(entry) != VerdictKind.NOT_KNOWN) {
                acceptedSince.add(entry.kind());
            } else if (!acceptedSince.contains(entry.kind())) {
                return entry.startedAt();
            }
        }
        return null;
    }

    /** What the journal holds of a watched entry beside the entry, as far as it can be read. */
    Past past(JournalEntry entry) {
        return new Past(
                read(() -> journal.samples(entry.id())), read(() -> journal.events(entry.id())));
    }

    /**
     * What was seen of a task before.
     *
     * @param samples the points of its chart, oldest first
     * @param events what happened, oldest first
     */
    record Past(List<Sample> samples, List<TaskEvent> events) {

        static final Past NONE = new Past(List.of(), List.of());
    }

    private List<JournalEntry> recent(String profileId) {
        return read(() -> journal.recent(profileId, SEARCHED));
    }

    private static <T> List<T> read(Supplier<List<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the journal could not be read", e);
            return List.of();
        }
    }

    /** Stores a new entry, or a change of it that must not be lost. */
    void begin(JournalEntry entry) {
        store(entry, journal::begin);
    }

    /** Removes an entry whose retry did not start. */
    void withdraw(JournalEntry entry) {
        store(entry, journal::withdraw);
    }

    /** Stores the present state of an entry, and new points of its chart. */
    void update(JournalEntry entry, List<Sample> newest) {
        store(entry, kept -> journal.update(kept, newest));
    }

    /** Stores a state that only goes on since the last one, as soon as there is time for it. */
    void progress(JournalEntry entry, List<Sample> newest) {
        store(entry, kept -> journal.progress(kept, newest));
    }

    /** Stores something that happened to an entry that was stored before. */
    void addEvent(JournalEntry entry, TaskEvent event) {
        store(entry, kept -> journal.addEvent(kept.id(), event));
    }

    private static void store(JournalEntry entry, Consumer<JournalEntry> how) {
        try {
            how.accept(entry);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the journal did not store entry " + entry.id(), e);
        }
    }
}
