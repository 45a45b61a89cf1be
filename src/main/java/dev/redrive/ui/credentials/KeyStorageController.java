package dev.redrive.ui.credentials;

import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.profile.KeyStorage;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
        part.getChildren()
                .setAll(
                        place(KeyStorage.KEYCHAIN, keychainNote()),
                        place(KeyStorage.SESSION, note(texts.get("credentials.keepSessionNote"))),
                        place(KeyStorage.FILE, fileNote(change)),
                        state(again));
        bindChoice();
        model.seen();
    }

    private RadioButton choice(String id, String text) {
        RadioButton button = new RadioButton(text);
        button.setId(id);
        button.setToggleGroup(group);
        button.setWrapText(true);
        button.setMinHeight(Label.USE_PREF_SIZE);
        return button;
    }

    private VBox place(KeyStorage storage, Node note) {
        RadioButton button = Objects.requireNonNull(buttons.get(storage));
        VBox place = new VBox(2, button, note);
        place.getStyleClass().add("key-place");
        return place;
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.getStyleClass().addAll("muted", "small", "key-place-note");
        note.setWrapText(true);
        note.setMinHeight(Label.USE_PREF_SIZE);
        return note;
    }

    private HBox fileNote(Runnable change) {
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
    private static HBox withButton(Label note, Button button) {
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        button.getStyleClass().add("small");
        button.setMinWidth(Button.USE_PREF_SIZE);
        return new HBox(8, note, button);
    }

    private HBox keychainNote() {
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
        SecretAnswer answer = model.keychain.get();
        boolean failed = answer != null && answer.trouble() != null && !model.trying.get();
        tryKeychain.setVisible(failed);
        tryKeychain.setManaged(failed);
    }

    private HBox state(Runnable again) {
        Label state = new Label();
        state.setId("keyStorageState");
        state.setWrapText(true);
        state.setMinHeight(Label.USE_PREF_SIZE);
        state.setMaxWidth(Double.MAX_VALUE);
        state.textProperty().bind(model.state);
        HBox.setHgrow(state, Priority.ALWAYS);
        Button button = new Button();
        button.setId("keyStorageAgain");
        button.textProperty().bind(model.againText);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> again.run());
        button.visibleProperty().bind(model.trouble);
        button.managedProperty().bind(model.trouble);
        HBox line = new HBox(12, state, button);
        line.getStyleClass().add("key-state");
        line.visibleProperty().bind(model.state.isNotEmpty());
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
