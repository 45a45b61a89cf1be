package dev.redrive.ui.admin;

import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Overlay.ProfileLine;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.Arrays;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows the keys of a new team, masked. They are gone when the card is closed, so that only its
 * button closes it. JavaFX thread.
 */
final class TeamKeysController {

    private static final String MASK = "••••••••••••";

    private final TeamKeys keys;
    private final ClearingClipboard clipboard;
    private final Runnable close;
    private final Texts texts;
    private final StringProperty said = new SimpleStringProperty("");
    private final Parent root;

    @FXML private VBox card;
    @FXML private Label title;
    @FXML private Label meaning;
    @FXML private Label another;
    @FXML private VBox sdkPlace;
    @FXML private Label sdkKey;
    @FXML private ToggleButton revealSdk;
    @FXML private Button copySdk;
    @FXML private VBox adminPlace;
    @FXML private Label adminKey;
    @FXML private ToggleButton revealAdmin;
    @FXML private Button copyAdmin;
    @FXML private Label missing;
    @FXML private Label copied;
    @FXML private Button closeKeys;

    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    TeamKeysController(TeamKeys keys, ClearingClipboard clipboard, Runnable close, Texts texts) {
        this.keys = keys;
        this.clipboard = clipboard;
        this.close = close;
        this.texts = texts;
        this.root = Fxml.ADMIN_KEYS.load(this, texts);
    }

    Parent root() {
        return root;
    }

    /** Escape does not close the card, as the keys would be lost; the button that does is next. */
    void escape() {
        closeKeys.requestFocus();
    }

    @FXML
    private void initialize() {
        Styles.colour(card, keys.customer().colour());
        card.getChildren().addFirst(new ProfileLine(keys.customer(), texts));
        title.setText(texts.get("admin.keysTitle", keys.name()));
        Shown.now(meaning, !keys.hasNone());
        another.setText(texts.get("admin.otherName", String.valueOf(keys.created().teamId())));
        Shown.now(another, keys.isOfAnother());
        bind(sdkPlace, sdkKey, revealSdk, copySdk, keys.created()::sdkKey);
        bind(adminPlace, adminKey, revealAdmin, copyAdmin, keys.created()::adminKey);
        missing.setText(missing());
        Shown.now(missing, !missing.getText().isEmpty());
        Named.announce(copied);
        Shown.words(copied, said);
        closeKeys.setText(texts.get(keys.hasNone() ? "common.close" : "admin.closeKeys"));
        closeKeys.setOnAction(_ -> {
            keys.created().wipe();
            sdkKey.setText("");
            adminKey.setText("");
            close.run();
        });
    }

    /** What the answer lacks, said plainly. */
    private String missing() {
        if (keys.hasNone()) {
            return texts.get("admin.noKeys");
        }
        boolean isWhole = keys.created().sdkKey() != null && keys.created().adminKey() != null;
        return isWhole ? "" : texts.get("admin.oneKey");
    }

    private void bind(
            Node place,
            Label shown,
            ToggleButton reveal,
            Button copy,
            Supplier<char @Nullable []> key) {
        Shown.now(place, with(key, _ -> {}));
        reveal.selectedProperty()
                .subscribe(now -> {
                    shown.setText(MASK);
                    shown.setAccessibleText(texts.get("admin.masked"));
                    if (now) {
                        with(key, characters -> shown.setText(new String(characters)));
                        shown.setAccessibleText(null);
                    }
                    reveal.setText(texts.get(now ? "admin.hide" : "admin.reveal"));
                });
        copy.setOnAction(_ -> {
            with(key, clipboard::copy);
            said.set(texts.get("admin.copied", ClearingClipboard.STAYS.toSeconds()));
        });
    }

    /** Does something with a copy of the key, which is wiped afterwards; false without a key. */
    private static boolean with(
            Supplier<char @Nullable []> key, java.util.function.Consumer<char[]> use) {
        char[] characters = key.get();
        if (characters == null) {
            return false;
        }
        use.accept(characters);
        Arrays.fill(characters, '\0');
        return true;
    }
}
