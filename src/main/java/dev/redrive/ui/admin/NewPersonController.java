package dev.redrive.ui.admin;

import dev.redrive.profile.Profile;
import dev.redrive.ui.admin.Password.Rule;
import dev.redrive.ui.kit.FlowLine;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Overlay.ProfileLine;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Styles.Tone;
import dev.redrive.ui.kit.Texts;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the dialog that makes a hyper-admin. JavaFX thread. */
final class NewPersonController {

    private static final String RULE = "admin.rule.";

    private final Profile customer;
    private final NewPersonViewModel model;
    private final ClearingClipboard clipboard;
    private final Runnable close;
    private final Texts texts;
    private final Map<Rule, Label> rules = new EnumMap<>(Rule.class);
    private final StringProperty said = new SimpleStringProperty("");
    private final Parent root;

    @FXML private VBox card;
    @FXML private Label userIdLabel;
    @FXML private TextField userId;
    @FXML private Label firstNameLabel;
    @FXML private TextField firstName;
    @FXML private Label lastNameLabel;
    @FXML private TextField lastName;
    @FXML private Label passwordLabel;
    @FXML private PasswordField password;
    @FXML private TextField passwordShown;
    @FXML private ToggleButton reveal;
    @FXML private Button generate;
    @FXML private Button copy;
    @FXML private Label copied;
    @FXML private FlowLine rulesPlace;
    @FXML private ProblemBanner banner;
    @FXML private Button confirm;
    @FXML private Button cancel;

    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    NewPersonController(
            Profile customer,
            NewPersonViewModel model,
            ClearingClipboard clipboard,
            Runnable close,
            Texts texts) {
        this.customer = customer;
        this.model = model;
        this.clipboard = clipboard;
        this.close = close;
        this.texts = texts;
        this.root = Fxml.ADMIN_PERSON.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Styles.colour(card, customer.colour());
        card.getChildren().addFirst(new ProfileLine(customer, texts));
        field(userIdLabel, userId).textProperty().bindBidirectional(model.userId);
        field(firstNameLabel, firstName).textProperty().bindBidirectional(model.firstName);
        field(lastNameLabel, lastName).textProperty().bindBidirectional(model.lastName);
        bindPassword();
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problem);
        confirm.disableProperty().bind(model.whyNot.isNotEmpty());
        Off.because(confirm, model.whyNot);
        confirm.setOnAction(_ -> model.create());
        cancel.setOnAction(_ -> close.run());
    }

    private TextField field(Label label, TextField field) {
        label.setLabelFor(field);
        field.disableProperty().bind(model.busy);
        return field;
    }

    private void bindPassword() {
        field(passwordLabel, password).textProperty().bindBidirectional(model.password);
        Named.field(passwordShown, passwordLabel.getText());
        passwordShown.textProperty().bindBidirectional(model.password);
        passwordShown.disableProperty().bind(model.busy);
        Shown.when(passwordShown, model.revealed);
        Shown.when(password, model.revealed.not());
        reveal.selectedProperty().bindBidirectional(model.revealed);
        reveal.textProperty()
                .bind(model.revealed.map(now -> texts.get(now ? "admin.hide" : "admin.reveal")));
        generate.disableProperty().bind(model.busy);
        generate.setOnAction(_ -> model.generate());
        copy.disableProperty().bind(model.password.isEmpty());
        Off.because(
                copy,
                model.password.map(now -> now.isEmpty() ? texts.get("admin.noPassword") : ""));
        copy.setOnAction(_ -> copy());
        Named.announce(copied);
        Shown.words(copied, said);
        for (Rule rule : Rule.values()) {
            Label label = Styles.wrapped(new Label(), Styles.SMALL);
            label.setId("rule" + rule.name());
            rules.put(rule, label);
            rulesPlace.getChildren().add(label);
        }
        model.password.subscribe(typed -> show(Password.unmet(typed)));
    }

    private void copy() {
        char[] secret = model.password.get().toCharArray();
        clipboard.copy(secret);
        Arrays.fill(secret, '\0');
        said.set(texts.get("admin.copied", ClearingClipboard.STAYS.toSeconds()));
    }

    private void show(Set<Rule> unmet) {
        rules.forEach((rule, label) -> {
            boolean isMet = !unmet.contains(rule);
            String words = texts.get(RULE + rule.name(), Password.SHORTEST, Password.SIGNS);
            label.setText(words);
            label.setGraphic(Named.silent(new FontIcon(isMet ? Feather.CHECK : Feather.MINUS)));
            label.setAccessibleText(
                    texts.get(
                            "common.named", words, texts.get(isMet ? "admin.met" : "admin.unmet")));
            Styles.tone(label, isMet ? Tone.SUCCESS : Tone.PLAIN);
        });
    }
}
