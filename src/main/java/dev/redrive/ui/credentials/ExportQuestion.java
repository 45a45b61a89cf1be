package dev.redrive.ui.credentials;

import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Asks before an export whether the addresses of receiving servers go along, which they do only
 * where the user ticks that. JavaFX thread.
 */
final class ExportQuestion {

    private ExportQuestion() {}

    /** Exports, after the question where there is such an address. */
    static void ask(TransferViewModel transfer, Dialogs dialogs, Texts texts) {
        if (transfer.hasReceivers()) {
            dialogs.show(handle -> content(transfer, handle, texts));
        } else {
            transfer.exportAll(false);
        }
    }

    private static Dialogs.Content content(
            TransferViewModel transfer, Dialogs.Handle handle, Texts texts) {
        Label title = Styles.wrapped(new Label(texts.get("transfer.exportTitle")));
        title.getStyleClass().add("dialog-title");
        Label meaning = Styles.wrapped(new Label(texts.get("transfer.exportMeaning")));
        CheckBox receivers = new CheckBox(texts.get("transfer.withReceivers"));
        receivers.setId("exportReceivers");
        receivers.setWrapText(true);
        Button cancel = new Button(texts.get("common.cancel"));
        cancel.setId("cancelExport");
        cancel.setOnAction(_ -> handle.close());
        Button export = new Button(texts.get("transfer.export"));
        export.setId("confirmExport");
        export.getStyleClass().add("accent");
        export.setDefaultButton(true);
        export.setOnAction(_ -> {
            handle.close();
            transfer.exportAll(receivers.isSelected());
        });
        HBox buttons = new HBox(8, cancel, export);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox root = new VBox(12, title, meaning, receivers, buttons);
        root.setId("exportDialog");
        return new Dialogs.Content(root, handle::close);
    }
}
