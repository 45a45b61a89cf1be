package dev.redrive.ui.demo;

import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What somebody sees first who starts Redrive for the first time. JavaFX thread. */
final class WelcomeCards extends HBox {

    private static final double GAP = 12;

    WelcomeCards(DemoViewModel model, TourViewModel tour, Texts texts) {
        super(GAP);
        setId("welcome");
        Label title = words("card-title");
        title.setId("welcomeTitle");
        title.setText(texts.get("demo.welcome"));
        Label text = words(Styles.MUTED);
        text.setId("welcomeText");
        text.textProperty().bind(model.welcome);
        Button start = new Button(texts.get("demo.welcomeTour"), new FontIcon(Feather.PLAY));
        start.setId("firstTour");
        start.setOnAction(_ -> tour.start());
        Button add = new Button(texts.get("shell.firstStartAction"), new FontIcon(Feather.KEY));
        add.setId("firstAddKey");
        add.setOnAction(_ -> model.addProfile());
        VBox what = card(title, text, new FlowPane(8, 8, start, add));

        Label question = words(Styles.STRONG);
        question.setText(texts.get("demo.welcomeColleague"));
        TextField field = new TextField();
        field.setId("firstTaskId");
        field.setPromptText(texts.get("demo.welcomePaste"));
        Named.field(field, texts.get("demo.welcomePaste"));
        Button watch = new Button(texts.get("demo.welcomeWatch"));
        watch.setId("firstWatch");
        watch.setMinWidth(Region.USE_PREF_SIZE);
        watch.disableProperty().bind(field.textProperty().isEmpty());
        watch.setOnAction(_ -> {
            if (!model.watchTask(field.getText())) {
                field.clear();
            }
        });
        Label problem = words("field-problem");
        problem.setId("firstTaskProblem");
        FieldProblem.bind(problem, field, model.taskProblem);
        StackPane explained =
                Off.because(
                        watch,
                        field.textProperty()
                                .map(pasted ->
                                        pasted.isEmpty() ? texts.get("demo.welcomeEmpty") : ""));
        field.setOnAction(_ -> watch.fire());
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(8, field, explained);
        line.setAlignment(Pos.CENTER_LEFT);
        Label once = words(Styles.MUTED, Styles.SMALL);
        once.setText(texts.get("demo.welcomeOnce"));
        VBox colleague = card(question, line, problem, once);

        getChildren().addAll(what, colleague);
        what.setPrefWidth(3);
        colleague.setPrefWidth(2);
        for (Region each : new Region[] {what, colleague}) {
            HBox.setHgrow(each, Priority.ALWAYS);
            each.setMinWidth(0);
        }
        what.prefWidthProperty().bind(widthProperty().multiply(0.6));
        colleague.prefWidthProperty().bind(widthProperty().multiply(0.4));
    }

    private static VBox card(javafx.scene.Node... parts) {
        VBox card = new VBox(8, parts);
        card.getStyleClass().addAll("card", "compact");
        return card;
    }

    private static Label words(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
