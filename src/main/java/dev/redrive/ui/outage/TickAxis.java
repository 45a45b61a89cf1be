package dev.redrive.ui.outage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import javafx.geometry.Dimension2D;
import javafx.scene.chart.ValueAxis;

/**
 * An axis from 0 with ticks at the multiples of a unit only; {@code NumberAxis} would also put one
 * at its upper end. Shows no labels until it is given a way to write them. JavaFX thread.
 */
final class TickAxis extends ValueAxis<Number> {

    private double unit = 1;
    private final Map<Double, String> written = new HashMap<>();
    private DoubleFunction<String> label = _ -> "";

    TickAxis() {
        setAutoRanging(false);
        setAnimated(false);
        setTickMarkVisible(false);
        setMinorTickVisible(false);
        setTickLabelsVisible(false);
        setLowerBound(0);
    }

    /** Writes that at each tick. */
    void label(DoubleFunction<String> words) {
        label = words;
        setTickLabelsVisible(true);
    }

    /**
     * Reaches from 0 to that value.
     *
     * @param every the distance of two ticks, above 0
     */
    void reach(double upTo, double every) {
        if (every != unit || upTo != getUpperBound()) {
            unit = every;
            written.clear();
            setUpperBound(upTo);
        }
    }

    /** A round distance of ticks for numbers from 0 to that: at most four. */
    static double unit(double upTo) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, upTo))));
        for (double step : new double[] {unit / 5, unit / 2, unit, unit * 2}) {
            if (upTo / step <= 4) {
                return Math.max(1, step);
            }
        }
        return Math.max(1, unit * 5);
    }

    /** How much of what it measures one pixel is; 0 before it was laid out. */
    double perPixel() {
        double scale = Math.abs(getScale());
        return lengthOnScreen() > 0 && scale > 0 ? 1 / scale : 0;
    }

    /** Writes the labels again, since what they are about has changed. */
    void relabel() {
        written.clear();
        invalidateRange();
        requestAxisLayout();
    }

    @Override
    protected List<Number> calculateTickValues(double length, Object range) {
        List<Number> ticks = new ArrayList<>();
        for (int i = 0; i * unit <= getUpperBound() && i < 100; i++) {
            ticks.add(i * unit);
        }
        return ticks;
    }

    @Override
    protected List<Number> calculateMinorTickMarks() {
        return List.of();
    }

    @Override
    protected void setRange(Object range, boolean animate) {
        setScale(calculateNewScale(lengthOnScreen(), getLowerBound(), getUpperBound()));
        currentLowerBound.set(getLowerBound());
    }

    private double lengthOnScreen() {
        return getSide().isVertical() ? getHeight() : getWidth();
    }

    @Override
    protected Object getRange() {
        return List.of(getLowerBound(), getUpperBound(), unit, getScale());
    }

    @Override
    protected String getTickMarkLabel(Number value) {
        return written.computeIfAbsent(value.doubleValue(), label::apply);
    }

    @Override
    protected Dimension2D measureTickMarkSize(Number value, Object range) {
        return measureTickMarkSize(value, getTickLabelRotation());
    }
}
