package dev.redrive.ui.kit;

import dev.redrive.profile.Profile;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/**
 * Dialogs over the window, one at a time. A dialog can only be closed through its own handle, so a
 * late answer never closes another dialog. JavaFX thread.
 */
public interface Dialogs {

    /**
     * Shows a dialog in front of the window; the page behind takes no input. An open dialog is
     * replaced, and notified by {@link Handle#onReplaced}.
     *
     * @param make makes what to show; gets the handle of the new dialog, so that its buttons can
     *     close it
     * @return the same handle
     */
    Handle show(Function<Handle, Content> make);

    /**
     * Shows a dialog that the user did not open: at once where none is open, else as soon as the
     * open one is closed.
     */
    void showWhenFree(Function<Handle, Content> make);

    /** Shows a question; Escape means its last answer. */
    Asked ask(Question question);

    /** One dialog, open or not. */
    interface Handle {

        /** Whether this dialog is still the one in front of the window. */
        boolean isOpen();

        /** Takes this dialog away; does nothing when it is gone, whatever is open now. */
        void close();

        /** What to do when another dialog has taken the place of this one. */
        void onReplaced(Runnable listener);

        /**
         * Passes on the results of this dialog that arrive once it is closed or replaced, since
         * they can no longer be seen in it.
         *
         * @param outcome what the dialog shows of its actions
         */
        default <T> void afterwards(
                ObservableValue<? extends @Nullable T> outcome, Consumer<? super T> receiver) {
            outcome.subscribe((_, now) -> {
                if (now != null && !isOpen()) {
                    receiver.accept(now);
                }
            });
        }
    }

    /** A question, open or not. */
    interface Asked extends Handle {

        /**
         * Updates title, text, customers and the last answer of the question. What the answers do
         * stays the same.
         */
        void reword(Question question);
    }

    /**
     * What a dialog shows.
     *
     * @param root its nodes
     * @param onEscape what Escape does
     */
    record Content(Parent root, Runnable onEscape) {}

    /**
     * A decision in words.
     *
     * @param title the question
     * @param text what each answer means
     * @param yes what the first button does, in words
     * @param no what the second does, in words
     * @param onYes runs when the first is pressed, after the dialog has gone
     * @param other a way between the two; null for none
     * @param profiles the customers at stake: shown with colour, name and kind; may be none
     */
    record Question(
            String title,
            String text,
            String yes,
            String no,
            Runnable onYes,
            @Nullable Answer other,
            List<Profile> profiles) {

        /** A question with two answers. */
        public Question(
                String title,
                String text,
                String yes,
                String no,
                Runnable onYes,
                List<Profile> profiles) {
            this(title, text, yes, no, onYes, null, profiles);
        }

        /** A question about no profile in particular. */
        public Question(String title, String text, String yes, String no, Runnable onYes) {
            this(title, text, yes, no, onYes, List.of());
        }
    }

    /**
     * One more answer to a question.
     *
     * @param text what its button does, in words
     * @param run runs when it is pressed, after the dialog has gone
     */
    record Answer(String text, Runnable run) {}
}
