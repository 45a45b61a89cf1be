package dev.redrive.ui.demo;

import dev.redrive.demo.DemoState;
import dev.redrive.demo.Scenario;
import dev.redrive.ui.kit.Texts;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The tour of the demo: six steps over the real controls, each with something to try. A tour that
 * was left goes on where it was left. JavaFX thread.
 */
public final class TourViewModel {

    private static final String TITLE = "tour.title.";
    private static final String TEXT = "tour.text.";
    private static final String NAME = "tour.name.";
    private static final String TRY = "tour.try.";
    private static final int FAST = 60;
    private static final List<TourStep> STEPS = List.of(TourStep.values());

    private final DemoViewModel demo;
    private final Texts texts;
    private final IntegerProperty step = new SimpleIntegerProperty();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private BooleanSupplier isCovered = () -> false;
    private boolean begun;
    private boolean isOfEarlierRun;
    final StringProperty title = new SimpleStringProperty("");
    final StringProperty text = new SimpleStringProperty("");
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty counted = new SimpleStringProperty("");
    final StringProperty tryText = new SimpleStringProperty("");
    final BooleanProperty finished = new SimpleBooleanProperty();
    final StringProperty button = new SimpleStringProperty("");

    /** A tour that has not begun. */
    public TourViewModel(DemoViewModel demo, Texts texts) {
        this.demo = demo;
        this.texts = texts;
        step.subscribe(_ -> describe());
        open.subscribe(_ -> describe());
        demo.state.subscribe(_ -> describe());
    }

    /**
     * Says when a dialog is open: what was counted is shown once that has gone, and where its
     * answer leads is no longer open.
     */
    void coveredWhile(BooleanSupplier dialogIsOpen) {
        isCovered = dialogIsOpen;
    }

    /** Looks again whether the tour has come to its end. */
    void look() {
        if (isLast()) {
            describe();
        }
    }

    /** Whether the tour is shown. */
    ReadOnlyBooleanProperty openProperty() {
        return open;
    }

    /**
     * Goes on with a tour that an earlier run of the program left.
     *
     * @param left the number of the step it was at, from 0; anything else is no tour
     * @param keep receives the step for the next run whenever it changes; 0 once there is none
     */
    public void goOn(int left, IntConsumer keep) {
        if (!begun && left > 0 && left < STEPS.size()) {
            begun = true;
            isOfEarlierRun = true;
            step.set(left);
        }
        step.subscribe((_, now) -> keep.accept(now.intValue()));
        finished.subscribe((_, done) -> {
            if (done) {
                keep.accept(0);
            }
        });
    }

    /** Begins the tour, with the story at its beginning, or goes on where it was left. */
    void start() {
        if (open.get()) {
            return;
        }
        if (!begun || finished.get()) {
            begun = true;
            step.set(0);
            demo.begin(Scenario.NIGHT_OUTAGE);
        } else if (isOfEarlierRun) {
            demo.begin(Scenario.NIGHT_OUTAGE); // The story of that run ended with it.
        }
        isOfEarlierRun = false;
        demo.clock(speed(), false);
        open.set(true);
    }

    /** Leaves the tour; {@link #start()} goes on from there. */
    void leave() {
        open.set(false);
    }

    /** The next step; leaves at the last one once the story is drained. */
    void next() {
        if (step.get() == last()) {
            leave();
            return;
        }
        repair();
        step.set(step.get() + 1);
        demo.clock(speed(), false);
    }

    void back() {
        if (step.get() > 0) {
            repair();
            step.set(step.get() - 1);
        }
    }

    /** What was tried must not spoil the next step. */
    private void repair() {
        DemoState now = demo.state.get();
        if (now != null && !now.receiverUp()) {
            demo.receiver(true);
        }
    }

    /** Slow enough to watch while there is something to watch. */
    private double speed() {
        return present() == TourStep.DRAIN ? 10 : 1;
    }

    private static int last() {
        return STEPS.size() - 1;
    }

    TourStep present() {
        return STEPS.get(step.get());
    }

    int stepsSoFar() {
        return step.get() + 1;
    }

