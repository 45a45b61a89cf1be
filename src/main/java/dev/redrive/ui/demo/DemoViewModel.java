package dev.redrive.ui.demo;

import dev.redrive.demo.Deliveries;
import dev.redrive.demo.DemoState;
import dev.redrive.demo.Fault;
import dev.redrive.demo.Scenario;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.RetryDesk;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * What the demo shows beside the page of its profile. A switch shows what was chosen at once; what
 * the service says to it follows, and wins. JavaFX thread.
 */
public final class DemoViewModel {

    /** The speeds that are offered. */
    static final List<Integer> SPEEDS = List.of(1, 10, 60);

    private static final String ABOUT = "demo.about.";
    private static final String OUTAGE = "demo.outage.";
    private static final String BACKLOG = "demo.backlog.";

    private final ProfilesModel profiles;
    private final DemoRequests requests;
    private final Texts texts;
    private final Formats formats;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    final ObjectProperty<@Nullable DemoState> state = new SimpleObjectProperty<>();
    final ObjectProperty<List<Step>> steps = new SimpleObjectProperty<>(List.of());
    final BooleanProperty firstStart = new SimpleBooleanProperty();
    final StringProperty taskProblem = new SimpleStringProperty("");
    final StringProperty about = new SimpleStringProperty("");

    /** What the story is about, to somebody who starts Redrive for the first time. */
    final StringProperty welcome = new SimpleStringProperty("");

    final ObjectProperty<Server> server = new SimpleObjectProperty<>(Server.NOTHING);
    private final BooleanProperty moving = new SimpleBooleanProperty();
    private int pending;
    private boolean isStale;

    /**
     * The demo of these profiles.
     *
     * @param requests where requests go
     */
    public DemoViewModel(
            ProfilesModel profiles, DemoRequests requests, Texts texts, Formats formats) {
        this.profiles = profiles;
        this.requests = requests;
        this.texts = texts;
        this.formats = formats;
        profiles.chosenProperty()
                .subscribe(chosen -> {
                    shown.set(chosen.kind() == ProfileKind.DEMO);
                    refresh();
                });
        moving.bind(
                Bindings.createBooleanBinding(
                        () -> shown.get() && isMoving(state.get()), shown, state));
        state.subscribe(this::describe);
        profiles.profiles().addListener((ListChangeListener<Profile>) _ -> describe(state.get()));
    }

    /** Says everything again, in the language of now. */
    public void sayAgain() {
        describe(state.get());
        sayProblem(!taskProblem.get().isEmpty());
    }

    private void sayProblem(boolean isNoId) {
        taskProblem.set(isNoId ? texts.get("demo.notAnId") : "");
    }

    /** Whether the demo is the chosen customer. */
    ReadOnlyBooleanProperty shownProperty() {
        return shown;
    }

    /** Whether there is no customer yet, and nothing was retried in this story. */
    public boolean isFirstStart() {
        return firstStart.get();
    }

    /** Whether a task runs, so that what is shown changes by itself; only where it is shown. */
    ObservableValue<Boolean> movingProperty() {
        return moving;
    }

    private static boolean isMoving(@Nullable DemoState now) {
        return now != null
                && !now.clockPaused()
                && (now.trips().running() || now.crashes().running());
    }

    /** Asks how the demo stands, unless it is not shown; after the switch that is on its way. */
    public void refresh() {
        if (!shown.get()) {
            return;
        }
        isStale = pending > 0;
        if (!isStale) {
            change(_ -> {}, before -> before);
        }
    }

    /** Starts that story, at its beginning. */
    void begin(Scenario scenario) {
        pending++;
        requests.startOver(scenario, this::answered);
    }

    /** Starts the present story over. */
    void startOver() {
        DemoState now = state.get();
        begin(now == null ? Scenario.NIGHT_OUTAGE : now.scenario());
    }

    /** Shows the form of a new profile. */
    void addProfile() {
        requests.addProfile();
    }

    /**
     * Watches a colleague's task.
     *
     * @return whether a task was named; if not, what was pasted may be a key, and is not kept
     */
    boolean watchTask(String pasted) {
        String taskId = RetryDesk.taskIdIn(profiles.chosen(), pasted);
        sayProblem(taskId == null);
        if (taskId != null) {
            requests.watchTask(taskId);
        }
        return taskId != null;
    }

    void receiver(boolean up) {
        change(
                service -> service.receiverUp(up),
                now -> switched(now, up, now.pushesPaused(), now.fault()));
    }

    void pushService(boolean paused) {
        change(
                service -> service.pushesPaused(paused),
                now -> switched(now, now.receiverUp(), paused, now.fault()));
    }

    void fault(Fault fault) {
        change(
                service -> service.fault(fault),
                now -> switched(now, now.receiverUp(), now.pushesPaused(), fault));
    }

    private static DemoState switched(DemoState now, boolean up, boolean paused, Fault fault) {
        return new DemoState(
                now.scenario(),
                up,
                paused,
                fault,
                now.speed(),
                now.clockPaused(),
                now.trips(),
                now.crashes(),
                now.latest());
    }

    void clock(double speed, boolean paused) {
        change(
                service -> {
                    service.speed(speed);
                    service.clockPaused(paused);
                },
                now ->
                        new DemoState(
                                now.scenario(),
                                now.receiverUp(),
                                now.pushesPaused(),
                                now.fault(),
                                speed,
                                paused,
                                now.trips(),
                                now.crashes(),
                                now.latest()));
    }

    private void change(DemoRequests.Change change, UnaryOperator<DemoState> expected) {
        pending++;
        DemoState before = state.get();
        if (before != null) {
            state.set(expected.apply(before));
        }
        requests.change(change, this::answered);
    }

