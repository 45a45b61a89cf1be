package dev.redrive.ui.customers;

import dev.redrive.journal.SearchText;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.desk.ColleaguesModel;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerGroup;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.desk.Lane;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.PolicyModel;
import dev.redrive.ui.profiles.PolicyTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Which customers the board lists and what its tiles say. However many customers change at once,
 * the tiles are computed once per turn of the given executor. The demo is no customer and is
 * counted nowhere. JavaFX thread.
 */
public final class BoardViewModel {

    private static final Duration TYPING = Duration.ofSeconds(1);

    /** What the board lists. */
    enum Filter {
        ALL,
        RUNNING,
        NEEDS_YOU;

        boolean lists(CustomerState state) {
            return switch (this) {
                case ALL -> true;
                case RUNNING -> state.isRunning();
                case NEEDS_YOU -> state.attention() != null;
            };
        }
    }

    /** A row of the table. */
    sealed interface Row {

        /**
         * The head of a group.
         *
         * @param count how many customers of it are listed
         */
        record Heading(CustomerGroup group, int count) implements Row {}

        /** A customer. */
        record Entry(Customer customer) implements Row {}
    }

    /**
     * What the tiles say, in words.
     *
     * @param customers how many there are
     * @param running how many tasks run
     * @param needsYou how many customers need a person
     * @param processed how many items the running tasks have processed
     * @param taken of how many; empty when none runs
     * @param processedNote what is not known of that; empty when nothing is missing
     * @param longest the longest time left
     * @param longestNote what is not known of that; empty when nothing is missing
     */
    record Tiles(
            int customers,
            int running,
            int needsYou,
            String processed,
            String taken,
            String processedNote,
            String longest,
            String longestNote) {}

    final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    final ReadOnlyObjectWrapper<Tiles> tiles = new ReadOnlyObjectWrapper<>();
    final ObservableList<Row> rows = FXCollections.observableArrayList();

    /** How many customers run, for the filter. */
    final ReadOnlyObjectWrapper<Integer> runningCustomers = new ReadOnlyObjectWrapper<>(0);

    private final CustomersModel customers;
    private final PolicyModel policy;
    private final Texts texts;
    private final Formats formats;
    private final Executor pulse;
    private final ChangeListener<CustomerState> changed = (_, _, _) -> change();
    private final Map<String, Customer> followed = new HashMap<>();
    private final Subscription listing;
    private boolean queued;
    private boolean isSeen = true;
    private boolean isPressed;
    private String typed = "";
    private Instant typedAt = Instant.MIN;

    /** What colleagues reported of the customers. */
    ColleaguesModel colleagues() {
        return customers.colleagues();
    }

    /**
     * The board over these customers.
     *
     * @param policy what the organisation has fixed
     * @param pulse runs updates on the JavaFX thread, best at its next pulse
     */
    public BoardViewModel(
            CustomersModel customers,
            PolicyModel policy,
            Texts texts,
            Formats formats,
            Executor pulse) {
        this.customers = customers;
        this.policy = policy;
        this.texts = texts;
        this.formats = formats;
        this.pulse = pulse;
        listing = customers.customers().subscribe(this::follow);
        filter.subscribe((_, _) -> update());
        follow();
        update();
    }

    /** Follows no customer any more. */
    void close() {
        listing.unsubscribe();
        followed.values().forEach(customer -> customer.stateProperty().removeListener(changed));
        followed.clear();
    }

    /** The customers themselves, without the demo. */
    private List<Customer> real() {
        return customers.customers().stream()
                .filter(customer -> customer.state().profile().kind() != ProfileKind.DEMO)
                .toList();
    }

    private void follow() {
        Map<String, Customer> now = new HashMap<>();
        real().forEach(customer -> now.put(customer.id(), customer));
        followed.values()
                .removeIf(customer -> {
                    boolean gone = !customer.equals(now.get(customer.id()));
                    if (gone) {
                        customer.stateProperty().removeListener(changed);
                    }
                    return gone;
                });
        now.forEach((id, customer) -> {
            if (followed.putIfAbsent(id, customer) == null) {
                customer.stateProperty().addListener(changed);
            }
        });
        change();
    }

    /** Says whether the board can be seen: while it cannot, nothing of it changes. */
    void seen(boolean now) {
        isSeen = now;
        isPressed = false;
        if (now) {
            update();
        }
    }

    /**
     * Says whether a mouse button is held down on the list: until it is let go, no row moves, so
     * that what was pressed is what is done, for the customer it was pressed for.
     */
    void pressed(boolean now) {
        isPressed = now;
        if (!now) {
            change(); // Later, when what was pressed has been done.
        }
    }

    private void change() {
        if (!queued && isSeen) {
            queued = true;
            pulse.execute(() -> {
                queued = false;
                if (isSeen) {
                    update();
                }
            });
        }
    }

    /** Says again what depends on the time. */
    void tick() {
        showTiles(real().stream().map(Customer::state).toList());
    }