    boolean isFirst() {
        return step.get() == 0;
    }

    boolean isLast() {
        return step.get() == last();
    }

    /** The ids of the controls to press, one after the other, for what this step suggests. */
    List<String> toTry(boolean dialogOpen) {
        DemoState now = demo.state.get();
        boolean up = now == null || now.receiverUp();
        boolean hasRetried = now != null && now.trips().nbRetries() > 0;
        return switch (present()) {
            case WHY -> List.of(up ? "demoReceiverDown" : "demoReceiverUp");
            case CUSTOMER -> List.of("navCredentials");
            case START -> dialogOpen ? TourStep.CONFIRM : List.of("retryTrips");
            case WATCH ->
                    hasRetried
                            ? List.of(up ? "demoReceiverDown" : "demoReceiverUp")
                            : TourStep.RETRY;
            case VERDICT -> hasRetried ? List.of("demoSpeed" + FAST) : TourStep.RETRY;
            case DRAIN -> dialogOpen ? TourStep.CONFIRM : TourStep.RETRY;
        };
    }

    /** Says everything again, in the language of now. */
    public void sayAgain() {
        describe();
    }

    private void describe() {
        TourStep now = present();
        @Nullable DemoState state = demo.state.get();
        finished.set(
                isLast()
                        && state != null
                        && state.trips().isDrained()
                        && !isCovered.getAsBoolean());
        String which = finished.get() ? "END" : now.name();
        name.set(texts.get(NAME + now.name()));
        title.set(texts.get(TITLE + which));
        text.set(texts.get(TEXT + which));
        tryText.set(finished.get() ? "" : texts.get(TRY + now.name()));
        int steps = STEPS.size();
        counted.set(texts.get("tour.counted", step.get() + 1, steps));
        button.set(
                begun && !finished.get() && !open.get()
                        ? texts.get("tour.resume", step.get() + 1, steps)
                        : texts.get("demo.tour"));
    }

    /** The form of a new profile, at the end of the tour. */
    void addProfile() {
        leave();
        demo.addProfile();
    }

    /** The steps, each with the controls it is about. */
    enum TourStep {
        WHY,
        CUSTOMER,
        START,
        WATCH,
        VERDICT,
        DRAIN;

        /** The card of the trips. */
        static final String CARD = "tripsCard";

        private static final String DIALOG = ".dialog-card";
        private static final List<String> NUMBERS = List.of("taskNumbers", "taskProgress");
        private static final List<String> QUESTION =
                List.of(".tick-card", "cancelRetry", "confirmRetry");
        private static final List<String> VERDICT_WORDS =
                List.of("taskVerdict", "taskVerdictDetail");
        private static final List<String> END =
                List.of("taskVerdict", "taskVerdictDetail", ".verdict-drain");
        static final List<String> CONFIRM = List.of("receiverReady", "confirmRetry");
        static final List<String> RETRY = List.of("retryTrips", "receiverReady", "confirmRetry");

        /** What is lit: the first of these that is there and can be seen whole. */
        List<List<String>> targets() {
            return switch (this) {
                case WHY -> List.of(List.of("demoStory"));
                case CUSTOMER -> List.of(List.of("profileList"), List.of("topBar"));
                case START -> List.of(QUESTION, List.of(DIALOG), List.of("retryTrips"));
                case WATCH -> List.of(NUMBERS, List.of(CARD));
                case VERDICT -> List.of(VERDICT_WORDS, NUMBERS, List.of(CARD));
                case DRAIN ->
                        List.of(
                                QUESTION,
                                List.of(DIALOG),
                                END,
                                VERDICT_WORDS,
                                NUMBERS,
                                List.of(CARD));
            };
        }

        /** What is looked at or pressed beside what is lit, and better not covered. */
        List<String> besides() {
            return switch (this) {
                case WHY -> List.of("demoReceiver");
                case WATCH -> List.of("demoServer", "demoReceiver");
                case VERDICT -> List.of("demoServer", "demoSpeed");
                case START, DRAIN -> List.of(DIALOG);
                case CUSTOMER -> List.of();
            };
        }
    }
}
