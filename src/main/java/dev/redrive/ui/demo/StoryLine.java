package dev.redrive.ui.demo;

import dev.redrive.ui.demo.DemoViewModel.Step;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The story as a line of steps, with a sentence about it. JavaFX thread. */
final class StoryLine extends VBox {

    static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");

    private static final double WHOLE = 100;

    private final GridPane line = new GridPane();

    /** What it follows, until the line is needed no longer. */
    final Subscription following;

    /** What the story is about. */
    final Label about = new Label();

    StoryLine(DemoViewModel model) {
        setId("demoStory");
        getStyleClass().addAll("card", "compact", "demo-story");
        setAccessibleRole(AccessibleRole.TEXT);
        about.setId("demoAbout");
        about.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        about.textProperty().bind(model.about);
        getChildren().addAll(line, about);
        following = model.steps.subscribe(this::show);
    }

    private void show(List<Step> steps) {
        line.getChildren().clear();
        line.getColumnConstraints().clear();
        Shown.now(line, !steps.isEmpty());
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            line.add(node(step, i == steps.size() - 1), i, 0);
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(WHOLE / steps.size());
            line.getColumnConstraints().add(column);
            read.append(step.text()).append(", ").append(step.time()).append(". ");
        }
        setAccessibleText(read.toString());
    }

    private static VBox node(Step step, boolean last) {
        Region dot = new Region();
        dot.getStyleClass().add("demo-dot");
        Region way = new Region();
        way.getStyleClass().add("demo-way");
        way.setVisible(!last);
        HBox.setHgrow(way, Priority.ALWAYS);
        HBox top = new HBox(dot, new StackPane(way));
        HBox.setHgrow(top.getChildren().getLast(), Priority.ALWAYS);
        top.setAlignment(Pos.CENTER_LEFT);
        Label text = new Label(step.text());
        text.setWrapText(true);
        text.getStyleClass().add("demo-step");
        Label time = new Label(step.time());
        time.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        VBox node = new VBox(2, top, text, time);
        for (Region each : List.of(dot, way, text)) {
            each.pseudoClassStateChanged(DONE, step.done());
            each.pseudoClassStateChanged(PRESENT, step.present());
        }
        node.setMinWidth(0);
        return node;
    }
}
