package dev.redrive.ui.shell;

import atlantafx.base.controls.Notification;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.Texts.Sayings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * Says in a corner of the window what has happened elsewhere, until it is read, closed or {@link
 * #LASTS} seconds have passed. Never covers a dialog and never takes the keyboard. JavaFX thread.
 */
public final class Toasts {

    /** How many seconds a toast stays while neither mouse nor keyboard is in it. */
    static final int LASTS = 20;

    private static final int MOST = 3;

    private final Pane corner;
    private final Texts texts;
    private final List<Shown> shown = new ArrayList<>();

    /** A toast in the corner. */
    private static final class Shown {
        private final Notification node;
        private final String customerId;
        private final Sayings sayings = new Sayings();
        private int seconds;

        private Shown(Notification node, String customerId) {
            this.node = node;
            this.customerId = customerId;
        }
    }

    Toasts(Pane corner, Texts texts) {
        this.corner = corner;
        this.texts = texts;
    }

    /**
     * Shows a toast; the oldest goes where there are too many.
     *
     * @param profile the customer it is about
     * @param words says what has happened, with the name of the customer
     * @param receipt shows the receipt; null where there is none
     * @param open shows the customer's page
     */
    public void show(
            Profile profile, Supplier<String> words, @Nullable Runnable receipt, Runnable open) {
        LettersTile tile = new LettersTile();
        tile.show(profile);
        Notification node = new Notification("", tile);
        node.setId("toast");
        node.getStyleClass().add("toast");
        Styles.colour(node, profile.colour());
        Shown toast = new Shown(node, profile.id());
        List<Button> buttons = new ArrayList<>();
        if (receipt != null) {
            buttons.add(button("toastReceipt", "toast.receipt", toast, receipt));
        }
        buttons.add(button("toastOpen", "toast.open", toast, open));
        toast.sayings.add(() -> {
            node.setMessage(words.get());
            node.setAccessibleText(node.getMessage());
            Named.group(texts, node.getMessage(), List.copyOf(buttons));
        });
        node.setOnClose(_ -> close(toast));
        node.setPrimaryActions(buttons.toArray(Button[]::new));
        node.setFocusTraversable(false); // Its buttons are stops of the keyboard.
        shown.add(toast);
        corner.getChildren().add(node);
        if (shown.size() > MOST) {
            close(shown.getFirst());
        }
    }

    private Button button(String id, String text, Shown toast, Runnable run) {
        Button button = new Button();
        button.setId(id);
        toast.sayings.add(() -> button.setText(texts.get(text)));
        button.setOnAction(_ -> {
            close(toast);
            run.run();
        });
        return button;
    }

    private void close(Shown toast) {
        shown.remove(toast);
        corner.getChildren().remove(toast.node);
    }

    /** The page of that customer is shown, which says the same. */
    void read(String customerId) {
        List.copyOf(shown).stream()
                .filter(toast -> toast.customerId.equals(customerId))
                .forEach(this::close);
    }

    /** Says all of them again, in the language of now. */
    void sayAgain() {
        shown.forEach(toast -> toast.sayings.sayAgain());
    }

    /** Once a second. */
    void tick() {
        for (Shown toast : List.copyOf(shown)) {
            if (!toast.node.isHover() && !toast.node.isFocusWithin() && ++toast.seconds >= LASTS) {
                close(toast);
            }
        }
    }
}
