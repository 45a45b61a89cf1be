package dev.redrive.ui.kit;

import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Text that was put on the system's clipboard; an event of each scene. JavaFX thread. */
public final class CopiedText extends Event {

    /** Every copy. */
    public static final EventType<CopiedText> COPIED = new EventType<>("COPIED_TEXT");

    private static final long serialVersionUID = 1;

    private final String text;

    private CopiedText(String text) {
        super(COPIED);
        this.text = text;
    }

    /**
     * Puts that text on the clipboard. Each window receives the event, so that no copy stays
     * without a confirmation. The caller makes sure that it holds no key.
     */
    public static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window instanceof Stage && window.getScene() != null) {
                fireEvent(window.getScene(), new CopiedText(text));
            }
        }
    }

    /** What was copied. */
    public String text() {
        return text;
    }
}
