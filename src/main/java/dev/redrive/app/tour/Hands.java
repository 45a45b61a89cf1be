package dev.redrive.app.tour;

import dev.redrive.files.SafeFile;
import dev.redrive.ui.kit.FxExecutor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Sees and presses what is in the window, as a user would. Never used on the JavaFX thread. */
public final class Hands {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Stage stage;
    private final FxExecutor ui;

    Hands(Stage stage, FxExecutor ui) {
        this.stage = stage;
        this.ui = ui;
    }

    /** The text of that node; empty when it is not visible. */
    String text(String id) throws InterruptedException {
        return on(() -> find(id) instanceof Labeled labeled ? labeled.getText() : "");
    }

    /** Whether that node can be seen and used. */
    boolean isUsable(String id) throws InterruptedException {
        return on(() -> {
            Node node = find(id);
            return node != null && !node.isDisabled();
        });
    }

    /** Presses that node with the mouse. */
    void press(String id) throws InterruptedException {
        on(() -> {
            Node node = find(id);
            if (node == null) {
                throw new IllegalStateException("there is no " + id + " to press");
            }
            settle();
            bringIntoView(node);
            Bounds bounds = node.getLayoutBounds();
            Point2D middle = node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
            Robot robot = new Robot();
            robot.mouseMove(middle);
            robot.mouseClick(MouseButton.PRIMARY);
            return true;
        });
    }

    /** Nodes that have just come are in no place yet. */
    private void settle() {
        scene().getRoot().applyCss();
        scene().getRoot().layout();
    }

    /** Gives the window that size, in pixels. */
    void size(double width, double height) throws InterruptedException {
        on(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return true;
        });
    }

    /** Scrolls to that node, where it is there. */
    void show(String id) throws InterruptedException {
        on(() -> {
            settle();
            Node node = find(id);
            if (node != null) {
                bringIntoView(node);
            }
            return true;
        });
    }

    private static void bringIntoView(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane && pane.getContent() != null) {
                double all = pane.getContent().getLayoutBounds().getHeight();
                double seen = pane.getViewportBounds().getHeight();
                double middle =
                        pane.getContent().sceneToLocal(node.localToScene(0, 0)).getY()
                                + node.getLayoutBounds().getHeight() / 2;
                pane.setVvalue(
                        all <= seen ? 0 : Math.clamp((middle - seen / 2) / (all - seen), 0, 1));
                pane.layout();
            }
        }
    }

    /** Whether that node can be seen. */
    boolean isShown(String id) throws InterruptedException {
        return on(() -> find(id) != null);
    }

    /** Presses that key, for whatever has the focus. */
    void type(KeyCode key) throws InterruptedException {
        on(() -> {
            new Robot().keyType(key);
            return true;
        });
    }

    /** Chooses that in the list of that chooser. */
    <T> void choose(String id, T value) throws InterruptedException {
        on(() -> {
            if (find(id) instanceof ComboBox<?> chooser) {
                int at = chooser.getItems().indexOf(value);
                chooser.getSelectionModel().select(at);
            }
            return true;
        });
    }

    /** Whether that is chosen in that chooser. */
    boolean isChosen(String id, Object value) throws InterruptedException {
        return on(
                () -> find(id) instanceof ComboBox<?> chooser && value.equals(chooser.getValue()));
    }

    /** The whole window as it is painted. */
    Image picture() throws InterruptedException {
        return on(() -> {
            settle();
            return scene().snapshot(null);
        });
    }

    /** Looks again and again until that is there; false when that takes too long. */
    static boolean await(Condition condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.isMet()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }

    /** Something to look for. */
    interface Condition {
        boolean isMet() throws InterruptedException;
    }

    private Scene scene() {
        return stage.getScene();
    }

    private @Nullable Node find(String id) {
        Node node = scene().lookup(id.startsWith(".") ? id : "#" + id);
        return node != null && isSeen(node) ? node : null;
    }

    private static boolean isSeen(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private <T> T on(Callable<T> look) throws InterruptedException {
        try {
            return ui.call(look).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Writes pictures of the window as PNG files. Never on the JavaFX thread. */
    public static final class Pictures {

        private final Path folder;

        public Pictures(Path folder) {
            this.folder = folder;
        }

        /**
         * Writes the picture under that name, in place of an older one, for the user alone: it may
         * show the names of customers.
         *
         * @throws IOException when it cannot be written
         */
        public Path write(String name, Image image) throws IOException {
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            int[] pixels = new int[width * height];
            image.getPixelReader()
                    .getPixels(
                            0,
                            0,
                            width,
                            height,
                            PixelFormat.getIntArgbInstance(),
                            pixels,
                            0,
                            width);
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(0, 0, width, height, pixels, 0, width);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            Path file = folder.resolve(name + ".png");
            SafeFile.write(file, bytes.toByteArray());
            return file;
        }
    }
}
