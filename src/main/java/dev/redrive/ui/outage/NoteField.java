package dev.redrive.ui.outage;

import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The note of an entry, to be read and written, and where it goes. JavaFX thread. */
public final class NoteField extends VBox {

    private static final double GAP = 4;
    private static final double WIDE_GAP = 8;

    private final NoteViewModel model;
    private final TextArea area = new TextArea();

    /**
     * The field.
     *
     * @param id of the text area
     */
    public NoteField(String id, NoteViewModel model, Texts texts) {
        super(GAP);
        this.model = model;
        area.setId(id);
        area.setWrapText(true);
        area.setPrefRowCount(2);
        area.setMinHeight(Region.USE_PREF_SIZE);
        area.textProperty().bindBidirectional(model.text);
        area.disableProperty().bind(model.ready.not());
        area.focusedProperty()
                .subscribe((before, now) -> {
                    if (before && !now) {
                        model.save();
                    }
                });
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        Label label = new Label(texts.get("history.note"));
        label.getStyleClass().add("field-label");
        label.setLabelFor(area);
        Label where = Styles.wrapped(new Label(), Styles.MUTED, Styles.SMALL);
        where.setId("noteWhere");
        model.shared.subscribe(isShared ->
                where.setText(texts.get(isShared ? "history.noteShared" : "history.noteWhere")));
        getChildren().setAll(label, area, foot(texts), share(texts), where);
    }

    private CheckBox share(Texts texts) {
        CheckBox share = new CheckBox(texts.get("history.shareNote"));
        share.setId("shareNote");
        share.setMinHeight(Region.USE_PREF_SIZE);
        share.setWrapText(true);
        share.setMinWidth(0);
        model.shared.subscribe(share::setSelected);
        share.setOnAction(_ -> model.share(share.isSelected()));
        Shown.when(share, model.shareable);
        return share;
    }

    private HBox foot(Texts texts) {
        Label message = Styles.wrapped(new Label(), "freshness", Styles.SMALL);
        message.setId("noteMessage");
        message.setMaxWidth(Double.MAX_VALUE);
        message.textProperty().bind(model.message);
        Named.announce(message);
        model.failed.subscribe(wrong -> message.pseudoClassStateChanged(Styles.WRONG, wrong));
        HBox.setHgrow(message, Priority.ALWAYS);
        Button save = new Button(texts.get("history.saveNote"));
        save.setId("saveNote");
        save.getStyleClass().add(Styles.SMALL);
        save.setMinWidth(Region.USE_PREF_SIZE);
        // Not while it has the focus, which would go off to wherever the window begins.
        save.disableProperty().bind(model.changed.not().and(save.focusedProperty().not()));
        save.setOnAction(_ -> model.save());
        HBox foot = new HBox(WIDE_GAP, message, save);
        Off.untilChanged(save, model.changed, texts);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    /** Tab goes on, as from every other field; a text area would take it as a character. */
    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            event.consume();
            area.requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            event.consume();
            model.save();
        }
    }
}
