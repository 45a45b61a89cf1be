package dev.redrive.ui.desk;

import dev.redrive.base.Listeners;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Journal;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outages;
import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.Starting;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.desk.Drawing.Changes;
import dev.redrive.ui.desk.Lane.SeenTask;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.profiles.ProfilesModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Every customer as all screens see it, fed by the profiles, the watches and the journal. However
 * many tasks move at once, there is at most one update per turn of the given executor, and it
 * computes only the customers of which something changed. JavaFX thread.
 */
public final class CustomersModel {

    private static final Comparator<Customer> ORDER =
            Comparator.comparing((Customer customer) -> customer.state().group())
                    .thenComparing(
                            customer -> customer.state().profile().name(),
                            String.CASE_INSENSITIVE_ORDER);

    private final ProfilesModel profiles;
    private final RetryDesk desk;
    private final Journal journal;
    private final Outages outages;
    private final Background background;
    private final Formats formats;
    private final ObservableList<Customer> customers = FXCollections.observableArrayList();
    // A field, because the read-only view follows changes only while it is reachable.
    private final ObservableList<Customer> shownCustomers =
            FXCollections.unmodifiableObservableList(customers);
    private final Map<String, Customer> byId = new HashMap<>();
    private final Map<String, Remembered> remembered = new HashMap<>();
    private final Set<String> dismissed = new HashSet<>();
    private final Listeners<SeenTask> onEnd = new Listeners<>("ended tasks");
    private Instant today = Instant.MIN;

    // Used from any thread.
    private final Map<TaskWatch, Runnable> listening = new ConcurrentHashMap<>();
    private final Changes changed;
    private final ColleaguesModel colleagues;

    /**
     * The customers of these profiles; their history is read at once in the background.
     *
     * @param outages where the user's marks are: the same history as the journal's
     * @param drawing when updates run on the JavaFX thread
     */
    public CustomersModel(
            ProfilesModel profiles,
            RetryDesk desk,
            Journal journal,
            Outages outages,
            Background background,
            Formats formats,
            Drawing drawing) {
        this.profiles = profiles;
        this.desk = desk;
        this.journal = journal;
        this.outages = outages;
        this.background = background;
        this.formats = formats;
        this.changed = new Changes(drawing, this::update);
        this.colleagues = new ColleaguesModel(profiles.profiles(), outages, background, drawing);
        desk.onWatch(this::follow);
        desk.watches().forEach(this::follow);
        desk.onStarting(this::startingChanged);
        profiles.profiles().addListener((ListChangeListener<Profile>) _ -> profilesChanged());
        profiles.keys()
                .states()
                .addListener(
                        (MapChangeListener<String, KeyState>) change -> change(change.getKey()));
        profilesChanged();
        update();
    }

    /**
     * Every customer, in the order in which lists show them: by group, then by name. Changes only
     * when a customer comes, goes or changes its group or name; everything else changes in {@link
     * Customer#stateProperty}.
     */
    public ObservableList<Customer> customers() {
        return shownCustomers;
    }

    /** What colleagues reported of the customers. */
    public ColleaguesModel colleagues() {
        return colleagues;
    }

    /** The customer of that profile; null when there is none, as for one just removed. */
    public @Nullable Customer find(String profileId) {
        return byId.get(profileId);
    }

    /** How many real customers there are: the demo is none. */
    public long count() {
        return customers.stream()
                .filter(customer -> customer.state().group() != CustomerGroup.DEMO)
                .count();
    }

    /**
     * Notifies the listener of every task that was watched to its end, or that the service no
     * longer knows, once its customer's state says so. Not of one that the user stopped watching.
     */
    public void onEnd(Consumer<SeenTask> listener) {
        onEnd.add(listener);
    }

    /** Forgets a watch that was read; its end needs no attention any more. */
    public void dismiss(TaskWatch watch) {
        desk.dismiss(watch);
        Runnable end = listening.remove(watch);
        if (end != null) {
            end.run();
        }
        WatchState last = watch.state();
        Remembered known = remembered.get(last.profile().id());
        if (known != null) { // Until the journal has been read again.
            known.put(last.entry());
        }
        dismiss(last.profile().id(), last.entry());
        read(last.profile().id());
    }

