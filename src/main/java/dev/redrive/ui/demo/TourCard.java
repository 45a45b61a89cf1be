package dev.redrive.ui.demo;

import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.Texts.Sayings;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The card of the tour: what a step is about, what to try, and the way on. JavaFX thread. */
final class TourCard extends GridPane {

    private static final double GAP = 8;
    private static final String LOW = "tour-low";

    private final TourViewModel model;
    private final Label name = new Label();
    private final Button close = new Button(null, new FontIcon(Feather.X));
    private final Label title = wrapped("tourTitle");
    private final Label text = wrapped("tourText");
    final Button tryIt = new Button();
    final Button addKey = new Button();
    private final Button leave = new Button();
    private final Button back = new Button();
    final Button next = new Button();
    private final HBox dots = new HBox(6);
    private final Region headGap = new Region();
    private final HBox head;
    private final HBox foot;
    private final Sayings sayings = new Sayings();
    private @Nullable Form form;

    /** How the card is laid out. */
    enum Shape {
        /** Everything below each other. */
        TALL,
        /** What to press beside what to try. */
        WIDE,
        /** One row, without the text. */
        STRIP
    }

    /**
     * One form of the card.
     *
     * @param width in pixels
     */
    record Form(Shape shape, double width) {}

    /**
     * The card of that tour.
     *
     * @param tried runs when what the step suggests is to be tried
     */
    TourCard(TourViewModel model, Texts texts, Runnable tried) {
        this.model = model;
        setId("tourCard");
        getStyleClass().add("tour-card");
        ColumnConstraints grows = new ColumnConstraints();
        grows.setHgrow(Priority.ALWAYS);
        grows.setMinWidth(0);
        ColumnConstraints stays = new ColumnConstraints();
        stays.setHgrow(Priority.NEVER);
        getColumnConstraints().addAll(stays, grows, new ColumnConstraints());
        head = head(texts);
        title.textProperty().bind(model.title);
        title.getStyleClass().add("card-title");
        text.textProperty().bind(model.text);
        tryIt.setId("tourTry");
        tryIt.setGraphic(new FontIcon(Feather.PLAY));
        tryIt.textProperty().bind(model.tryText);
        tryIt.setWrapText(true);
        tryIt.setMinWidth(0);
        tryIt.setMaxWidth(Double.POSITIVE_INFINITY);
        tryIt.setMinHeight(Region.USE_PREF_SIZE);
        tryIt.getStyleClass().add("tour-try");
        tryIt.setOnAction(_ -> tried.run());
        shownWhile(tryIt, false);
        button(addKey, "tourAddKey", model::addProfile);
        addKey.getStyleClass().add(Styles.ACCENT);
        shownWhile(addKey, true);
        foot = foot(texts);
        getChildren().addAll(head, title, text, tryIt, addKey, foot);
        sayAgain();
    }

    private HBox head(Texts texts) {
        Label counted = new Label();
        counted.setId("tourStep");
        counted.textProperty().bind(model.counted);
        counted.setMinWidth(Region.USE_PREF_SIZE);
        counted.getStyleClass().addAll(Styles.KIND_BADGE, "colour-violet");
        name.textProperty().bind(model.name);
        name.getStyleClass().add(Styles.MUTED);
        HBox.setHgrow(headGap, Priority.ALWAYS);
        close.setId("tourClose");
        sayings.add(() -> close.setAccessibleText(texts.get("tour.leave")));
        close.getStyleClass().add(atlantafx.base.theme.Styles.FLAT);
        close.setOnAction(_ -> model.leave());
        HBox made = new HBox(GAP, counted, name, headGap, close);
        made.setAlignment(Pos.CENTER_RIGHT);
        return made;
    }

