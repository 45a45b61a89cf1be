package dev.redrive.app;

import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Texts;
import dev.redrive.ui.progress.ProgressController;
import dev.redrive.ui.progress.ProgressViewModel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.scene.Node;

/**
 * The views of the watched tasks: made once each, ticking, and ended when their watch is dismissed.
 */
final class ProgressViews {

    private final Map<TaskWatch, ProgressViewModel> models = new HashMap<>();
    private final Executor ui;
    private final Texts texts;
    private final Formats formats;

    ProgressViews(Executor ui, Texts texts, Formats formats) {
        this.ui = ui;
        this.texts = texts;
        this.formats = formats;
    }

    Node make(TaskWatch watch, ProgressViewModel.Requests requests) {
        ProgressViewModel model = new ProgressViewModel(watch, ui, texts, formats, requests);
        models.put(watch, model);
        return new ProgressController(model, texts).root();
    }

    void tick() {
        models.values().forEach(ProgressViewModel::tick);
    }

    void end(TaskWatch watch) {
        ProgressViewModel model = models.remove(watch);
        if (model != null) {
            model.close();
        }
    }
}
