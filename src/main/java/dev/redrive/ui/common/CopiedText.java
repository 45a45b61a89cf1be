package dev.redrive.ui.common;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Text for the system's clipboard. JavaFX thread. */
public final class CopiedText {

    private CopiedText() {}

    /** Puts that text on the clipboard; whoever calls has seen to it that no key is in it. */
    public static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
