package dev.redrive.profile;

/**
 * Where the window was when the program closed, in the units of the screen. The screen may have
 * changed since: whoever places the window checks that it can still be seen.
 *
 * @param x of the left edge when not maximised; finite
 * @param y of the upper edge when not maximised; finite
 * @param width when not maximised; finite, above 0
 * @param height when not maximised; finite, above 0
 * @param maximised whether it filled the screen
 */
public record WindowPlacement(double x, double y, double width, double height, boolean maximised) {

    /**
     * @throws IllegalArgumentException for numbers no window can have
     */
    public WindowPlacement {
        if (!Double.isFinite(x + y + width + height) || width <= 0 || height <= 0) {
            throw new IllegalArgumentException("no place for a window");
        }
    }
}
