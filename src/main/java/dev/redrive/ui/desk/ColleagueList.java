package dev.redrive.ui.desk;

import dev.redrive.team.TeamTask;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Nodes.TickingLabel;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What colleagues reported, in grey, a row for each task, and a button to watch it from here. Takes
 * no room while there is nothing. JavaFX thread.
 */
public final class ColleagueList extends VBox {

    private static final double GAP = 12;

    private final Texts texts;
    private final ColleagueTexts words;
    private final Function<TeamTask, String> line;
    private final Consumer<TeamTask> watch;
    private final Label clocks = new Label();
    private final List<Row> rows = new ArrayList<>();

    /**
     * Without a row.
     *
     * @param watch watches that task from here
     */
    public ColleagueList(Texts texts, ColleagueTexts words, Consumer<TeamTask> watch) {
        this(texts, words, words::line, watch);
    }

    /**
     * The same.
     *
     * @param line what is said of a task first
     */
    public ColleagueList(
            Texts texts,
            ColleagueTexts words,
            Function<TeamTask, String> line,
            Consumer<TeamTask> watch) {
        this.texts = texts;
        this.words = words;
        this.line = line;
        this.watch = watch;
        setSpacing(6);
        clocks.setId("colleagueClocks");
        Styles.wrapped(clocks, Styles.MUTED, Styles.SMALL);
        show(List.of());
    }

    /** Shows those tasks; a row whose task is the same stays, with the focus that it has. */
    public void show(List<TeamTask> tasks) {
        while (rows.size() > tasks.size()) {
            rows.removeLast();
        }
        while (rows.size() < tasks.size()) {
            rows.add(new Row());
        }
        for (int i = 0; i < tasks.size(); i++) {
            rows.get(i).show(tasks.get(i));
        }
        if (getChildren().size() != rows.size() + 1) {
            getChildren().setAll(rows);
            getChildren().add(clocks);
        }
        clocks.setText(words.clocks());
        Shown.now(clocks, !clocks.getText().isEmpty());
        Shown.now(this, !tasks.isEmpty());
    }

    private final class Row extends HBox {

        private final TickingLabel stands = new TickingLabel();
        private final Label requested = new Label();
        private final Label notes = new Label();
        private final Button button = new Button(texts.get("history.watch"));

        Row() {
            stands.setId("colleagueStands");
            Styles.wrapped(stands, Styles.MUTED);
            requested.setId("colleagueRequested");
            Styles.wrapped(requested, Styles.MUTED, Styles.SMALL);
            notes.setId("colleagueNotes");
            Styles.wrapped(notes, Styles.MUTED, Styles.SMALL);
            button.setId("watchColleague");
            button.setMinWidth(Region.USE_PREF_SIZE);
            VBox both = new VBox(2, stands, requested, notes);
            both.setMinWidth(0);
            HBox.setHgrow(both, Priority.ALWAYS);
            setSpacing(GAP);
            setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(both, button);
        }

        void show(TeamTask task) {
            stands.setText(line.apply(task));
            requested.setText(words.requested(task));
            Shown.now(requested, !requested.getText().isEmpty());
            notes.setText(words.notes(task));
            Shown.now(notes, !notes.getText().isEmpty());
            boolean canWatch = task.isOpen() && task.taskId() != null;
            Shown.now(button, canWatch);
            button.setOnAction(_ -> watch.accept(task));
            button.setAccessibleText(
                    texts.get("colleague.watchThis", words.author(task.requested())));
        }
    }
}
