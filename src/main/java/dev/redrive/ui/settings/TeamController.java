package dev.redrive.ui.settings;

import dev.redrive.policy.Policy;
import dev.redrive.policy.Policy.Setting;
import dev.redrive.policy.Policy.TeamRule;
import dev.redrive.profile.KeyStorage;
import dev.redrive.ui.kit.ChooserCell;
import dev.redrive.ui.kit.FlowLine;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.FixedSetting;
import dev.redrive.ui.profiles.KeyTexts;
import dev.redrive.ui.profiles.PolicyModel;
import dev.redrive.ui.settings.TeamShares.Option;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Binds the settings of the team log. JavaFX thread. */
public final class TeamController {

    private final TeamViewModel model;
    private final KeyTexts keyTexts;
    private final PolicyModel policy;
    private final Texts texts;
    private final Parent root;

    @FXML private Label state;
    @FXML private Label hostLabel;
    @FXML private TextField host;
    @FXML private Label portLabel;
    @FXML private TextField port;
    @FXML private Label databaseLabel;
    @FXML private TextField database;
    @FXML private Label userLabel;
    @FXML private TextField user;
    @FXML private Label passwordLabel;
    @FXML private PasswordField password;
    @FXML private Label hostProblem;
    @FXML private Label portProblem;
    @FXML private Label databaseProblem;
    @FXML private Label userProblem;
    @FXML private Label passwordProblem;
    @FXML private Label keepLabel;
    @FXML private ComboBox<KeyStorage> keep;
    @FXML private VBox steps;
    @FXML private Label result;
    @FXML private ProblemBanner banner;
    @FXML private Button test;
    @FXML private Button cancel;
    @FXML private Button save;
    @FXML private Button remove;
    @FXML private VBox sharesPlace;
    @FXML private Label sharesNote;
    @FXML private ProblemBanner sharesBanner;
    @FXML private VBox shares;

    /** Builds the part of the page. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public TeamController(TeamViewModel model, KeyTexts keyTexts, PolicyModel policy, Texts texts) {
        this.policy = policy;
        this.model = model;
        this.keyTexts = keyTexts;
        this.texts = texts;
        this.root = Fxml.TEAM.load(this, texts);
    }

    /** The part of the page. */
    Parent root() {
        return root;
    }

    /** Shows what is typed there. */
    void goOnFrom(TeamController before) {
        model.goOnFrom(before.model);
    }

    /** Once a second. */
    void tick() {
        model.tick();
    }

    /** Follows the profiles no longer, and tests nothing. */
    void close() {
        model.trial.cancel();
        model.shares.close();
    }

