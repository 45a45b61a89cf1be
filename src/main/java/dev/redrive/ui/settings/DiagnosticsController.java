package dev.redrive.ui.settings;

import dev.redrive.support.DiagnosticsFile;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Texts;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/** Shows the diagnostics file by file before they are saved. JavaFX thread. */
public final class DiagnosticsController {

    private final DiagnosticsViewModel model;
    private final Runnable close;
    private final Texts texts;
    private final Parent root;

    @FXML private ListView<DiagnosticsFile> diagnosticsFiles;
    @FXML private TextArea diagnosticsContent;
    @FXML private CheckBox diagnosticsNames;
    @FXML private ProgressIndicator busy;
    @FXML private Button cancelDiagnostics;
    @FXML private Button confirmDiagnostics;

    /**
     * Builds the dialog.
     *
     * @param close takes the dialog away
     */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public DiagnosticsController(DiagnosticsViewModel model, Runnable close, Texts texts) {
        this.model = model;
        this.close = close;
        this.texts = texts;
        this.root = Fxml.DIAGNOSTICS.load(this, texts);
    }

    /** The dialog's content. */
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        diagnosticsFiles.setItems(model.files);
        diagnosticsFiles.setAccessibleText(texts.get("diagnostics.files"));
        diagnosticsFiles.setCellFactory(_ -> new Line());
        diagnosticsFiles
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(file -> diagnosticsContent.setText(file == null ? "" : file.text()));
        model.busy.subscribe(this::showFirst);
        Named.field(diagnosticsContent, texts.get("diagnostics.content"));
        diagnosticsNames.selectedProperty().bindBidirectional(model.withNames);
        busy.visibleProperty().bind(model.busy);
        Off.whileBusy(confirmDiagnostics, model.busy, texts);
        cancelDiagnostics.setOnAction(_ -> close.run());
        confirmDiagnostics.setOnAction(_ -> {
            if (model.save()) {
                close.run();
            }
        });
    }

    private void showFirst(boolean collecting) {
        if (!collecting) {
            diagnosticsFiles.getSelectionModel().selectFirst();
        }
    }

    private final class Line extends ListCell<DiagnosticsFile> {
        @Override
        protected void updateItem(@Nullable DiagnosticsFile file, boolean empty) {
            super.updateItem(file, empty);
            setText(empty ? "" : model.line(file));
        }
    }
}
