package dev.redrive.app;

import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Texts;
import dev.redrive.ui.progress.ProgressController;
import dev.redrive.ui.progress.ProgressViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The views of the watched tasks: they tick together and end when their watch is dismissed. */
final class ProgressViews {

    private final Map<TaskWatch, ProgressViewModel> inDashboard = new HashMap<>();
    private final Map<TaskWatch, ProgressViewModel> onOwnPage = new HashMap<>();
    private final Executor ui;
    private final Texts texts;
    private final Formats formats;

    ProgressViews(Executor ui, Texts texts, Formats formats) {
        this.ui = ui;
        this.texts = texts;
        this.formats = formats;
    }

    /** A view of that watch, for the dashboard or for its own page, in place of an earlier one. */
    Parent make(TaskWatch watch, ProgressViewModel.Requests requests, boolean dashboard) {
        ProgressViewModel model = new ProgressViewModel(watch, ui, texts, formats, requests);
        close((dashboard ? inDashboard : onOwnPage).put(watch, model));
        ProgressController view = new ProgressController(model, texts);
        if (!dashboard) {
            view.isOnOwnPage();
        }
        return view.root();
    }

    void tick() {
        both().forEach(models -> models.values().forEach(ProgressViewModel::tick));
    }

    void end(TaskWatch watch) {
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
