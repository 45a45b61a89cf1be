package dev.redrive.app.screens;

import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.progress.ProgressController;
import dev.redrive.ui.progress.ProgressViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The views of the watched tasks: they tick together and end when their watch is dismissed. */
public final class ProgressViews {

    private final Map<TaskWatch, ProgressViewModel> inDashboard = new HashMap<>();
    private final Map<TaskWatch, ProgressViewModel> onOwnPage = new HashMap<>();
    private final Executor ui;
    private final Texts texts;
    private final Formats formats;

    public ProgressViews(UiKit kit) {
        this.ui = kit.background().ui();
        this.texts = kit.texts();
        this.formats = kit.formats();
    }

    /** A view of that watch, for the dashboard or for its own page, in place of an earlier one. */
    public Parent make(TaskWatch watch, ProgressViewModel.Requests requests, boolean dashboard) {
        ProgressViewModel model = new ProgressViewModel(watch, ui, texts, formats, requests);
        close((dashboard ? inDashboard : onOwnPage).put(watch, model));
        ProgressController view = new ProgressController(model, texts);
        if (!dashboard) {
            view.isOnOwnPage();
        }
        return view.root();
    }

    public void tick() {
        both().forEach(models -> models.values().forEach(ProgressViewModel::tick));
    }

    public void end(TaskWatch watch) {
        both().forEach(models -> close(models.remove(watch)));
    }

    private List<Map<TaskWatch, ProgressViewModel>> both() {
        return List.of(inDashboard, onOwnPage);
    }

    private static void close(@Nullable ProgressViewModel model) {
        if (model != null) {
            model.close();
        }
    }
}