    /** Says that how this retry ended, or that this is not known, needs no attention any more. */
    public void dismiss(String profileId, JournalEntry entry) {
        dismissed.add(entry.id());
        change(profileId);
    }

    /** Reads the whole history again, as after its disk failed or a user has changed it. */
    public void reload() {
        read(remembered.keySet());
    }

    /** Notices what changes by time alone: a new day, lost contact that lasts. Once a second. */
    public void tick() {
        colleagues.tick();
        Instant now = formats.now();
        boolean newDay = !today.equals(formats.startOfDay(0));
        for (Customer customer : customers) {
            CustomerState state = customer.state();
            Attention attention = Grouping.attention(state.lanes(), dismissed, now);
            if (newDay || !Objects.equals(attention, state.attention())) {
                change(customer.id());
            }
        }
    }

    private void follow(TaskWatch watch) {
        String id = watch.state().profile().id();
        AtomicReference<@Nullable WatchState> last = new AtomicReference<>();
        listening.computeIfAbsent(
                watch,
                _ ->
                        watch.onState(state -> {
                            WatchState before = last.getAndSet(state);
                            // No list says that a poll is in flight.
                            if (before != null && state.isOnlyProgress(before)) {
                                changed.addGently(id);
                            } else if (before == null || !state.isOnlyPolling(before)) {
                                moved(id, state);
                            }
                        }));
        change(id);
    }

    /** On the watch's thread. */
    private void moved(String id, WatchState state) {
        if (!state.isWatching()) {
            background.ui().execute(() -> read(id));
        }
        change(id);
    }

    /** On the thread of the start: one that has ended may have left an entry without a watch. */
    private void startingChanged(List<Starting> now) {
        background
                .ui()
                .execute(() -> {
                    Set<String> ids =
                            now.stream()
                                    .map(start -> start.profile().id())
                                    .collect(Collectors.toSet());
                    customers.stream()
                            .filter(customer ->
                                    customer.state().lanes().stream()
                                            .anyMatch(lane -> lane.starting() != null))
                            .map(Customer::id)
                            .filter(id -> !ids.contains(id))
                            .forEach(this::read);
                    customers.forEach(customer -> change(customer.id()));
                });
    }

    private void profilesChanged() {
        Set<String> ids = new HashSet<>();
        Set<String> added = new HashSet<>();
        for (Profile profile : profiles.profiles()) {
            ids.add(profile.id());
            if (remembered.putIfAbsent(profile.id(), new Remembered()) == null) {
                added.add(profile.id());
            }
            change(profile.id());
        }
        read(added);
        for (String id : List.copyOf(remembered.keySet())) {
            if (!ids.contains(id)) {
                remembered.remove(id);
                change(id);
            }
        }
    }

    private void read(String id) {
        read(Set.of(id));
    }

    /** Reads their histories in one go; of those being read already, again when that has ended. */
    private void read(Set<String> ids) {
        Map<String, Remembered> reading = new HashMap<>();
        for (String id : ids) {
            Remembered known = remembered.get(id);
            if (known != null && known.isReading) {
                known.again = true;
            } else if (known != null) {
                known.isReading = true;
                reading.put(id, known);
            }
        }
        if (reading.isEmpty()) {
            return;
        }
        background
                .run(() -> Remembered.read(journal, outages, reading.keySet()))
                .inAnyCase(() -> reading.forEach(this::readEnded))
                .then(read ->
                        reading.forEach((id, known) -> {
                            known.take(Objects.requireNonNull(read.recent().get(id)), read.marks());
                            change(id);
                        }));
    }

    private void readEnded(String id, Remembered known) {
        known.isReading = false;
        known.isRead = true;
        change(id);
        if (known.again) {
            known.again = false;
            read(id);
        }
    }

