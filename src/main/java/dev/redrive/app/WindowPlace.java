package dev.redrive.app;

import dev.redrive.profile.WindowPlacement;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Puts the window where it was left, and remembers where that is. JavaFX thread. */
final class WindowPlace {

    private static final double WIDTH = 1120;
    private static final double HEIGHT = 720;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 600;

    private final Stage stage;
    private @Nullable Rectangle2D unmaximised;

    WindowPlace(Stage stage) {
        this.stage = stage;
    }

    void restore(@Nullable WindowPlacement left) {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        if (left != null && isOnAScreen(left)) {
            stage.setX(left.x());
            stage.setY(left.y());
            stage.setWidth(Math.max(LEAST_WIDTH, left.width()));
            stage.setHeight(Math.max(LEAST_HEIGHT, left.height()));
            stage.setMaximized(left.maximised());
        }
        stage.xProperty().subscribe(_ -> remember());
        stage.yProperty().subscribe(_ -> remember());
        stage.widthProperty().subscribe(_ -> remember());
        stage.heightProperty().subscribe(_ -> remember());
    }

    private static boolean isOnAScreen(WindowPlacement left) {
        return !Screen.getScreensForRectangle(left.x(), left.y(), left.width(), left.height())
                .isEmpty();
    }

    private void remember() {
        if (!stage.isMaximized() && stage.isShowing() && stage.getWidth() > 0) {
            unmaximised =
                    new Rectangle2D(
                            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
    }

    /** Where the window is now; null when that is not known. */
    @Nullable WindowPlacement current() {
        remember();
        Rectangle2D place = unmaximised;
        return place == null || Double.isNaN(place.getMinX())
                ? null
                : new WindowPlacement(
                        place.getMinX(),
                        place.getMinY(),
                        place.getWidth(),
                        place.getHeight(),
                        stage.isMaximized());
    }
}
