package dev.redrive.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** What is wrong with what was typed, said at its field. JavaFX thread. */
public final class FieldProblem {

    private FieldProblem() {}

    /** Shows the problem in the label as long as there is one, and marks the field with it. */
    public static void bind(Label label, Node field, ObservableValue<String> problem) {
        label.textProperty().bind(problem);
        problem.subscribe(words -> {
            label.setVisible(!words.isEmpty());
            label.setManaged(!words.isEmpty());
            mark(field, words);
        });
    }

    /** Marks the field as wrong, and lets a screen reader say why; empty words undo both. */
    public static void mark(Node field, String words) {
        field.pseudoClassStateChanged(Styles.WRONG, !words.isEmpty());
        field.setAccessibleHelp(words);
    }
}
