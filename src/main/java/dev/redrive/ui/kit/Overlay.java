package dev.redrive.ui.kit;

import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Nodes.OffNodes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Dialogs inside the window, on a dimmed page: they cannot be lost behind it. */
public final class Overlay implements Dialogs {

    private static final double WIDTH = 660;
    private static final double WIDE = 880;

    private final Node page;
    private final StackPane scrim;
    private final Texts texts;
    private final Deque<Function<Handle, Content>> waiting = new ArrayDeque<>();
    private final OffNodes off = new OffNodes();
    private @Nullable Shown open;
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
        // Of the scene, since nothing in a dialog has the focus while all of it is disabled.
        EventHandler<KeyEvent> escape = this::escape;
        scrim.sceneProperty()
                .subscribe((before, now) -> {
                    if (before != null) {
                        before.removeEventFilter(KeyEvent.KEY_PRESSED, escape);
                    }
                    if (now != null) {
                        now.addEventFilter(KeyEvent.KEY_PRESSED, escape);
                    }
                });
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && open != null) {
            event.consume();
            open.onEscape.run();
        }
    }

    @Override
    public Handle show(Function<Handle, Content> make) {
        Shown shown = new Shown();
        Content content = make.apply(shown);
        Shown before = open;
        if (before == null) {
            focusBefore = page.getScene().getFocusOwner();
            off.mark(page);
        }
        shown.onEscape = content.onEscape();
        open = shown;
        put(content.root());
        if (before != null) {
            before.onReplaced.run();
        }
        return shown;
    }

    @Override
    public void showWhenFree(Function<Handle, Content> make) {
        if (open == null) {
            show(make);
        } else {
            waiting.add(make);
        }
    }

    private void put(Parent content) {
        content.getStyleClass().add(Styles.DIALOG);
        Frame frame = new Frame(content);
        scrim.getChildren().setAll(frame);
        scrim.setVisible(true);
        // Now, since only then the content is in the scene and can take the focus.
        frame.applyCss();
        page.setDisable(true);
        // After the caller is done, so that a dialog may choose what has the focus at first.
        Platform.runLater(() -> focusFirst(content));
    }

    /** Around a dialog; scrolls it where it is higher than the window. */
    private static final class Frame extends ScrollPane {

        Frame(Parent content) {
            super(content);
            setFitToWidth(true);
            setFitToHeight(true); // What scrolls in it gives way before the whole dialog scrolls.
            setHbarPolicy(ScrollBarPolicy.NEVER);
            boolean isWide = content.getStyleClass().contains(Styles.WIDE_DIALOG);
            setMaxSize(isWide ? WIDE : WIDTH, USE_PREF_SIZE);
            getStyleClass().addAll(Styles.DIALOG_SCROLL, Styles.DIALOG_FRAME);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL; // As high as its texts are when they are wrapped.
        }
    }

    private void takeAway() {
        open = null;
        scrim.setVisible(false);
        scrim.getChildren().clear();
        page.setDisable(false);
        off.clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null; // It must not keep a page in memory that was made again.
        }
        if (!waiting.isEmpty()) {
            // After the caller is done, which may be about to open another.
            Platform.runLater(this::showWaiting);
        }
    }

    private void showWaiting() {
        if (open == null && !waiting.isEmpty()) {
            show(waiting.remove());
        }
    }

    private final class Shown implements Handle {

        private Runnable onEscape = () -> {};
        private Runnable onReplaced = () -> {};

        @Override
        public boolean isOpen() {
            return equals(open);
        }

        @Override
        public void close() {
            if (isOpen()) {
                takeAway();
            }
        }

        @Override
        public void onReplaced(Runnable listener) {
            onReplaced = listener;
        }
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
    public Asked ask(Question question) {
        Card card = new Card();
        card.handle = show(handle -> card.content(question, handle));
        card.no.requestFocus();
        return card;
    }

    /** The dialog of a question. */
    private final class Card implements Asked {

        private final Label title = new Label();
        private final Label text = new Label();
        private final VBox profiles = new VBox(16);
        private final Button no = new Button();
        private final VBox card = new VBox(title, profiles, text);
        private @Nullable Handle handle;

        Content content(Question question, Handle asked) {
            card.setId("question");
            title.getStyleClass().add(Styles.DIALOG_TITLE);
            title.setWrapText(true);
            text.setWrapText(true);
            Button yes = new Button(question.yes());
            yes.setId("questionYes");
            yes.setMnemonicParsing(false); // A name may have an underscore.
            no.setMnemonicParsing(false);
            no.setId("questionNo");
            no.getStyleClass().add(Styles.ACCENT);
            no.setCancelButton(true);
            no.setOnAction(_ -> asked.close());
            answers(yes, asked, question.onYes());
            HBox buttons = new HBox(yes);
            Answer answer = question.other();
            if (answer != null) {
                Button other = new Button(answer.text());
                other.setMnemonicParsing(false);
                other.setId("questionOther");
                answers(other, asked, answer.run());
                buttons.getChildren().add(other);
            }
            buttons.getChildren().add(no);
            buttons.setAlignment(Pos.CENTER_RIGHT);
            buttons.setSpacing(8);
            card.getChildren().add(buttons);
            card.setSpacing(16);
            profiles.managedProperty().bind(profiles.visibleProperty());
            reword(question);
            return new Content(card, asked::close);
        }

        @Override
        public void reword(Question question) {
            title.setText(question.title());
            text.setText(question.text());
            no.setText(question.no());
            profiles.setVisible(!question.profiles().isEmpty());
            profiles.getChildren()
                    .setAll(
                            question.profiles().stream()
                                    .map(profile -> new ProfileLine(profile, texts))
                                    .toList());
            if (question.profiles().size() == 1) {
                Styles.colour(card, question.profiles().getFirst().colour());
            } else {
                Styles.noColour(card);
            }
        }

        @Override
        public boolean isOpen() {
            return handle != null && handle.isOpen();
        }

        @Override
        public void close() {
            if (handle != null) {
                handle.close();
            }
        }

        @Override
        public void onReplaced(Runnable listener) {
            if (handle != null) {
                handle.onReplaced(listener);
            }
        }
    }

    private static void answers(Button button, Handle handle, Runnable run) {
        button.setOnAction(_ -> {
            handle.close();
            run.run();
        });
    }

    /**
     * A profile where something is decided about it: its colour, its name, its kind, never one
     * alone.
     */
    public static final class ProfileLine extends HBox {

        private static final String KIND = "profile.kind.";
        private static final double GAP = 10;

        /** The line of that profile. */
        public ProfileLine(Profile profile, Texts texts) {
            super(GAP);
            setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("profile-line");
            Styles.colour(this, profile.colour());
            Region dot = new Region();
            dot.getStyleClass().add(Styles.DOT);
            dot.setMinWidth(Region.USE_PREF_SIZE);
            Label name = new Label(profile.name());
            name.getStyleClass().add(Styles.STRONG);
            name.setWrapText(true);
            name.setMinHeight(Region.USE_PREF_SIZE);
            Label kind = new Label(texts.get(KIND + profile.kind().name()));
            kind.getStyleClass().add(Styles.KIND_BADGE);
            kind.setMinWidth(Region.USE_PREF_SIZE);
            getChildren().addAll(dot, name, kind);
        }
    }
}
