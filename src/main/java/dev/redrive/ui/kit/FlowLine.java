package dev.redrive.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Children beside each other as far as there is room, the rest below; none is ever wider than the
 * pane. A child that grows takes what the others of its row leave, and a row of its own where that
 * is too little. JavaFX thread.
 */
public final class FlowLine extends Pane {

    private static final String GROW = "flow-line-grow";

    /** In pixels: with less, a growing child without a least width gets a row of its own. */
    private static final double LEAST = 180;

    private double gap = 8;

    /** Without children, as FXML makes it. */
    public FlowLine() {
        setMinWidth(0);
    }

    /** With these children. */
    public FlowLine(double gap, Node... children) {
        this();
        setGap(gap);
        getChildren().setAll(children);
    }

    /** The distance between children, in pixels; between rows it is at most 8. */
    public double getGap() {
        return gap;
    }

    /** Sets the distance between children. */
    public void setGap(double pixels) {
        gap = pixels;
        requestLayout();
    }

    /** Whether a child takes what the others leave. */
    public static boolean getGrow(Node child) {
        return Boolean.TRUE.equals(child.getProperties().get(GROW));
    }

    /** Sets whether a child takes what the others leave. */
    public static void setGrow(Node child, boolean grows) {
        child.getProperties().put(GROW, grows);
    }

    /** The children of one row, and their widths. */
    private record Row(List<Node> children, List<Double> widths) {

        double height() {
            double highest = 0;
            for (int i = 0; i < children.size(); i++) {
                highest = Math.max(highest, children.get(i).prefHeight(widths.get(i)));
            }
            return Math.ceil(highest);
        }
    }

    private List<Row> rows(double width) {
        List<Row> rows = new ArrayList<>();
        List<Node> row = new ArrayList<>();
        double used = 0;
        for (Node child : getManagedChildren()) {
            double wanted = least(child, width);
            if (!row.isEmpty() && used + gap + wanted > width) {
                rows.add(filled(row, width));
                row = new ArrayList<>();
                used = 0;
            }
            used += (row.isEmpty() ? 0 : gap) + wanted;
            row.add(child);
        }
        if (!row.isEmpty()) {
            rows.add(filled(row, width));
        }
        return rows;
    }

    private static double least(Node child, double width) {
        double wanted =
                Math.ceil(
                        getGrow(child)
                                ? leastOf(child)
                                : Math.max(child.minWidth(-1), child.prefWidth(-1)));
        return Math.min(wanted, width);
    }

    /** Its own least width where it has been given one. */
    private static double leastOf(Node child) {
        return child instanceof Region region && region.getMinWidth() > 0
                ? region.getMinWidth()
                : Math.max(LEAST, child.minWidth(-1));
    }

    private Row filled(List<Node> row, double width) {
        double used = gap * (row.size() - 1);
        for (Node child : row) {
            used += least(child, width);
        }
        long growing = row.stream().filter(FlowLine::getGrow).count();
        double rest = growing == 0 ? 0 : Math.max(0, width - used) / growing;
        return new Row(
                row,
                row.stream()
                        .map(child -> least(child, width) + (getGrow(child) ? rest : 0))
                        .toList());
    }

    private double rowGap() {
        return Math.min(gap, 8);
    }

    private double besides() {
        return snappedLeftInset() + snappedRightInset();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        double all = besides();
        for (Node child : getManagedChildren()) {
            all += Math.ceil(child.prefWidth(-1)) + gap;
        }
        return all;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = (width < 0 ? prefWidth(-1) : width) - besides();
        List<Row> rows = rows(inner);
        double all = snappedTopInset() + snappedBottomInset();
        for (Row row : rows) {
            all += row.height();
        }
        return all + rowGap() * Math.max(0, rows.size() - 1);
    }

    @Override
    protected void layoutChildren() {
        double y = snappedTopInset();
        for (Row row : rows(getWidth() - besides())) {
            double x = snappedLeftInset();
            double height = row.height();
            for (int i = 0; i < row.children().size(); i++) {
                Node child = row.children().get(i);
                double width = row.widths().get(i);
                double own = child.prefHeight(width);
                child.resizeRelocate(x, snapPositionY(y + (height - own) / 2), width, own);
                x += width + gap;
            }
            y += height + rowGap();
        }
    }
}
