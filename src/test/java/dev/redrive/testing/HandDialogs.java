package dev.redrive.testing;

import dev.redrive.ui.kit.Dialogs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Keeps the questions, for a test to answer; shows nothing. */
public final class HandDialogs implements Dialogs {

    public final List<Question> questions = new ArrayList<>();

    @Override
    public Handle show(Function<Handle, Content> make) {
        throw new AssertionError("there is no window");
    }

    @Override
    public void showWhenFree(Function<Handle, Content> make) {
        throw new AssertionError("there is no window");
    }

    @Override
    public Asked ask(Question question) {
        questions.add(question);
        return new Asked() {
            @Override
            public void reword(Question other) {
                questions.add(other);
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
                // The test sees the questions only.
            }

            @Override
            public void onReplaced(Runnable listener) {
                // Nothing replaces a question here.
            }
        };
    }
}
