package dev.redrive.ui.credentials;

import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.policy.Policy.Setting;
import dev.redrive.profile.KeyStorage;
import dev.redrive.ui.kit.FlowLine;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.FixedSetting;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Fills the part of the credentials pane in which a place for the key is chosen. JavaFX thread. */
final class KeyStorageController {

    private final KeyStorageViewModel model;
    private final Texts texts;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<KeyStorage, RadioButton> buttons;
    private final Button tryKeychain = new Button();

    /**
     * Fills it.
     *
     * @param again what is done about a key that is not where it should be
     * @param change lets the user change the passphrase of the key file
     */
    KeyStorageController(
            VBox part, KeyStorageViewModel model, Runnable again, Runnable change, Texts texts) {
        this.model = model;
        this.texts = texts;
        buttons =
                Map.of(
                        KeyStorage.KEYCHAIN,
                        choice("keepKeychain", model.keychainName()),
                        KeyStorage.SESSION,
                        choice("keepSession", texts.get("credentials.keepSession")),
                        KeyStorage.FILE,
                        choice("keepFile", texts.get("credentials.keepFile")));
        FlowLine places = new FlowLine(18);
        places.setId("keyPlaces");
        List.of(KeyStorage.KEYCHAIN, KeyStorage.FILE, KeyStorage.SESSION)
                .forEach(storage -> places.getChildren().add(buttons.get(storage)));
        Node session = note(texts.get("credentials.keepSessionNote"));
        Node file = fileNote(change);
        Node keychain = keychainNote();
        part.getChildren().setAll(places, fixed(), keychain, session, file, state(again));
        showFor(session, model.choice.map(chosen -> chosen == KeyStorage.SESSION));
        showFor(file, model.choice.map(chosen -> chosen == KeyStorage.FILE));
        // Also why it does not work here, where that left nothing better than memory.
        showFor(
                keychain,
                Bindings.createBooleanBinding(
                        () ->
                                model.choice.get() == KeyStorage.KEYCHAIN
                                        || (model.choice.get() == KeyStorage.SESSION
                                                && hasKeychainFailed()),
                        model.choice,
                        model.keychain,
                        model.trying));
        bindChoice();
        model.seen();
    }

    /** Those that are not allowed cannot be chosen; what is chosen already is shown. */
    private Label fixed() {
        return FixedSetting.line(
                model.policy(),
                Setting.KEY_PLACES,
                texts,
                now -> {
                    buttons.forEach((storage, button) -> button.setDisable(!now.allows(storage)));
                    model.placesChanged();
                });
    }

    private RadioButton choice(String id, String text) {
        RadioButton button =
                new RadioButton(text) {
                    // JavaFX may measure its words by a pixel wider than it lays them out.
                    @Override
                    protected double computePrefWidth(double height) {
                        return super.computePrefWidth(height) + 1;
                    }

                    @Override
                    protected double computePrefHeight(double width) {
                        return super.computePrefHeight(width < 0 ? width : width - 1);
                    }
                };
        button.setId(id);
        button.setToggleGroup(group);
        button.setWrapText(true);
        button.setMinHeight(Label.USE_PREF_SIZE);
        return button;
    }

    private static void showFor(Node note, ObservableValue<Boolean> wanted) {
        note.visibleProperty().bind(wanted);
        note.managedProperty().bind(note.visibleProperty());
    }

    private static Label note(String text) {
        return Styles.wrapped(new Label(text), Styles.MUTED, Styles.SMALL);
    }

    private VBox fileNote(Runnable change) {
        Label note = note(texts.get("credentials.keepFileNote", model.fileName()));
        note.setTooltip(new Tooltip(model.filePath()));
        Button button = new Button(texts.get("passphrase.changeIt"));
        button.setId("changePassphrase");
        button.setOnAction(_ -> change.run());
        button.visibleProperty().bind(model.fileOpen);
        button.managedProperty().bind(model.fileOpen);
        return withButton(note, button);
    }

    /** A note, and at its end what can be done about it. */
    private static VBox withButton(Label note, Button button) {
        button.getStyleClass().add("small");
        button.setMinWidth(Button.USE_PREF_SIZE);
        return new VBox(6, note, button);
    }

    private VBox keychainNote() {
        Label note = note("");
        note.setId("keychainNote");
        note.textProperty().bind(model.keychainNote);
        tryKeychain.setId("tryKeychain");
        tryKeychain.setText(texts.get("common.tryAgain"));
        tryKeychain.setOnAction(_ -> model.tryKeychain());
        model.keychain.subscribe(_ -> showKeychain());
        model.trying.subscribe(_ -> showKeychain());
        return withButton(note, tryKeychain);
    }

    private void showKeychain() {
        boolean failed = hasKeychainFailed() && !model.trying.get();
        Shown.now(tryKeychain, failed);
    }

    private boolean hasKeychainFailed() {
        SecretAnswer answer = model.keychain.get();
        return answer != null && answer.trouble() != null;
    }

    private VBox state(Runnable again) {
        Label state = new Label();
        state.setId("keyStorageState");
        state.setWrapText(true);
        state.setMinHeight(Label.USE_PREF_SIZE);
        state.textProperty().bind(model.state);
        Button button = new Button();
        button.setId("keyStorageAgain");
        button.textProperty().bind(model.againText);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> again.run());
        button.visibleProperty().bind(model.trouble);
        button.managedProperty().bind(model.trouble);
        VBox line = new VBox(6, state, button);
        line.getStyleClass().add("key-state");
        line.visibleProperty().bind(model.noteworthy);
        line.managedProperty().bind(line.visibleProperty());
        model.trouble.subscribe(
                bad -> Styles.tone(state, bad ? Styles.Tone.DANGER : Styles.Tone.PLAIN));
        return line;
    }

    private void bindChoice() {
        buttons.forEach((storage, button) -> button.setUserData(storage));
        model.choice.subscribe(storage -> group.selectToggle(buttons.get(storage)));
        group.selectedToggleProperty().subscribe(this::chosen);
    }

    private void chosen(Toggle toggle) {
        if (toggle != null && toggle.getUserData() instanceof KeyStorage storage) {
            model.choice.set(storage);
        }
    }
}