    /** Only the answer to the last switch is shown: earlier ones do not know of it. */
    private void answered(@Nullable DemoState now) {
        pending--;
        if (pending == 0) {
            state.set(now);
            if (isStale) {
                refresh();
            }
        }
    }

    private void describe(@Nullable DemoState now) {
        firstStart.set(
                profiles.profiles().size() == 1
                        && (now == null || (!hasBegun(now.trips()) && !hasBegun(now.crashes()))));
        if (now == null) {
            about.set("");
            welcome.set(texts.get("demo.welcomeText"));
            steps.set(List.of());
            server.set(Server.NOTHING);
            return;
        }
        about.set(texts.get(ABOUT + now.scenario().name()));
        welcome.set(
                now.scenario() == Scenario.NIGHT_OUTAGE
                        ? texts.get("demo.welcomeText")
                        : texts.get("demo.welcomeOther", about.get()));
        steps.set(storyOf(now));
        server.set(serverOf(now));
    }

    /** The step the story is at; null when all of it is over. */
    static @Nullable StepName present(DemoState now) {
        Deliveries main = now.of(mainKind(now.scenario()));
        if (main.isDrained()) {
            return null;
        }
        if (!now.receiverUp() || now.fault() == Fault.MAINTENANCE_PAGE) {
            return StepName.FAIL;
        }
        if (!hasBegun(main)) {
            return StepName.BACK;
        }
        return main.nbRetries() <= 1 && main.running() ? StepName.RETRY : StepName.AGAIN;
    }

    /** The kind the story is about while the demo is shown; trips while another customer is. */
    public ObservableValue<ItemKind> likelyKind() {
        ObservableValue<ItemKind> ofStory =
                state.map(now -> now == null ? ItemKind.TRIPS : mainKind(now.scenario()));
        return shown.flatMap(now -> now ? ofStory : new SimpleObjectProperty<>(ItemKind.TRIPS))
                .orElse(ItemKind.TRIPS);
    }

    private static ItemKind mainKind(Scenario scenario) {
        return scenario == Scenario.CRASH_BACKLOG ? ItemKind.CRASHES : ItemKind.TRIPS;
    }

    /** Also by a colleague, of whose task the story does not count the retry. */
    private static boolean hasBegun(Deliveries items) {
        return items.nbRetries() > 0 || items.running() || items.nbItems() > 0;
    }

    private List<Step> storyOf(DemoState now) {
        if (now.scenario() == Scenario.QUIET_DAY) {
            return List.of();
        }
        String failed = formats.number(now.scenario().failed(mainKind(now.scenario())));
        String story = now.scenario() == Scenario.CRASH_BACKLOG ? BACKLOG : OUTAGE;
        StepName present = present(now);
        return Stream.of(StepName.values())
                .map(name ->
                        new Step(
                                texts.get(story + name.name(), failed),
                                texts.get(story + name.name() + ".time"),
                                present == null || name.compareTo(present) < 0,
                                name == present))
                .toList();
    }

    private Server serverOf(DemoState now) {
        Deliveries latest = now.of(now.latest());
        return new Server(
                formats.number(latest.nbAnswered2xx()),
                formats.number(latest.nbRefused()),
                formats.number(latest.nbNotSent()),
                part(latest.nbAnswered2xx(), latest),
                part(latest.nbRefused(), latest),
                meaning(now, latest),
                damage(now));
    }

    private static double part(long count, Deliveries latest) {
        return latest.nbItems() == 0 ? 0 : (double) count / latest.nbItems();
    }

    private String meaning(DemoState now, Deliveries latest) {
        Deliveries.Story story = latest.story();
        if (now.fault() == Fault.MAINTENANCE_PAGE) {
            return texts.get("demo.serverPage");
        }
        if (!now.receiverUp()) {
            return texts.get("demo.serverDown", Math.max(story.mostAttempts(), 1));
        }
        if (latest.nbItems() == 0) {
            return texts.get(latest.isDrained() ? "demo.serverDrained" : "demo.serverNothing");
        }
        String still = formats.number(story.nbFailed());
        if (!latest.running() && latest.nbNotSent() > 0) {
            return texts.get("demo.serverCanceled", still);
        }
        return latest.running() || story.nbFailed() == 0
                ? texts.get("demo.serverMeaning")
                : texts.get("demo.serverAgain", still);
    }

    private String damage(DemoState now) {
        long lost = now.trips().story().nbLost() + now.crashes().story().nbLost();
        long givenUp = now.trips().story().nbGivenUp() + now.crashes().story().nbGivenUp();
        return Stream.of(
                        lost == 0 ? "" : texts.get("demo.lost", formats.number(lost)),
                        givenUp == 0 ? "" : texts.get("demo.givenUp", formats.number(givenUp)))
                .filter(words -> !words.isEmpty())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    /** The steps of the story. */
    enum StepName {
        DOWN,
        FAIL,
        BACK,
        RETRY,
        AGAIN
    }

    /**
     * One step of the story.
     *
     * @param text what happens
     * @param time when
     * @param done whether it is over
     * @param present whether the story is there now
     */
    record Step(String text, String time, boolean done, boolean present) {}

    /**
     * What the customer's server has seen of the latest task.
     *
     * @param answered how many it answered 2xx
     * @param refused how many it refused
     * @param notSent how many were not sent yet
     * @param answeredPart answered ones, of all, from 0 to 1
     * @param refusedPart refused ones, of all, from 0 to 1
     * @param meaning what that means
     * @param damage what can never be repaired; empty where there is none
     */
    record Server(
            String answered,
            String refused,
            String notSent,
            double answeredPart,
            double refusedPart,
            String meaning,
            String damage) {

        static final Server NOTHING = new Server("", "", "", 0, 0, "", "");
    }
}
