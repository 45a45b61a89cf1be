package dev.redrive.ui.kit;

import dev.redrive.journal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import org.jspecify.annotations.Nullable;

/** The remaining items of one task over time, without numbers at its axes. JavaFX thread. */
public final class RemainingChart extends AreaChart<Number, Number> {

    private static final double HEIGHT = 80;
    private static final double LEAST_SECONDS = 10;
    private static final double ROOM = 1.05;

    private final XYChart.Series<Number, Number> remaining = new XYChart.Series<>();
    private final XYChart.Series<Number, Number> expected = new XYChart.Series<>();

    /** An empty chart, as FXML makes it. */
    public RemainingChart() {
        super(axis(), axis());
        getStyleClass().add("remaining-chart");
        setAnimated(false);
        setCreateSymbols(false);
        setLegendVisible(false);
        setHorizontalGridLinesVisible(false);
        setVerticalGridLinesVisible(false);
        setHorizontalZeroLineVisible(false);
        setVerticalZeroLineVisible(false);
        setAlternativeRowFillVisible(false);
        setAlternativeColumnFillVisible(false);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getData().add(remaining);
        getData().add(expected);
        expected.getNode().getStyleClass().add("expected");
    }

    private static NumberAxis axis() {
        NumberAxis axis = new NumberAxis();
        axis.setAutoRanging(false);
        axis.setTickLabelsVisible(false);
        axis.setTickMarkVisible(false);
        axis.setMinorTickVisible(false);
        return axis;
    }

    /**
     * Shows these points in place of any others.
     *
     * @param points oldest first
     * @param timeLeft how long after the last point nothing will be left, drawn as a thin line;
     *     null if not known
     */
    public void show(List<Sample> points, @Nullable Duration timeLeft) {
        List<XYChart.Data<Number, Number>> line = new ArrayList<>();
        List<XYChart.Data<Number, Number>> ahead = new ArrayList<>();
        double end = 0;
        long most = 1;
        for (Sample point : points) {
            end = seconds(points.getFirst().at(), point.at());
            line.add(new XYChart.Data<>(end, point.nbRemainingItems()));
            most = Math.max(most, point.nbRemainingItems());
        }
        if (timeLeft != null && !points.isEmpty()) {
            ahead.add(new XYChart.Data<>(end, points.getLast().nbRemainingItems()));
            end += timeLeft.toMillis() / 1_000.0;
            ahead.add(new XYChart.Data<>(end, 0));
        }
        remaining.getData().setAll(line);
        expected.getData().setAll(ahead);
        reach((NumberAxis) getXAxis(), Math.max(LEAST_SECONDS, end * ROOM));
        reach((NumberAxis) getYAxis(), most * ROOM);
    }

    private static void reach(NumberAxis axis, double upTo) {
        axis.setLowerBound(0);
        axis.setUpperBound(upTo);
        axis.setTickUnit(upTo); // It shows no ticks, but counts them.
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1_000.0);
    }
}