    @FXML
    private void initialize() {
        hostLabel.setLabelFor(host);
        portLabel.setLabelFor(port);
        databaseLabel.setLabelFor(database);
        userLabel.setLabelFor(user);
        passwordLabel.setLabelFor(password);
        keepLabel.setLabelFor(keep);
        host.textProperty().bindBidirectional(model.host);
        port.textProperty().bindBidirectional(model.port);
        database.textProperty().bindBidirectional(model.database);
        user.textProperty().bindBidirectional(model.user);
        password.textProperty().bindBidirectional(model.password);
        password.promptTextProperty().bind(model.passwordPrompt);
        FieldProblem.bind(hostProblem, host, model.hostProblem);
        FieldProblem.bind(portProblem, port, model.portProblem);
        FieldProblem.bind(databaseProblem, database, model.databaseProblem);
        FieldProblem.bind(userProblem, user, model.userProblem);
        FieldProblem.bind(passwordProblem, password, model.passwordProblem);
        ChooserCell.use(keep, this::place);
        keep.valueProperty().bindBidirectional(model.storage);
        state.textProperty().bind(model.state);
        Named.announce(result);
        Shown.words(result, model.trial.result);
        model.trial.steps.addListener((ListChangeListener<TeamTrial.Row>) _ -> showSteps());
        showSteps();
        Shown.when(cancel, model.trial.running);
        test.setOnAction(_ -> model.test());
        Off.whileBusy(test, model.trial.running, texts);
        cancel.setOnAction(_ -> model.trial.cancel());
        Off.whileBusy(save, model.busy, texts);
        save.setOnAction(_ -> model.save());
        Shown.when(remove, model.used);
        remove.setOnAction(_ -> model.remove());
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problem);
        bindShares();
        letFix();
    }

    /** Of a team log that is fixed, only the password is the user's. */
    private void letFix() {
        Label line =
                FixedSetting.line(
                        policy,
                        Setting.TEAM_LOG,
                        texts,
                        now -> {
                            boolean isFixed = now.fixes(Setting.TEAM_LOG);
                            TeamRule rule = now.teamLog();
                            boolean isOff = isFixed && (rule == null || rule.isNone());
                            password.setDisable(isOff);
                            test.getParent().setDisable(isOff);
                            save.getParent().setDisable(isOff);
                            offer(now);
                            model.fix(isFixed);
                        },
                        host,
                        port,
                        database,
                        user,
                        keep,
                        remove);
        model.storage.subscribe((_, _) -> offer(policy.now()));
        if (state.getParent() instanceof VBox card) {
            card.getChildren().add(card.getChildren().indexOf(state), line);
        }
    }

    /** Offers the places for passwords that are allowed, and chooses no other. */
    private void offer(Policy now) {
        List<KeyStorage> allowed =
                Stream.of(KeyStorage.KEYCHAIN, KeyStorage.FILE, KeyStorage.SESSION)
                        .filter(now::allows)
                        .toList();
        KeyStorage chosen = model.storage.get();
        if (!allowed.equals(keep.getItems())) {
            keep.getItems().setAll(allowed);
        }
        model.storage.set(chosen != null && now.allows(chosen) ? chosen : allowed.getFirst());
    }

    private String place(KeyStorage storage) {
        return switch (storage) {
            case KEYCHAIN -> keyTexts.keychain();
            case FILE -> texts.get("credentials.keepFile");
            case SESSION -> texts.get("credentials.keepSession");
        };
    }

    private void showSteps() {
        steps.getChildren().setAll(model.trial.steps.stream().map(TeamController::step).toList());
        Shown.now(steps, !model.trial.steps.isEmpty());
    }

    private static Label step(TeamTrial.Row row) {
        Label label = Styles.wrapped(new Label(row.words()));
        switch (row.mark()) {
            case PASSED -> Styles.tone(label, Styles.Tone.SUCCESS);
            case FAILED -> Styles.tone(label, Styles.Tone.DANGER);
            case WAITS, NOT_REACHED -> label.getStyleClass().add(Styles.MUTED);
        }
        return label;
    }

    private void bindShares() {
        sharesBanner.setDismissText(texts.get("common.dismiss"));
        sharesBanner.problemProperty().bindBidirectional(model.shares.problem);
        Shown.words(sharesNote, model.shares.note);
        Shown.when(sharesPlace, model.used);
        model.shares.rows.addListener((ListChangeListener<TeamShares.Row>) _ -> showShares());
        showShares();
    }

    private void showShares() {
        shares.getChildren().setAll(model.shares.rows.stream().map(this::row).toList());
    }

    private Node row(TeamShares.Row row) {
        Label name = Styles.wrapped(new Label(row.profile().name()), Styles.STRONG);
        name.setMaxWidth(Double.MAX_VALUE);
        ComboBox<Option> choice = new ComboBox<>();
        choice.setId("teamCustomer-" + row.profile().id());
        choice.setMinWidth(0);
        ChooserCell.use(choice, Option::words);
        choice.getItems().setAll(row.options());
        choice.setValue(row.chosen());
        choice.valueProperty()
                .subscribe((_, now) -> {
                    if (now != null) {
                        model.shares.choose(row.profile(), now);
                    }
                });
        Named.field(
                choice,
                texts.get(
                        "common.named", texts.get("settings.teamCustomers"), row.profile().name()));
        FlowLine line = new FlowLine(12);
        line.getChildren().setAll(name, choice);
        FlowLine.setGrow(name, true);
        Label problem = Styles.wrapped(new Label(row.problem()), "field-problem");
        Shown.now(problem, !row.problem().isEmpty());
        return new VBox(4, line, problem);
    }
}