    private HBox foot(Texts texts) {
        button(leave, "tourLeave", model::leave);
        shownWhile(leave, false); // At the end it is the same as to end it.
        leave.getStyleClass().add(atlantafx.base.theme.Styles.FLAT);
        button(back, "tourBack", model::back);
        button(next, "tourNext", model::next);
        sayings.add(() -> {
            addKey.setText(texts.get("shell.firstStartAction"));
            leave.setText(texts.get("tour.leave"));
            back.setText(texts.get("tour.back"));
            next.setText(texts.get(model.finished.get() ? "tour.end" : "tour.next"));
        });
        model.finished.subscribe(done -> {
            next.setText(texts.get(done ? "tour.end" : "tour.next"));
            next.getStyleClass().remove(Styles.ACCENT);
            if (!done) {
                next.getStyleClass().add(Styles.ACCENT);
            }
        });
        for (int i = 0; i < TourViewModel.TourStep.values().length; i++) {
            Region dot = new Region();
            dot.getStyleClass().add("demo-dot");
            dots.getChildren().add(dot);
        }
        dots.setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        StringProperty isFirst = new SimpleStringProperty("");
        sayings.add(() -> isFirst.set(texts.get("tour.isFirst")));
        Node explained =
                Off.because(
                        back, Bindings.when(back.disableProperty()).then(isFirst).otherwise(""));
        HBox made = new HBox(GAP, dots, gap, leave, explained, next);
        made.setAlignment(Pos.CENTER_RIGHT);
        return made;
    }

    private static void button(Button button, String id, Runnable action) {
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
    }

    private static Label wrapped(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void shownWhile(Node node, boolean finished) {
        node.visibleProperty().bind(finished ? model.finished : model.finished.not());
        node.managedProperty().bind(node.visibleProperty());
    }

    /** Says everything again, in the language of now. */
    void sayAgain() {
        sayings.sayAgain();
    }

    /** Marks how far the tour is. */
    void showProgress() {
        back.setDisable(model.isFirst());
        for (int i = 0; i < dots.getChildren().size(); i++) {
            dots.getChildren()
                    .get(i)
                    .pseudoClassStateChanged(StoryLine.DONE, i < model.stepsSoFar());
        }
    }

    /** What gets the focus where nothing else has it. */
    Button first() {
        return model.finished.get() ? addKey : next;
    }

    /** Gives the card that form; answers how high it is then, in pixels. */
    double take(Form now) {
        if (!now.equals(form)) {
            form = now;
            arrange(now.shape());
            Shown.now(dots, now.shape() == Shape.TALL && now.width() >= Spotlight.USUAL);
        }
        applyCss();
        return Math.ceil(prefHeight(now.width()));
    }

    /** Nothing leaves the card meanwhile, so that the focus stays where it is. */
    private void arrange(Shape shape) {
        boolean tall = shape == Shape.TALL;
        boolean strip = shape == Shape.STRIP;
        for (Node each : List.of(name, headGap)) {
            Shown.now(each, tall);
        }
        for (Node each : List.of(close, title, text)) {
            Shown.now(each, !strip);
        }
        getStyleClass().remove(LOW);
        if (!tall) {
            getStyleClass().add(LOW);
        }
        setHgap(tall ? 0 : GAP + GAP);
        setVgap(tall ? GAP + 2 : GAP - 2);
        switch (shape) {
            case TALL -> {
                List<Node> rows = List.of(head, title, text, tryIt, addKey, foot);
                for (int row = 0; row < rows.size(); row++) {
                    setConstraints(rows.get(row), 0, row, 3, 1);
                }
            }
            case WIDE -> {
                setConstraints(title, 0, 0, 2, 1);
                setConstraints(head, 2, 0, 1, 1);
                setConstraints(text, 0, 1, 3, 1);
                setConstraints(tryIt, 0, 2, 2, 1);
                setConstraints(addKey, 0, 2, 2, 1);
                setConstraints(foot, 2, 2, 1, 1);
            }
            case STRIP -> {
                setConstraints(head, 0, 0, 1, 1);
                setConstraints(tryIt, 1, 0, 1, 1);
                setConstraints(addKey, 1, 0, 1, 1);
                setConstraints(foot, 2, 0, 1, 1);
            }
        }
        for (Node each : getChildren()) {
            setValignment(each, VPos.CENTER);
        }
    }
}