    /** Something of that customer changed. Any thread. */
    private void change(String id) {
        changed.add(id);
    }

    private void update() {
        Set<String> ids = changed.take();
        Map<String, List<SeenTask>> tasks =
                desk.watches().reversed().stream()
                        .map(watch -> new SeenTask(watch, watch.state()))
                        .filter(task -> ids.contains(task.state().profile().id()))
                        .collect(Collectors.groupingBy(task -> task.state().profile().id()));
        today = formats.startOfDay(0);
        boolean isReordered = false;
        for (Profile profile : profiles.profiles()) {
            if (ids.remove(profile.id())) {
                isReordered |= show(profile, tasks.getOrDefault(profile.id(), List.of()));
            }
        }
        for (String gone : ids) {
            isReordered |= byId.remove(gone) != null;
        }
        if (isReordered) {
            List<Customer> order = new ArrayList<>(byId.values());
            order.sort(ORDER);
            customers.setAll(order);
        }
    }

    /** Whether it may stand elsewhere in the list now. */
    private boolean show(Profile profile, List<SeenTask> tasks) {
        CustomerState next = state(profile, tasks);
        Customer customer = byId.get(profile.id());
        if (customer == null) {
            byId.put(profile.id(), new Customer(next));
            return true;
        }
        CustomerState before = customer.state();
        customer.show(next);
        notifyOfEnds(before, next);
        return before.group() != next.group()
                || !before.profile().name().equals(next.profile().name());
    }

    private void notifyOfEnds(CustomerState before, CustomerState next) {
        Set<TaskWatch> watched =
                before.lanes().stream()
                        .flatMap(lane -> lane.running().stream())
                        .map(SeenTask::watch)
                        .collect(Collectors.toSet());
        Set<TaskWatch> known =
                before.lanes().stream()
                        .flatMap(lane -> lane.tasks().stream())
                        .map(SeenTask::watch)
                        .collect(Collectors.toSet());
        next.lanes().stream()
                .flatMap(lane -> lane.tasks().stream())
                .filter(task -> hasEnded(task.state()))
                // A short one may have begun and ended since the last update.
                .filter(task ->
                        watched.contains(task.watch())
                                || (!known.contains(task.watch())
                                        && !task.state().entry().attached()))
                .forEach(onEnd::notify);
    }

    private static boolean hasEnded(WatchState state) {
        return switch (state.contact()) {
            case ContactState.Ended _ -> true;
            case ContactState.NotFound(var _, var next) -> next == null;
            default -> false;
        };
    }

    private CustomerState state(Profile profile, List<SeenTask> tasks) {
        Remembered known = remembered.computeIfAbsent(profile.id(), _ -> new Remembered());
        Lane trips = lane(profile, ItemKind.TRIPS, tasks, known);
        Lane crashes = lane(profile, ItemKind.CRASHES, tasks, known);
        List<Lane> lanes = List.of(trips, crashes);
        Attention attention = Grouping.attention(lanes, dismissed, formats.now());
        return new CustomerState(
                profile,
                profiles.keys().of(profile),
                known.isRead,
                known.isComplete,
                trips,
                crashes,
                Grouping.group(profile, lanes, attention, today),
                attention);
    }

    private Lane lane(Profile profile, ItemKind kind, List<SeenTask> tasks, Remembered known) {
        Starting starting =
                desk.starting().stream()
                        .filter(start -> start.kind() == kind)
                        .filter(start -> start.profile().id().equals(profile.id()))
                        .findFirst()
                        .orElse(null);
        List<SeenTask> mine =
                tasks.stream()
                        .filter(task -> task.state().entry().kind() == kind)
                        .sorted(
                                Comparator.comparing(
                                                (SeenTask task) -> task.state().entry().startedAt())
                                        .reversed())
                        .toList();
        List<JournalEntry> entries =
                known.with(mine.stream().map(task -> task.state().entry()), kind);
        return new Lane(kind, starting, mine, entries, known.outages(entries));
    }
}
