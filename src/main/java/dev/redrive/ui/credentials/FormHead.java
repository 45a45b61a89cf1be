package dev.redrive.ui.credentials;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.FlowLine;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.ShortenedLabel;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Says which customer the form is about, as typed, and what is wrong with its key. */
final class FormHead {

    private static final String KIND = "profile.kind.";

    private final Texts texts;
    private final LettersTile tile = LettersTile.large();
    private final Label title = new ShortenedLabel();
    private final Label kind = new Label();
    private final Label wrong = new ShortenedLabel();

    /** Fills that place. */
    FormHead(Pane place, Texts texts) {
        this.texts = texts;
        title.setId("formTitle");
        title.getStyleClass().add("card-title");
        title.setMinWidth(0);
        kind.setId("formKind");
        kind.getStyleClass().add(Styles.KIND_BADGE);
        kind.setMinWidth(Region.USE_PREF_SIZE);
        wrong.setId("formWrong");
        wrong.getStyleClass().add(Styles.BADGE);
        wrong.setMinWidth(0);
        Styles.tone(wrong, Styles.Tone.WARNING);
        FlowLine words = new FlowLine(12, title, kind, wrong);
        HBox.setHgrow(words, Priority.ALWAYS);
        place.getChildren().setAll(tile, words);
    }

    /**
     * Shows it.
     *
     * @param typed the profile as it is in the form
     * @param isNew whether it was never saved
     * @param trouble what is wrong; empty when nothing is
     */
    void show(Profile typed, boolean isNew, String trouble) {
        tile.show(typed);
        String name = typed.name().strip();
        title.setText(isNew && name.isEmpty() ? texts.get("credentials.newTitle") : name);
        kind.setText(texts.get(KIND + typed.kind().name()));
        Styles.colour(kind, typed.colour());
        boolean demo = typed.kind() == ProfileKind.DEMO;
        wrong.setText(trouble);
        Shown.now(wrong, !trouble.isEmpty() && !demo);
    }
}
