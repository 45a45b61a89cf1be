package dev.redrive.app;

import dev.redrive.profile.WindowPlacement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * A place and a least size for the window that fit a screen there is. Any thread.
 *
 * @param place whole within that screen; null where the system may choose a place on the first
 *     screen
 * @param width at most that screen's, as the other sizes are by theirs
 * @param height of the window, its frame included
 * @param leastWidth below which the window cannot be made smaller
 * @param leastHeight below which it cannot be made smaller
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
     * Fits a window that was left somewhere, or has never been shown, to the screens there are now.
     *
     * @param screens the visible bounds of each, without bars and docks, the first screen first
     * @throws IllegalArgumentException without a screen
     */
    static WindowFit of(@Nullable WindowPlacement left, List<Rectangle2D> screens) {
        if (screens.isEmpty()) {
            throw new IllegalArgumentException("no screen");
        }
        Optional<Rectangle2D> seenOn = Optional.ofNullable(left).flatMap(it -> most(it, screens));
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
                                Math.clamp(left.x(), screen.getMinX(), screen.getMaxX() - width),
                                Math.clamp(left.y(), screen.getMinY(), screen.getMaxY() - height),
                                width,
                                height);
        return new WindowFit(place, width, height, leastWidth, leastHeight);
    }

    /** The screen most of the window is on; none where it is on none. */
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
