package dev.redrive.app;

import dev.redrive.profile.ProfileBook.WindowPlacement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Restores the window's place as far as it fits a screen, keeps the window on a screen when screens
 * are connected or removed, and remembers its place. JavaFX thread.
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
     * Moves a window that does not fit: once it is shown, as only then its frame is known and the
     * system may have placed it elsewhere, and whenever screens change.
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

    /** Stops watching the screens. */
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

    /** Whether the window is neither maximised, full screen nor iconified. */
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

    /** The window's place, as far as it fits a screen; null when unknown. */
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

    /** Waits until the window has been painted for the first time. JavaFX thread. */
    static final class FirstPaint extends AnimationTimer {

        private final Scene scene;
        private final Runnable then;
        private int pulses;
        private boolean painted;

        private FirstPaint(Scene scene, Runnable then) {
            this.scene = scene;
            this.then = then;
        }

        static void then(Scene scene, Runnable run) {
            new FirstPaint(scene, run).start();
        }

        @Override
        public void handle(long now) {
            pulses++;
            if (painted) {
                stop();
                then.run();
            } else if (pulses == 2) {
                // The first pulse has passed its picture to the render thread, which paints in
                // order:
                // once this single-pixel picture is painted, so is the first one.
                scene.snapshot(
                        _ -> {
                            painted = true;
                            return null;
                        },
                        new WritableImage(1, 1));
            }
        }
    }

    /**
     * A place and a minimum size for the window that fit a screen. Any thread.
     *
     * @param place entirely on that screen; null when the system may choose a place on the first
     *     screen
     * @param width at most that of the screen, like all sizes
     * @param height of the window, its frame included
     * @param leastWidth the minimum width
     * @param leastHeight the minimum height
     */
    record WindowFit(
            @Nullable Rectangle2D place,
            double width,
            double height,
            double leastWidth,
            double leastHeight) {

        private static final double WIDTH = 1120;
        private static final double HEIGHT = 720;
        private static final double LEAST_WIDTH = 900;
        private static final double LEAST_HEIGHT = 600;

        /**
         * Fits a window with its last place, if any, to the present screens.
         *
         * @param screens the visible bounds of each, without bars and docks, the first screen first
         * @throws IllegalArgumentException without a screen
         */
        static WindowFit of(@Nullable WindowPlacement left, List<Rectangle2D> screens) {
            if (screens.isEmpty()) {
                throw new IllegalArgumentException("no screen");
            }
            Optional<Rectangle2D> seenOn =
                    Optional.ofNullable(left).flatMap(it -> most(it, screens));
            Rectangle2D screen = seenOn.orElse(screens.getFirst());
            double leastWidth = Math.min(LEAST_WIDTH, screen.getWidth());
            double leastHeight = Math.min(LEAST_HEIGHT, screen.getHeight());
            double wantedWidth = left == null ? WIDTH : left.width();
            double wantedHeight = left == null ? HEIGHT : left.height();
            double width = Math.clamp(wantedWidth, leastWidth, screen.getWidth());
            double height = Math.clamp(wantedHeight, leastHeight, screen.getHeight());
            Rectangle2D place =
                    left == null || seenOn.isEmpty()
                            ? null
                            : new Rectangle2D(
                                    Math.clamp(
                                            left.x(), screen.getMinX(), screen.getMaxX() - width),
                                    Math.clamp(
                                            left.y(), screen.getMinY(), screen.getMaxY() - height),
                                    width,
                                    height);
            return new WindowFit(place, width, height, leastWidth, leastHeight);
        }

        /** The screen with the largest part of the window; empty when it is on none. */
        private static Optional<Rectangle2D> most(WindowPlacement left, List<Rectangle2D> screens) {
            return screens.stream()
                    .filter(screen -> common(left, screen) > 0)
                    .max(Comparator.comparingDouble(screen -> common(left, screen)));
        }

        private static double common(WindowPlacement left, Rectangle2D screen) {
            double width =
                    Math.min(left.x() + left.width(), screen.getMaxX())
                            - Math.max(left.x(), screen.getMinX());
            double height =
                    Math.min(left.y() + left.height(), screen.getMaxY())
                            - Math.max(left.y(), screen.getMinY());
            return width <= 0 || height <= 0 ? 0 : width * height;
        }
    }
}
