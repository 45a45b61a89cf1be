package dev.redrive.retry;

import dev.redrive.audit.Act;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.keys.ApiKey;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A desk and a watch with everything around them scripted; loops run on the test's own thread. */
final class Bench {

    static final Instant NOON = FakeClock.NOON;
    static final String TASK = "6753030831fe9826412bac5c";
    static final Profile ACME = profile("acme");

    final FakeClock clock = new FakeClock();
    final RecordingWaiter waiter = new RecordingWaiter(clock);
    final ScriptedService service = new ScriptedService(clock);
    final FakeVault vault = new FakeVault();
    final RecordingJournal journal = new RecordingJournal();
    boolean seen = true;
    final List<WatchState> states = new ArrayList<>();

    Bench() {
        keep(ACME, "first-key");
    }

    /** What the audit trail was given, in order. */
    final List<Act> acts = new CopyOnWriteArrayList<>();

    static Profile profile(String id) {
        return new Profile(
                id,
                id.toUpperCase(Locale.ROOT),
                ProfileKind.PRODUCTION,
                ProfileColour.RED,
                URI.create("https://service.example:8443/path"));
    }

    static TaskSnapshot said(
            @Nullable String word, @Nullable Long items, @Nullable Long remaining) {
        TaskStatus status = word == null ? null : TaskStatus.of(word);
        return new TaskSnapshot(TASK, null, null, null, status, items, remaining, Set.of());
    }

    static TaskSnapshot pending() {
        return said("PENDING", 321L, 321L);
    }

    static TaskSnapshot left(long remaining) {
        return said("IN_PROGRESS", 321L, remaining);
    }

    static TaskSnapshot completed() {
        return said("COMPLETED", 321L, 0L);
    }

    void keep(Profile profile, String key) {
        vault.keep(profile, ApiKey.of(key.toCharArray()));
    }

    RetryDesk desk() {
        return desk(Runnable::run);
    }

    RetryDesk desk(Executor loops) {
        return new RetryDesk(
                new KeyedConnector(service, vault),
                new EntryStore(journal, "someone", () -> "entry " + (journal.begun.size() + 1)),
                new Polling(clock, () -> waiter, () -> 0.5, loops),
                acts::add);
    }

    /** A watch that writes down what it tells, not begun. */
    TaskWatch watch() {
        EntryStore entries = new EntryStore(journal, "someone", () -> "entry 1");
        WatchTools tools =
                new WatchTools(
                        new KeyedConnector(service, vault),
                        entries,
                        new Polling(clock, () -> waiter, () -> 0.5, Runnable::run),
                        () -> seen,
                        new RetryActs(acts::add));
        TaskWatch watch = new TaskWatch(ACME, entry(), TASK, EntryStore.Past.NONE, null, tools);
        watch.onState(states::add);
        return watch;
    }

    /** Runs a watch to its end. */
    TaskWatch watched() {
        TaskWatch watch = watch();
        watch.begin();
        return watch;
    }

    static JournalEntry entry() {
        return TestEntry.entry("entry 1", TASK)
                .customer(ACME)
                .reason("ticket 7")
                .operator("someone")
                .items(321L)
                .build();
    }

    /** What was told of how well the task is seen, without the checks in between. */
    List<ContactState> contacts() {
        return states.stream()
                .map(WatchState::contact)
                .filter(contact -> !(contact instanceof ContactState.Polling))
                .toList();
    }

    List<Long> waitedSeconds() {
        return waiter.waits().stream().map(Duration::toSeconds).toList();
    }

    static Instant at(long second) {
        return NOON.plusSeconds(second);
    }
}
