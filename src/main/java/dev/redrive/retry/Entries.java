package dev.redrive.retry;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Journal;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalEntry.Customer;
import dev.redrive.journal.JournalEntry.Request;
import dev.redrive.journal.Sample;
import dev.redrive.journal.VerdictKind;
import dev.redrive.profile.Profile;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the journal's entries and gives them to it. A journal that fails is logged and no more: a
 * task that runs must be watched all the same. Any thread; blocks as the journal does.
 *
 * @param journal keeps them
 * @param operator the operating system's user
 * @param ids a new id for each
 */
record Entries(Journal journal, String operator, Supplier<String> ids) {

    private static final System.Logger LOG = System.getLogger(Entries.class.getName());

    /** How far back a task is looked for. */
    private static final int REMEMBERED = 500;

    /** A retry that is being requested: until it is answered, whether it started is not known. */
    JournalEntry requested(Profile profile, ItemKind kind, String reason, Instant at) {
        Request request = new Request(kind, customer(profile), reason, operator, at, false);
        return JournalEntry.requested(ids.get(), request);
    }

    /** A task that was started elsewhere. */
    JournalEntry attached(Profile profile, ItemKind kind, String taskId, Instant startedAt) {
        Request request = new Request(kind, customer(profile), "", operator, startedAt, true);
        return JournalEntry.attached(ids.get(), request, taskId);
    }

    private static Customer customer(Profile profile) {
        return new Customer(profile.id(), profile.name(), profile.host());
    }

    /** What the journal holds of that task already, if anything. */
    @Nullable JournalEntry known(Profile profile, String taskId) {
        try {
            return journal.recent(profile.id(), REMEMBERED).stream()
                    .filter(entry -> taskId.equals(entry.taskId()))
                    .findFirst()
                    .orElse(null);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the journal could not be read", e);
            return null;
        }
    }

    /** The profile's unfinished entries, as far as the journal can be read. */
    Stream<JournalEntry> unfinished(Profile profile) {
        try {
            return journal.unfinished().stream()
                    .filter(entry -> entry.profileId().equals(profile.id()))
                    .filter(entry -> entry.host().equals(profile.host()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the journal could not be read", e);
            return Stream.empty();
        }
    }

    /**
     * When the last retry before that one was requested of which it is not known whether it
     * started, so that its task may be the one in progress. Null when there is none; one that was
     * followed by an accepted retry of its kind was over by then.
     */
    @Nullable Instant unknownBefore(JournalEntry asked) {
        try {
            Set<ItemKind> acceptedSince = EnumSet.noneOf(ItemKind.class);
            for (JournalEntry entry : journal.recent(asked.profileId(), REMEMBERED)) {
                boolean ours = !entry.attached() && entry.host().equals(asked.host());
                if (!ours || entry.id().equals(asked.id())) {
                    continue;
                }
                if (VerdictKind.of(entry) != VerdictKind.NOT_KNOWN) {
                    acceptedSince.add(entry.kind());
                } else if (!acceptedSince.contains(entry.kind())) {
                    return entry.startedAt();
                }
            }
            return null;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the journal could not be read", e);
            return null;
        }
    }

    /** The points of that entry's chart, as far as the journal can be read. */
    List<Sample> samples(JournalEntry entry) {
        try {
            return journal.samples(entry.id());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the journal could not be read", e);
            return List.of();
        }
    }

    /** Keeps a new entry, or a word on it that must not be lost. */
    void begin(JournalEntry entry) {
        keep(entry, journal::begin);
    }

    /** Takes back an entry whose retry did not start. */
    void withdraw(JournalEntry entry) {
        keep(entry, journal::withdraw);
    }

    /** Keeps what became of it, and the points of its chart. */
    void update(JournalEntry entry, List<Sample> newest) {
        keep(entry, kept -> journal.update(kept, newest));
    }

    private static void keep(JournalEntry entry, Consumer<JournalEntry> how) {
        try {
            how.accept(entry);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the journal did not keep " + entry.id(), e);
        }
    }
}
