package dev.redrive.ui.progress;

import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.CopiedText;
import dev.redrive.ui.kit.Nodes.ShortenedLabel;
import dev.redrive.ui.kit.RemainingChart;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.progress.StepTexts.Step;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Binds the view of one watched task. JavaFX thread. */
public final class ProgressController {

    private static final double MOST_OF_STEP = 400;

    private final ProgressViewModel model;
    private final Parent root;

    @FXML private VBox card;
    @FXML private Label title;
    @FXML private Label profileKind;
    @FXML private Label taskStatus;
    @FXML private Label taskId;
    @FXML private Button copyTaskId;
    @FXML private Button openTask;
    @FXML private FlowPane steps;
    @FXML private Label nbItems;
    @FXML private Label nbProcessed;
    @FXML private Label nbRemaining;
    @FXML private Label taskRate;
    @FXML private Label rateCaption;
    @FXML private Label taskTimeLeft;
    @FXML private Label timeCaption;
    @FXML private ProgressBar taskProgress;
    @FXML private RemainingChart taskChart;
    @FXML private VBox verdict;
    @FXML private Label taskVerdict;
    @FXML private Label verdictDetail;
    @FXML private Label taskFreshness;
    @FXML private Button enterKey;
    @FXML private Button watchAgain;
    @FXML private Button refreshTask;
    @FXML private Button copyRequest;
    @FXML private Button stopWatching;
    @FXML private Button dismiss;
    @FXML private Button retryRest;

    /** Builds the view. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public ProgressController(ProgressViewModel model, Texts texts) {
        this.model = model;
        this.root = Fxml.PROGRESS.load(this, texts);
    }

    /** Takes away the button that opens the page this view is on already. */
    public void isOnOwnPage() {
        openTask.setVisible(false);
    }

    /** The view. */
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Styles.colour(card, model.profile().colour());
        title.setText(model.title());
        profileKind.setText(model.profileKind());
        taskId.setText(Texts.shown(model.taskId()));
        taskStatus.textProperty().bind(model.statusProperty());
        model.toneProperty().subscribe(tone -> Styles.tone(taskStatus, tone));
        model.toneProperty().subscribe(tone -> Styles.tone(taskProgress, tone));
        nbItems.textProperty().bind(model.nbItemsProperty());
        nbProcessed.textProperty().bind(model.nbProcessedProperty());
        nbRemaining.textProperty().bind(model.nbRemainingProperty());
        taskRate.textProperty().bind(model.rateProperty());
        rateCaption.textProperty().bind(model.rateCaptionProperty());
        taskTimeLeft.textProperty().bind(model.timeLeftProperty());
        timeCaption.textProperty().bind(model.timeCaptionProperty());
        taskProgress.progressProperty().bind(model.progressProperty());
        taskProgress.accessibleTextProperty().bind(model.progressTextProperty());
        taskFreshness.textProperty().bind(model.freshnessProperty());
        model.trouble.subscribe(
                wrong -> taskFreshness.pseudoClassStateChanged(Styles.WRONG, wrong));
        taskVerdict.textProperty().bind(model.verdictProperty());
        verdictDetail.textProperty().bind(model.verdictDetailProperty());
        shownWhen(verdict, model.verdictProperty().isNotEmpty());
        shownWhen(taskChart, model.verdictProperty().isEmpty());
        model.steps().subscribe(this::showSteps);
        model.curve.subscribe(curve -> taskChart.show(curve.samples(), curve.timeLeft()));
        model.stale.subscribe(stale -> {
            taskProgress.pseudoClassStateChanged(Styles.STALE, stale);
            taskChart.pseudoClassStateChanged(Styles.STALE, stale);
        });
        bindButtons();
    }

    private void bindButtons() {
        shownWhen(enterKey, model.keyNeeded);
        shownWhen(watchAgain, model.canWatchAgain);
        shownWhen(refreshTask, model.watching);
        shownWhen(stopWatching, model.watching);
        shownWhen(dismiss, model.watching.not());
        shownWhen(retryRest, model.canRetryRest);
        openTask.setOnAction(_ -> model.open());
        openTask.setAccessibleText(model.openHelp());
        openTask.setTooltip(new Tooltip(model.openHelp()));
        copyTaskId.setOnAction(_ -> CopiedText.put(model.taskId()));
        copyRequest.setOnAction(_ -> CopiedText.put(model.request()));
        copyRequest.setTooltip(new Tooltip(model.copyRequestHelp()));
        refreshTask.setOnAction(_ -> model.checkNow());
        stopWatching.setOnAction(_ -> model.stop());
        stopWatching.setTooltip(new Tooltip(model.stopHelp()));
        dismiss.setOnAction(_ -> model.dismiss());
        watchAgain.setOnAction(_ -> model.watchAgain());
        retryRest.setOnAction(_ -> model.retryRest());
        enterKey.setOnAction(_ -> model.enterKey());
    }

    private static void shownWhen(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private void showSteps(List<Step> way) {
        List<Node> nodes = new ArrayList<>();
        for (Step each : way) {
            Label label =
                    new ShortenedLabel(
                            switch (each.stage()) {
                                case DONE -> "✓ " + each.text();
                                case NOW -> "● " + each.text();
                                case TO_COME -> each.text();
                            });
            label.setMaxWidth(MOST_OF_STEP);
            label.getStyleClass()
                    .add(each.stage() == Step.Stage.NOW ? Styles.STRONG : Styles.MUTED);
            if (nodes.isEmpty()) {
                nodes.add(label);
            } else {
                Region line = new Region();
                line.getStyleClass().add("step-line");
                HBox step = new HBox(8, line, label);
                step.setAlignment(Pos.CENTER_LEFT);
                nodes.add(step);
            }
        }
        steps.getChildren().setAll(nodes);
    }
}
