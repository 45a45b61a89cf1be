package dev.redrive.ui.demo;

import dev.redrive.demo.DemoState;
import dev.redrive.demo.Fault;
import dev.redrive.demo.Scenario;
import dev.redrive.ui.kit.ChooserCell;
import dev.redrive.ui.kit.FlowLine;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The switches of the demo, at the foot of its page. JavaFX thread. */
final class ConsoleBar extends HBox {

    private static final String SCENARIO = "demo.scenario.";
    private static final String FAULT = "demo.fault.";
    private static final double WIDE = 8;
    private static final double LOW = 6;

    /** Below this width the console is smaller, so that it stays in one row. */
    private static final double ROOMY = 980;

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final DemoViewModel model;
    private final Texts texts;
    final Button tour;
    private Subscription following = Subscription.EMPTY;

    ConsoleBar(DemoViewModel model, Texts texts) {
        super(WIDE);
        this.model = model;
        this.texts = texts;
        setId("demoConsole");
        setAlignment(Pos.BOTTOM_LEFT);
        getStyleClass().add("demo-console");
        tour = new Button(texts.get("demo.tour"));
        tour.setId("demoTour");
        tour.getStyleClass().add(Styles.ACCENT);
        tour.setMinWidth(Region.USE_PREF_SIZE);
        FlowLine switches =
                new FlowLine(
                        WIDE,
                        captioned("demo.scenario", scenario()),
                        captioned("demo.receiver", receiver()),
                        captioned("demo.pushService", pushService()),
                        captioned("demo.fault", fault()),
                        captioned("demo.speed", speed()));
        HBox.setHgrow(switches, Priority.ALWAYS);
        // What is done to the whole story stands at the right.
        getChildren().addAll(switches, last());
        widthProperty()
                .map(width -> width.doubleValue() < ROOMY)
                .subscribe(compact -> pseudoClassStateChanged(COMPACT, compact));
    }

    private VBox captioned(String key, Node control) {
        Label caption = new Label(texts.get(key));
        caption.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        caption.setLabelFor(control);
        if (control instanceof HBox buttons) {
            Named.group(
                    texts,
                    caption.getText(),
                    buttons.getChildren().stream()
                            .map(around -> (Labeled) ((Pane) around).getChildren().getFirst())
                            .toList());
        }
        if (key.equals("demo.scenario")) {
            caption.getStyleClass().add("demo-title");
        }
        return new VBox(2, caption, control);
    }

    private Node scenario() {
        return chooser(
                "demoScenario",
                Scenario.values(),
                scenario -> texts.get(SCENARIO + scenario.name()),
                DemoState::scenario,
                model::begin);
    }

    private Node fault() {
        return chooser(
                "demoFault",
                Fault.values(),
                fault -> texts.get(FAULT + fault.name()),
                DemoState::fault,
                model::fault);
    }

    private <T> ComboBox<T> chooser(
            String id,
            T[] values,
            Function<T, String> words,
            Function<DemoState, T> shown,
            Consumer<T> chosen) {
        ComboBox<T> chooser = new ComboBox<>();
        chooser.setId(id);
        chooser.getItems().setAll(values);
        ChooserCell.use(chooser, words);
        chooser.setVisibleRowCount(values.length);
        // Not by comparing with the state, which is behind while an earlier choice is on its way.
        AtomicBoolean follows = new AtomicBoolean();
        follow(state -> {
            chooser.setDisable(state == null);
            if (state != null) {
                follows.set(true);
                chooser.setValue(shown.apply(state));
                follows.set(false);
            }
        });
        chooser.setOnAction(_ -> {
            T value = chooser.getValue();
            if (!follows.get() && model.state.get() != null && value != null) {
                chosen.accept(value);
            }
        });
        return chooser;
    }

    private Node receiver() {
        return segments(
                "demoReceiver",
                segment("Up", "demo.up", DemoState::receiverUp, _ -> model.receiver(true)),
                segment(
                        "Down",
                        "demo.down",
                        state -> !state.receiverUp(),
                        _ -> model.receiver(false)));
    }

