package dev.redrive.ui.customer;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.retry.TaskWatch;
import dev.redrive.team.TeamOutage;
import dev.redrive.team.TeamTask;
import dev.redrive.ui.desk.ColleagueList;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.outage.DrainBars;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The card of one kind: its watched tasks, each a tab where there are several, and below them who
 * requested what and the button. Without a task only that row is left, with the small drain. JavaFX
 * thread.
 */
final class CardView {

    private static final double GAP = 12;

    private final CardViewModel model;
    private final Function<TaskWatch, Node> taskView;
    private final Map<TaskWatch, Node> views = new HashMap<>();
    private final VBox body = new VBox();
    private final HBox tabs = new HBox();
    private final Button retry;
    private final VBox root;
    private @Nullable TaskWatch selected;

    /** Builds the card. */
    CardView(
            CardViewModel model,
            Texts texts,
            Formats formats,
            Consumer<ItemKind> start,
            Function<TaskWatch, Node> taskView,
            ColleagueList colleagues) {
        this.model = model;
        this.taskView = taskView;
        retry = retry(start);
        String kind = kindId();
        tabs.setId(kind + "Tabs");
        tabs.getStyleClass().add("task-tabs");
        colleagues.setId(kind + "Colleagues");
        model.colleagues.addListener(
                (ListChangeListener<TeamTask>) _ -> colleagues.show(model.colleagues));
        colleagues.show(model.colleagues);
        root = new VBox(GAP, tabs, body, row(texts, formats), colleagues);
        root.setId(kind + "Card");
        root.getStyleClass().add("card");
        root.setMinWidth(0);
        model.tasks.addListener((ListChangeListener<TaskWatch>) _ -> showTasks());
        showTasks();
    }

    private String kindId() {
        return model.kind == ItemKind.TRIPS ? "trips" : "crashes";
    }

    Region root() {
        return root;
    }

    /** Shows whether its button is the next step. */
    void showNextStep(boolean isNext) {
        retry.getStyleClass().remove(Styles.ACCENT);
        if (isNext) {
            retry.getStyleClass().add(Styles.ACCENT);
        }
    }

    private HBox row(Texts texts, Formats formats) {
        Label title = new Label(model.title());
        title.getStyleClass().add("card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label last = Styles.wrapped(new Label());
        last.setId(model.kind == ItemKind.TRIPS ? "lastTrips" : "lastCrashes");
        last.textProperty().bind(model.lastProperty());
        Label line = Styles.wrapped(new Label(), Styles.MUTED, Styles.SMALL);
        Shown.words(line, model.outageLine);
        Label joined = Styles.wrapped(new Label(), Styles.MUTED, Styles.SMALL);
        joined.setId(kindId() + "Joined");
        Shown.words(joined, model.joined);
        Label off = Styles.wrapped(new Label(), Styles.MUTED, Styles.SMALL);
        off.setId(retry.getId() + "Off");
        Shown.words(off, model.off);
        VBox words = new VBox(2, last, line, joined, off);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        DrainBars bars = DrainBars.small(texts, formats);
        follow(bars, model);
        BooleanBinding noTask = Bindings.isEmpty(model.tasks);
        Shown.when(title, noTask);
        Shown.when(bars, noTask.and(model.outage.isNotNull()));
        noTask.subscribe(idle -> {
            last.getStyleClass().removeAll(Styles.MUTED, Styles.SMALL);
            if (!idle) {
                last.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
            }
        });
        HBox row = new HBox(GAP, title, words, bars, Off.because(retry, model.why));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Shows in the bars how the outage drains, with what colleagues reported of it. */
    static void follow(DrainBars bars, CardViewModel model) {
        Runnable show =
                () -> {
                    TeamOutage all = model.whole.get();
                    bars.show(
                            all == null ? model.outage.get() : all.outage(),
                            all == null ? Set.of() : all.reported(),
                            model.inContact.get());
                };
        model.outage.subscribe(show);
        model.whole.subscribe(show);
        model.inContact.subscribe(show);
        show.run();
    }

    private Button retry(Consumer<ItemKind> start) {
        Button button = new Button(model.buttonText());
        button.setId(model.kind == ItemKind.TRIPS ? "retryTrips" : "retryCrashes");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(model.startable.not());
        button.setOnAction(_ -> start.accept(model.kind));
        return button;
    }

    private void showTasks() {
        List<TaskWatch> tasks = model.tasks;
        TaskWatch begun =
                tasks.stream().filter(task -> !views.containsKey(task)).findFirst().orElse(null);
        views.keySet().retainAll(tasks);
        if (begun != null) {
            selected = begun;
        } else if (selected == null || !tasks.contains(selected)) {
            selected = tasks.isEmpty() ? null : tasks.getFirst();
        }
        showTabs(tasks);
        tasks.forEach(task -> views.computeIfAbsent(task, taskView));
        showSelected();
    }

    private void showTabs(List<TaskWatch> tasks) {
        boolean several = tasks.size() > 1;
        Shown.now(tabs, several);
        tabs.getChildren().clear();
        if (!several) {
            return;
        }
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < tasks.size(); i++) {
            TaskWatch task = tasks.get(i);
            ToggleButton tab = new ToggleButton(model.taskName(task));
            tab.setId(tabs.getId() + i);
            tab.getStyleClass()
                    .add(
                            i == 0
                                    ? "left-pill"
                                    : i == tasks.size() - 1 ? "right-pill" : "center-pill");
            tab.setToggleGroup(group);
            tab.setSelected(task.equals(selected));
            tab.setOnAction(_ -> {
                tab.setSelected(true);
                selected = task;
                showSelected();
            });
            tabs.getChildren().add(tab);
        }
    }

    private void showSelected() {
        Node view = selected == null ? null : views.get(selected);
        if (view == null) {
            body.getChildren().clear();
        } else if (!List.of(view).equals(body.getChildren())) {
            body.getChildren().setAll(view);
        }
        Shown.now(body, view != null);
    }
}
