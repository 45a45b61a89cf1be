package dev.redrive.ui.shell;

import dev.redrive.text.TextSanitizer;
import dev.redrive.ui.kit.CopiedText;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Texts;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Says over the page and its dialogs that something was copied, and what, for some seconds. Never
 * takes the mouse or the keyboard. JavaFX thread.
 */
final class Confirmation {

    static final Duration LASTS = Duration.seconds(4);

    /** In characters of the first line: the rest of a request or a receipt says nothing more. */
    private static final int MOST = 48;

    private final Texts texts;
    private final PauseTransition ending = new PauseTransition(LASTS);

    /** What is shown; not visible while there is nothing to confirm. */
    final Label label = new Label("", Named.silent(new FontIcon(Feather.CHECK)));

    Confirmation(Texts texts) {
        this.texts = texts;
        label.setId("confirmation");
        label.getStyleClass().add("confirmation");
        label.setMouseTransparent(true);
        label.setVisible(false);
        label.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(label, Pos.BOTTOM_CENTER);
        ending.setOnFinished(_ -> label.setVisible(false));
        EventHandler<CopiedText> confirm = copied -> show(copied.text());
        label.sceneProperty()
                .subscribe((before, now) -> {
                    if (before != null) {
                        before.removeEventHandler(CopiedText.COPIED, confirm);
                    }
                    if (now != null) {
                        now.addEventHandler(CopiedText.COPIED, confirm);
                    }
                });
    }

    private void show(String copied) {
        String first = copied.lines().findFirst().orElse("");
        label.setText(texts.get("common.copied", TextSanitizer.oneLine(first, MOST)));
        label.setVisible(true);
        label.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        ending.playFromStart();
    }
}
