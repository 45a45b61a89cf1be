package dev.redrive.ui.dashboard;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Journal;
import dev.redrive.journal.JournalEntry;
import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.Starting;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Latest;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the dashboard shows of the chosen profile, and every watched task. JavaFX thread. */
public final class DashboardViewModel {

    private static final int REMEMBERED = 100;
    private static final int DRAIN_STEPS = 6;

    private final ProfilesModel profiles;
    private final RetryDesk desk;
    private final Journal journal;
    private final Background background;
    private final Executor ui;
    private final Formats formats;
    private final Map<ItemKind, CardViewModel> cards = new EnumMap<>(ItemKind.class);
    private final Map<ItemKind, ObservableList<DrainStep>> drains = new EnumMap<>(ItemKind.class);
    private final ObservableList<TaskWatch> watches = FXCollections.observableArrayList();
    // A field, because the read-only view follows changes only while it is reachable.
    private final ObservableList<TaskWatch> shownWatches =
            FXCollections.unmodifiableObservableList(watches);
    private final Map<TaskWatch, Runnable> listening = new HashMap<>();
    private List<JournalEntry> entries = List.of();
    private int readings;
    private @Nullable String readOf;

    /**
     * The dashboard over these profiles and watches.
     *
     * @param background reads the journal
     */
    public DashboardViewModel(
            ProfilesModel profiles,
            RetryDesk desk,
            Journal journal,
            Background background,
            Texts texts,
            Formats formats) {
        this.profiles = profiles;
        this.desk = desk;
        this.journal = journal;
        this.background = background;
        this.ui = background.ui();
        this.formats = formats;
        for (ItemKind kind : ItemKind.values()) {
            cards.put(kind, new CardViewModel(kind, texts, formats));
            drains.put(kind, FXCollections.observableArrayList());
        }
        desk.onWatch(watch -> background.ui().execute(() -> add(watch)));
        desk.watches().forEach(this::add);
        desk.onStarting(_ -> background.ui().execute(this::refresh));
        profiles.keys().states().addListener((MapChangeListener<String, KeyState>) _ -> refresh());
        profiles.chosenProperty().subscribe(_ -> reload());
    }

    private void add(TaskWatch watch) {
        if (listening.containsKey(watch)) {
            return;
        }
        watches.addFirst(watch);
        listening.put(watch, watch.onState(new Latest<>(ui, this::changed)));
        reload();
    }

    private void changed(WatchState state) {
        if (!state.profile().id().equals(profiles.chosen().id())) {
            return;
        }
        if (state.isWatching()) {
            refresh();
        } else {
            reload();
        }
    }

    /** Forgets a watch that has been read. */
    public void dismiss(TaskWatch watch) {
        desk.dismiss(watch);
        // Until the journal has been read again.
        JournalEntry last = watch.state().entry();
        entries =
                Stream.concat(
                                Stream.of(last),
                                entries.stream().filter(entry -> !entry.id().equals(last.id())))
                        .toList();
        Runnable end = listening.remove(watch);
        if (end != null) {
            end.run();
        }
        watches.remove(watch);
        reload();
    }

    /** Reads the journal again; also after an answer that made no watch. */
    public void reload() {
        Profile profile = profiles.chosen();
        int reading = ++readings;
        refresh();
        background
                .run(() -> journal.recent(profile.id(), REMEMBERED))
                .inAnyCase(() -> read(profile, reading))
                .then(read -> {
                    // A later one may have been faster, and for another profile.
                    if (reading == readings) {
                        entries = read;
                        refresh();
                    }
                });
    }

    /** Also where reading has failed: what is known then is shown, and a retry can be started. */
    private void read(Profile profile, int reading) {
        if (reading == readings) {
            readOf = profile.id();
            refresh();
        }
    }

    /** Status and numbers of every card come from one look at the watches. */
    private void refresh() {
        Profile profile = profiles.chosen();
        List<WatchState> states =
                watches.stream()
                        .map(TaskWatch::state)
                        .filter(state -> state.profile().id().equals(profile.id()))
                        .toList();
        cards.forEach((kind, card) -> {
            List<JournalEntry> known = known(profile, kind, states);
            show(card, profile, watching(states, kind), known.isEmpty() ? null : known.getFirst());
            drain(kind).setAll(drain(known));
        });
    }

    private void show(
            CardViewModel card,
            Profile profile,
            @Nullable WatchState watching,
            @Nullable JournalEntry last) {
        Instant requested = requested(profile, card.kind);
        if (watching == null && requested != null) {
            card.showRequesting(requested);
            return;
        }
        if (watching == null && !profile.id().equals(readOf)) {
            card.showReading();
            return;
        }
        // The demo's address has no port until the embedded service listens.
        boolean ready = profile.serviceUrl().getPort() != 0;
        card.show(watching, last, ready, profile.readOnly());
        if (watching == null && last == null && !journal.lastReadWasComplete()) {
            card.showUnread();
        }
        if (profiles.keys().of(profile).isUnread()) {
            card.waitForKey(profile.name());
        }
    }

    private @Nullable Instant requested(Profile profile, ItemKind kind) {
        return desk.starting().stream()
                .filter(start -> start.profile().id().equals(profile.id()))
                .filter(start -> start.kind() == kind)
                .map(Starting::since)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable WatchState watching(List<WatchState> states, ItemKind kind) {
        return states.stream()
                .filter(WatchState::isWatching)
                .filter(state -> state.entry().kind() == kind)
                .findFirst()
                .orElse(null);
    }

    /**
     * The entries, newest first. The state of a watch replaces what was read from the journal, as
     * it is at least as new.
     */
    private List<JournalEntry> known(Profile profile, ItemKind kind, List<WatchState> states) {
        Map<String, JournalEntry> newest = new LinkedHashMap<>();
        Stream.concat(states.stream().map(WatchState::entry), entries.stream())
                .filter(entry -> entry.kind() == kind && entry.profileId().equals(profile.id()))
                .forEach(entry -> newest.putIfAbsent(entry.id(), entry));
        return newest.values().stream()
                .sorted(Comparator.comparing(JournalEntry::startedAt).reversed())
                .toList();
    }

    private List<DrainStep> drain(List<JournalEntry> known) {
        return known.stream()
                .filter(entry -> entry.nbItems() != null)
                .limit(DRAIN_STEPS)
                .map(entry ->
                        new DrainStep(
                                formats.moment(entry.startedAt()), formats.number(entry.nbItems())))
                .toList()
                .reversed();
    }

    /** The card of that kind. */
    public CardViewModel card(ItemKind kind) {
        return Objects.requireNonNull(cards.get(kind));
    }

    /** How many items each of the last retries of that kind took on, oldest first. */
    public ObservableList<DrainStep> drain(ItemKind kind) {
        return Objects.requireNonNull(drains.get(kind));
    }

    /** The watched tasks of all profiles, newest first. */
    public ObservableList<TaskWatch> watches() {
        return shownWatches;
    }

    /**
     * One retry in the drain.
     *
     * @param day when it was asked, in words
     * @param nbItems how many items it took on, as shown
     */
    record DrainStep(String day, String nbItems) {}
}
