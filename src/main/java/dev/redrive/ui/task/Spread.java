package dev.redrive.ui.task;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/**
 * Two parts in one row, one at each end; below each other where the row is too narrow for both.
 * JavaFX thread.
 */
final class Spread extends Region {

    private static final double GAP = 12;
    private static final double LINE_GAP = 6;

    private final Region leading;
    private final Region trailing;
    private final VPos across;

    private Spread(Region leading, Region trailing, VPos across) {
        this.leading = leading;
        this.trailing = trailing;
        this.across = across;
        getChildren().addAll(leading, trailing);
    }

    /** The row of these two, one at the height of the other. */
    static Spread of(Region leading, Region trailing) {
        return new Spread(leading, trailing, VPos.CENTER);
    }

    /** Two columns that begin at the same height. */
    static Spread columns(Region leading, Region trailing) {
        return new Spread(leading, trailing, VPos.TOP);
    }

    /**
     * Nodes beside each other that take more rows where there is no room; unlike a plain flow its
     * preferred width is that of one row.
     */
    static final class Row extends FlowPane {

        /** The row of these. */
        Row(double gap, Node... nodes) {
            super(gap, gap / 2, nodes);
            setRowValignment(VPos.CENTER);
            setAlignment(Pos.CENTER_LEFT);
            setMinWidth(0);
        }

        @Override
        protected double computePrefWidth(double height) {
            double width = 0;
            for (Node node : getManagedChildren()) {
                width += (width > 0 ? getHgap() : 0) + snapSizeX(node.prefWidth(-1));
            }
            return width;
        }
    }

    private boolean isOneRow(double width) {
        return width < 0
                || snapSizeX(leading.prefWidth(-1)) + GAP + snapSizeX(trailing.prefWidth(-1))
                        <= width;
    }

    private double leadingWidth(double width) {
        return width < 0 ? -1 : width - snapSizeX(trailing.prefWidth(-1)) - GAP;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(leading.minWidth(-1), trailing.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return leading.prefWidth(-1) + GAP + trailing.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return isOneRow(width)
                ? Math.max(
                        leading.prefHeight(leadingWidth(width)),
                        trailing.prefHeight(snapSizeX(trailing.prefWidth(-1))))
                : leading.prefHeight(width) + LINE_GAP + trailing.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (isOneRow(width)) {
            double right = snapSizeX(trailing.prefWidth(-1));
            layoutInArea(leading, 0, 0, leadingWidth(width), height, -1, HPos.LEFT, across);
            layoutInArea(trailing, width - right, 0, right, height, -1, HPos.RIGHT, across);
            return;
        }
        double first = leading.prefHeight(width);
        layoutInArea(leading, 0, 0, width, first, -1, HPos.LEFT, VPos.CENTER);
        double second = trailing.prefHeight(width);
        layoutInArea(trailing, 0, first + LINE_GAP, width, second, -1, HPos.LEFT, VPos.CENTER);
    }
}
