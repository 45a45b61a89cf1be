package dev.redrive.ui.customers;

import dev.redrive.ui.customers.LaneTexts.Line;
import dev.redrive.ui.kit.Styles;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * A lane in a row: badge, numbers, time left, and a thin bar below; the badge above the numbers
 * where there is no room beside each other, as with large texts. Its parts are unmanaged, so that a
 * text that changes lays out itself only, not the table. JavaFX thread.
 */
final class LaneView extends Region {

    private static final double BADGE = 76;
    private static final double GAP = 8;
    private static final double BAR = 4;
    private static final double BELOW = 3;

    private final Label badge = new Label();
    private final Label text = new Label();
    private final Label left = new Label();
    private final Region track = new Region();
    private final Region filled = new Region();
    private Line shown = Line.quiet("");

    LaneView() {
        getStyleClass().add("lane");
        setAccessibleRole(AccessibleRole.TEXT);
        badge.getStyleClass().add(Styles.BADGE);
        text.getStyleClass().add("lane-text");
        left.getStyleClass().addAll("lane-text", Styles.STRONG);
        track.getStyleClass().add("lane-track");
        filled.getStyleClass().add("lane-filled");
        getChildren().addAll(badge, text, left, track, filled);
        getChildren().forEach(part -> part.setManaged(false));
    }

    void show(Line line) {
        if (line.equals(shown)) {
            return;
        }
        if (!line.badge().equals(shown.badge())) {
            requestLayout(); // A badge that was hidden gets its font, and so its width, only later.
        }
        shown = line;
        badge.setText(line.badge());
        badge.setVisible(!line.badge().isEmpty());
        Styles.tone(badge, line.tone());
        boolean quiet = line.badge().isEmpty();
        if (quiet != text.getStyleClass().contains(Styles.MUTED)) {
            if (quiet) {
                text.getStyleClass().add(Styles.MUTED);
            } else {
                text.getStyleClass().remove(Styles.MUTED);
            }
        }
        track.setVisible(line.percent() >= 0);
        filled.setVisible(line.percent() >= 0);
        filled.pseudoClassStateChanged(Styles.STALE, !line.isFresh());
        setAccessibleText(line.words());
        place();
    }

    @Override
    protected void layoutChildren() {
        place();
    }

    private void place() {
        double width = getWidth();
        double height = getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        badge.applyCss(); // One that was hidden has no font yet, and so no width.
        double high = badge.isVisible() ? badge.prefHeight(-1) : 0;
        double wide = Math.min(width, Math.max(BADGE, badge.prefWidth(-1)));
        double x = badge.isVisible() ? Math.min(width, wide + GAP) : 0;
        double leftWidth = fit(width - x);
        boolean isStacked = x > 0 && text.prefWidth(-1) + leftWidth > width - x;
        if (isStacked) {
            x = 0;
            leftWidth = fit(width);
        }
        double room = width - x;
        double line = text.prefHeight(-1);
        boolean bar = track.isVisible();
        double above = isStacked ? high : 0;
        double top = above + Math.rint((height - above - line - (bar ? BAR + BELOW : 0)) / 2);
        if (badge.isVisible()) {
            double badgeTop = isStacked ? top - high : (height - high) / 2;
            badge.resizeRelocate(0, Math.rint(badgeTop), wide, high);
        }
        double textWidth = Math.min(Math.max(0, room - leftWidth), text.prefWidth(-1));
        text.resizeRelocate(x, top, textWidth, line);
        left.resizeRelocate(x + textWidth, top, leftWidth, line);
        double barTop = top + line + BELOW;
        track.resizeRelocate(x, barTop, room, BAR);
        filled.resizeRelocate(
                x, barTop, Math.rint(room * Math.max(0, shown.percent()) / 100.0), BAR);
    }

    /**
     * Takes the longest words that fit, so that no number is ever cut; the width of the last part.
     */
    private double fit(double room) {
        text.setText(shown.text());
        left.setText(shown.left());
        left.setVisible(!shown.left().isEmpty());
        left.applyCss();
        double leftWidth = left.isVisible() ? left.prefWidth(-1) : 0;
        if (text.prefWidth(-1) + leftWidth <= room) {
            return leftWidth;
        }
        for (String words : shown.shorter()) {
            left.setVisible(false);
            text.setText(words);
            leftWidth = 0;
            if (text.prefWidth(-1) <= room) {
                break;
            }
        }
        return Math.min(room, leftWidth);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0; // As high as the row.
    }
}