    private void update() {
        List<Customer> all = real();
        List<Row> next = new ArrayList<>();
        for (CustomerGroup group : CustomerGroup.values()) {
            List<Customer> found =
                    all.stream()
                            .filter(customer -> customer.state().group() == group)
                            .filter(customer -> filter.get().lists(customer.state()))
                            .toList();
            if (!found.isEmpty()) {
                next.add(new Row.Heading(group, found.size()));
                found.stream().map(Row.Entry::new).forEach(next::add);
            }
        }
        if (!isPressed && !next.equals(rows)) {
            rows.setAll(next);
        }
        showTiles(all.stream().map(Customer::state).toList());
    }

    private void showTiles(List<CustomerState> states) {
        List<Lane> lanes =
                states.stream()
                        .flatMap(state -> state.lanes().stream())
                        .filter(lane -> !lane.running().isEmpty())
                        .toList();
        List<WatchState> tasks =
                lanes.stream()
                        .flatMap(lane -> lane.running().stream())
                        .map(Lane.SeenTask::state)
                        .toList();
        long unknown = lanes.stream().filter(lane -> lane.processed() == null).count();
        Instant now = formats.now();
        List<Duration> left =
                tasks.stream()
                        .map(task -> task.timeLeft(now))
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        int open = tasks.size() - left.size();
        runningCustomers.set((int) states.stream().filter(CustomerState::isRunning).count());
        tiles.set(
                new Tiles(
                        states.size(),
                        tasks.size(),
                        (int) states.stream().filter(state -> state.attention() != null).count(),
                        tasks.isEmpty() ? Formats.UNKNOWN : formats.number(sum(lanes, true)),
                        tasks.isEmpty()
                                ? ""
                                : texts.get("board.of", formats.number(sum(lanes, false))),
                        unknown == 0 ? "" : texts.get("board.unknownCounts", unknown),
                        left.isEmpty() ? Formats.UNKNOWN : formats.roughly(left.getLast()),
                        open == 0 || left.isEmpty() ? "" : texts.get("board.unknownTimes", open)));
    }

    private static long sum(List<Lane> lanes, boolean processed) {
        return lanes.stream()
                .map(lane -> processed ? lane.processed() : lane.taken())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Where that customer stands in the table; -1 where it is not listed. */
    int indexOf(@Nullable String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Row.Entry(Customer customer) && customer.id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Where the next customer stands whose name begins with what was typed within a second; -1 for
     * none. The same first letter again goes on to the next one.
     *
     * @param character what was typed now
     * @param from the selected row; -1 for none
     */
    int jump(String character, int from) {
        Instant now = formats.now();
        boolean goesOn = Duration.between(typedAt, now).compareTo(TYPING) <= 0;
        typedAt = now;
        typed = goesOn ? typed + SearchText.fold(character) : SearchText.fold(character);
        boolean again = typed.chars().distinct().count() == 1;
        String wanted = again ? typed.substring(0, Math.min(1, typed.length())) : typed;
        int start = again ? from + 1 : Math.max(from, 0);
        for (int i = 0; i < rows.size(); i++) {
            int at = (start + i) % rows.size();
            if (!wanted.isEmpty()
                    && rows.get(at) instanceof Row.Entry(Customer customer)
                    && SearchText.fold(customer.state().profile().name()).startsWith(wanted)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether a blank now belongs to a name that is being typed. */
    boolean isTyping() {
        return !typed.isEmpty()
                && Duration.between(typedAt, formats.now()).compareTo(TYPING) <= 0
                && rows.stream()
                        .anyMatch(row ->
                                row instanceof Row.Entry(Customer customer)
                                        && SearchText.fold(customer.state().profile().name())
                                                .startsWith(typed + " "));
    }

    /** What stands below a customer's name: its kind, and whether there is a key. */
    String underName(CustomerState state) {
        Profile profile = state.profile();
        String kind =
                profile.readOnly()
                        ? texts.get("profile.readOnly")
                        : texts.get("profile.kind." + profile.kind().name());
        String ending = state.key().ending();
        String key =
                ending == null
                        ? texts.get(
                                state.key().isUnread()
                                        ? "board.keyUnread"
                                        : state.key().isUnavailable()
                                                ? "board.keyUnavailable"
                                                : "board.keyNone")
                        : ending.isEmpty()
                                ? texts.get("start.keyThere")
                                : texts.get("start.keyEnding", ending);
        return kind + " · " + key;
    }

    /** The one next step of that customer. */
    NextStep step(CustomerState state) {
        return NextStep.of(state, !whyNoRetry(state).isEmpty());
    }

    /** Why the organisation lets no retry of that customer be requested; empty where it does. */
    String whyNoRetry(CustomerState state) {
        return new PolicyTexts(texts).whyNoRetry(policy.now(), state.profile());
    }

    /** What the button of a row says. */
    String words(NextStep step) {
        return texts.get("board.step." + step.name());
    }
}