    private Node pushService() {
        return segments(
                "demoPushService",
                segment(
                        "Runs",
                        "demo.runs",
                        state -> !state.pushesPaused(),
                        _ -> model.pushService(false)),
                segment(
                        "Paused",
                        "demo.paused",
                        DemoState::pushesPaused,
                        _ -> model.pushService(true)));
    }

    private Node speed() {
        return segments(
                "demoSpeed",
                DemoViewModel.SPEEDS.stream()
                        .map(speed ->
                                new Segment(
                                        speed.toString(),
                                        texts.get("demo.times", speed),
                                        state -> state.speed() == speed,
                                        state -> model.clock(speed, state.clockPaused())))
                        .toArray(Segment[]::new));
    }

    private Segment segment(
            String name, String key, Predicate<DemoState> on, Consumer<DemoState> chosen) {
        return new Segment(name, texts.get(key), on, chosen);
    }

    /** One of several buttons of which one is always selected. */
    private record Segment(
            String name, String text, Predicate<DemoState> on, Consumer<DemoState> chosen) {}

    private HBox segments(String id, Segment... segments) {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        row.setId(id);
        for (int i = 0; i < segments.length; i++) {
            Segment segment = segments[i];
            ToggleButton button = new ToggleButton(segment.text());
            button.setId(id + segment.name());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass()
                    .add(
                            i == 0
                                    ? atlantafx.base.theme.Styles.LEFT_PILL
                                    : i == segments.length - 1
                                            ? atlantafx.base.theme.Styles.RIGHT_PILL
                                            : atlantafx.base.theme.Styles.CENTER_PILL);
            button.getStyleClass().add("demo-segment");
            button.setToggleGroup(group);
            follow(state -> {
                button.setDisable(state == null);
                if (state != null && segment.on().test(state)) {
                    button.setSelected(true); // Which takes it from the others.
                }
            });
            // Pressed, or reached with the arrow keys.
            button.selectedProperty()
                    .subscribe((_, now) -> {
                        DemoState state = model.state.get();
                        if (now && state != null && !segment.on().test(state)) {
                            segment.chosen().accept(state);
                        }
                    });
            row.getChildren().add(off(button));
        }
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null && before != null) {
                        before.setSelected(true); // Pressing the selected one changes nothing.
                    }
                });
        return row;
    }

    private HBox last() {
        ToggleButton pause = new ToggleButton(null, new FontIcon(Feather.PAUSE));
        pause.setId("demoPause");
        pause.setTooltip(new Tooltip(texts.get("demo.pause")));
        pause.setAccessibleText(texts.get("demo.pause"));
        pause.setOnAction(_ -> {
            DemoState state = model.state.get();
            if (state != null) {
                model.clock(state.speed(), pause.isSelected());
            }
        });
        Button reset = new Button(texts.get("demo.reset"), new FontIcon(Feather.ROTATE_CCW));
        reset.contentDisplayProperty()
                .bind(
                        widthProperty()
                                .map(width ->
                                        width.doubleValue() < ROOMY
                                                ? ContentDisplay.GRAPHIC_ONLY
                                                : ContentDisplay.TEXT_ONLY));
        reset.setId("demoReset");
        reset.setTooltip(new Tooltip(texts.get("demo.resetHelp")));
        reset.setAccessibleHelp(texts.get("demo.resetHelp"));
        reset.setMinWidth(Region.USE_PREF_SIZE);
        reset.setOnAction(_ -> model.startOver());
        follow(state -> {
            pause.setSelected(state != null && state.clockPaused());
            pause.setDisable(state == null);
            reset.setDisable(state == null);
            tour.setDisable(state == null);
        });
        HBox row = new HBox(LOW, off(pause), off(reset), off(tour));
        row.setAlignment(Pos.BOTTOM_LEFT);
        return row;
    }

    /** There is nothing to switch before the demo runs. */
    private StackPane off(ButtonBase button) {
        String words = texts.get("demo.notYet");
        return Off.because(button, button.disableProperty().map(disabled -> disabled ? words : ""));
    }

    private void follow(Consumer<@Nullable DemoState> listener) {
        following = following.and(model.state.subscribe(listener));
    }

    /** Follows the demo no longer. */
    void close() {
        following.unsubscribe();
    }
}
