package dev.redrive.ui.common;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Dialogs inside the window, on a dimmed page: they can not be lost behind it. */
public final class Overlay implements Dialogs {

    private static final double WIDTH = 560;
    private static final double MARGIN = 24;

    private final Node page;
    private final StackPane scrim;
    private final Texts texts;
    private Runnable onEscape = () -> {};
    private @Nullable Node focusBefore;

    /**
     * Dialogs over a page.
     *
     * @param page what lies behind
     * @param scrim the pane over it, hidden while there is no dialog
     */
    public Overlay(Node page, StackPane scrim, Texts texts) {
        this.page = page;
        this.scrim = scrim;
        this.texts = texts;
        scrim.setVisible(false);
        scrim.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        onEscape.run();
                    }
                });
    }

    @Override
    public void show(Parent content, Runnable onEscape) {
        if (!scrim.isVisible()) {
            focusBefore = page.getScene().getFocusOwner();
        }
        this.onEscape = onEscape;
        content.getStyleClass().add(Styles.DIALOG);
        if (content instanceof Region card) {
            card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        }
        StackPane.setMargin(content, new javafx.geometry.Insets(MARGIN));
        scrim.getChildren().setAll(content);
        scrim.setVisible(true);
        page.setDisable(true);
        // After the caller is done, so that a dialog may choose what has the focus at first.
        Platform.runLater(() -> focusFirst(content));
    }

    private void focusFirst(Parent content) {
        Node owner = page.getScene().getFocusOwner();
        if (owner == null || !isInside(owner, content)) {
            content.lookupAll("*").stream()
                    .filter(node ->
                            node.isFocusTraversable() && !node.isDisabled() && node.isVisible())
                    .findFirst()
                    .ifPresent(Node::requestFocus);
        }
    }

    private static boolean isInside(Node node, Parent content) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.equals(content)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        scrim.setVisible(false);
        scrim.getChildren().clear();
        page.setDisable(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    @Override
    public void ask(Question question) {
        Label title = new Label(question.title());
        title.getStyleClass().add(Styles.DIALOG_TITLE);
        title.setWrapText(true);
        Label text = new Label(question.text());
        text.setWrapText(true);
        Button yes = new Button(question.yes());
        yes.setId("questionYes");
        Button no = new Button(question.no());
        no.setId("questionNo");
        no.getStyleClass().add(Styles.ACCENT);
        no.setCancelButton(true);
        no.setOnAction(_ -> close());
        yes.setOnAction(_ -> {
            close();
            question.onYes().run();
        });
        HBox buttons = new HBox(yes, no);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setSpacing(8);
        VBox card = new VBox(title);
        question.profiles().forEach(whose -> card.getChildren().add(new ProfileLine(whose, texts)));
        card.getChildren().addAll(text, buttons);
        card.setSpacing(16);
        if (question.profiles().size() == 1) {
            Styles.colour(card, question.profiles().getFirst().colour());
        }
        show(card, this::close);
        no.requestFocus();
    }
}
