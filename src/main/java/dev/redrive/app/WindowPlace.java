package dev.redrive.app;

import dev.redrive.profile.WindowPlacement;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Puts the window where it was left, as far as that fits a screen there is, keeps it on a screen
 * when screens come and go, and remembers where it is. JavaFX thread.
 */
final class WindowPlace {

    private final Stage stage;
    private final ListChangeListener<Screen> screensChanged = _ -> check();
    private @Nullable WindowPlacement unmaximised;

    WindowPlace(Stage stage) {
        this.stage = stage;
    }

    /** Places the window before it is shown. */
    void restore(@Nullable WindowPlacement left) {
        apply(WindowFit.of(left, screens()));
        stage.setMaximized(left != null && left.maximised());
        stage.xProperty().subscribe(_ -> remember());
        stage.yProperty().subscribe(_ -> remember());
        stage.widthProperty().subscribe(_ -> remember());
        stage.heightProperty().subscribe(_ -> remember());
        Screen.getScreens().addListener(screensChanged);
    }

    /**
     * Places the window again where it does not fit: once it is shown, since only then its frame is
     * known and the system may have put it elsewhere, and whenever a screen comes or goes.
     */
    void check() {
        WindowPlacement now = isFree() ? place() : null;
        if (now == null) {
            return;
        }
        WindowFit fit = WindowFit.of(now, screens());
        Rectangle2D wanted = fit.place();
        if (wanted == null) {
            apply(fit);
            stage.centerOnScreen();
        } else if (!wanted.equals(new Rectangle2D(now.x(), now.y(), now.width(), now.height()))) {
            apply(fit);
        }
    }

    /** The window stays where it is from now on. */
    void end() {
        Screen.getScreens().removeListener(screensChanged);
    }

    private void apply(WindowFit fit) {
        stage.setMinWidth(fit.leastWidth());
        stage.setMinHeight(fit.leastHeight());
        stage.setWidth(fit.width());
        stage.setHeight(fit.height());
        Rectangle2D place = fit.place();
        if (place != null) {
            stage.setX(place.getMinX());
            stage.setY(place.getMinY());
        }
    }

    /** The visible bounds of all screens, the first one first. */
    private static List<Rectangle2D> screens() {
        return Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                .distinct()
                .map(Screen::getVisualBounds)
                .toList();
    }

    /** Whether the window has a place of its own, and not the whole screen or none. */
    private boolean isFree() {
        return stage.isShowing()
                && !stage.isMaximized()
                && !stage.isIconified()
                && !stage.isFullScreen();
    }

    private void remember() {
        WindowPlacement now = isFree() ? place() : null;
        if (now != null) {
            unmaximised = now;
        }
    }

    private @Nullable WindowPlacement place() {
        boolean known =
                Double.isFinite(stage.getX() + stage.getY())
                        && stage.getWidth() > 0
                        && stage.getHeight() > 0;
        return known
                ? new WindowPlacement(
                        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false)
                : null;
    }

    /** Where the window is now, as far as that fits a screen; null when that is not known. */
    @Nullable WindowPlacement current() {
        remember();
        WindowPlacement last = unmaximised;
        Rectangle2D place = last == null ? null : WindowFit.of(last, screens()).place();
        return place == null
                ? null
                : new WindowPlacement(
                        place.getMinX(),
                        place.getMinY(),
                        place.getWidth(),
                        place.getHeight(),
                        stage.isMaximized());
    }
}
