package dev.redrive.ui.start;

import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.time.Duration;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Binds the "already running" dialog. JavaFX thread. */
public final class RunningController {

    private static final String KIND = "profile.kind.";

    private final RunningViewModel model;
    private final Texts texts;
    private final Parent root;

    @FXML private VBox card;
    @FXML private Label profileName;
    @FXML private Label profileKind;
    @FXML private Label host;
    @FXML private Label title;
    @FXML private Label said;
    @FXML private Label meaning;
    @FXML private Label team;
    @FXML private Label fieldLabel;
    @FXML private TextField attachTask;
    @FXML private Button watchTask;
    @FXML private Button askColleague;
    @FXML private Label fieldProblem;
    @FXML private Label fieldHelp;
    @FXML private ProblemBanner banner;
    @FXML private CheckBox tryAgainIn;
    @FXML private ChoiceBox<Duration> tryAgainAfter;
    @FXML private Label tryAgainLeft;
    @FXML private Label tryAgainMeaning;
    @FXML private Button close;
    @FXML private Button tryAgain;

    /** Builds the dialog. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public RunningController(RunningViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.root = Fxml.RUNNING.load(this, texts);
    }

    /** The dialog's content. */
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Styles.colour(card, model.profile.colour());
        profileName.setText(model.profile.name());
        profileKind.setText(texts.get(KIND + model.profile.kind().name()));
        host.setText(model.profile.host());
        title.setText(model.title());
        said.textProperty().bind(model.said);
        said.visibleProperty().bind(model.said.isNotEmpty());
        said.managedProperty().bind(said.visibleProperty());
        meaning.textProperty().bind(model.meaning);
        Shown.words(team, model.team);
        Named.announce(team);
        fieldLabel.setLabelFor(attachTask);
        attachTask.textProperty().bindBidirectional(model.taskId);
        attachTask.setOnAction(_ -> model.attach());
        Off.whileBusy(watchTask, model.busy, texts);
        watchTask.setOnAction(_ -> model.attach());
        Shown.when(askColleague, model.colleaguesId.isNotEmpty());
        Off.whileBusy(askColleague, model.busy, texts);
        askColleague.setOnAction(_ -> model.askColleague());
        fieldHelp.textProperty().bind(model.fieldHelp);
        FieldProblem.bind(fieldProblem, attachTask, model.taskIdProblem);
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problem);
        bindNext(model.next());
        Off.whileBusy(close, model.sending, texts);
        close.setOnAction(_ -> model.cancel());
        Off.whileBusy(tryAgain, model.sending, texts);
        tryAgain.setOnAction(_ -> model.tryAgain());
    }

    private void bindNext(TryAgain next) {
        tryAgainIn.selectedProperty().bindBidirectional(next.on);
        Off.whileBusy(tryAgainIn, model.sending, texts);
        tryAgainAfter.getItems().setAll(next.lengths());
        tryAgainAfter.setConverter(inWords(next));
        tryAgainAfter.valueProperty().bindBidirectional(next.length);
        tryAgainAfter.disableProperty().bind(model.sending);
        Named.field(tryAgainAfter, texts.get("running.tryAgainAfter"));
        tryAgainLeft.textProperty().bind(next.left);
        tryAgainMeaning.setText(next.meaning());
    }

    private static StringConverter<Duration> inWords(TryAgain next) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Duration length) {
                return length == null ? "" : next.words(length);
            }

            @Override
            public Duration fromString(String words) {
                throw new UnsupportedOperationException("lengths are chosen, not typed");
            }
        };
    }
}
