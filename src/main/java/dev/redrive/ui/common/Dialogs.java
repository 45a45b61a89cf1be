package dev.redrive.ui.common;

import dev.redrive.profile.Profile;
import java.util.List;
import javafx.scene.Parent;

/** Asks a person for a decision, over the window. JavaFX thread. One dialog at a time. */
public interface Dialogs {

    /**
     * Shows this in front of the window, in place of any other; what is behind takes no input.
     *
     * @param content what to show
     * @param onEscape what Escape does
     */
    void show(Parent content, Runnable onEscape);

    /** Takes the dialog away; the focus goes back to where it was. */
    void close();

    /** Asks a question with two answers; Escape means the second. */
    void ask(Question question);

    /**
     * A decision in words.
     *
     * @param title the question
     * @param text what each answer means
     * @param yes what the first button does, in words
     * @param no what the second does, in words
     * @param onYes runs when the first is pressed, after the dialog has gone
     * @param profiles whose things are at stake: shown with colour, name and kind; may be none
     */
    record Question(
            String title,
            String text,
            String yes,
            String no,
            Runnable onYes,
            List<Profile> profiles) {

        /** A question about no profile in particular. */
        public Question(String title, String text, String yes, String no, Runnable onYes) {
            this(title, text, yes, no, onYes, List.of());
        }
    }
}
