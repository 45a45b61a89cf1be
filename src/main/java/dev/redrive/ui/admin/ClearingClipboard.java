package dev.redrive.ui.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.Executor;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/**
 * Puts secrets on the system's clipboard for a while. Afterwards, and when the program closes, the
 * clipboard is cleared if it still holds the last of them; what the user has copied since then
 * stays. Keeps a hash of the secret only. JavaFX thread.
 */
public final class ClearingClipboard {

    /** How long a secret stays. */
    public static final Duration STAYS = Duration.ofSeconds(30);

    private final Executor later;
    private byte @Nullable [] copied;
    private int nbCopies;

    /**
     * A clipboard with nothing copied yet.
     *
     * @param later runs on the JavaFX thread after {@link #STAYS}
     */
    public ClearingClipboard(Executor later) {
        this.later = later;
    }

    /** Puts that secret on the clipboard; replaces an earlier one, and its time begins now. */
    void copy(char[] secret) {
        String text = new String(secret);
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        copied = hash(text);
        int copy = ++nbCopies;
        later.execute(() -> {
            if (copy == nbCopies) {
                clear();
            }
        });
    }

    /** Clears the clipboard now if it still holds the last secret. */
    public void clear() {
        byte[] ours = copied;
        copied = null;
        if (ours == null) {
            return;
        }
        Clipboard clipboard = Clipboard.getSystemClipboard();
        String now = clipboard.getString();
        if (now != null && MessageDigest.isEqual(ours, hash(now))) {
            clipboard.clear();
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }
}
