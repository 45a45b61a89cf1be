package dev.redrive.ui.outage;

import dev.redrive.journal.Sample;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/**
 * The remaining items of one task over time. Once it {@link #describe}s itself it has axes, a grid,
 * and reads out a point under the mouse or by the arrow keys. JavaFX thread.
 */
public final class RemainingChart extends AreaChart<Number, Number> {

    private static final String SPAN = "chart.span.";
    private static final double HEIGHT = 80;
    private static final double DESCRIBED_HEIGHT = 140;
    private static final double LARGE_HEIGHT = 260;
    private static final double LEAST_SECONDS = 10;
    private static final double ROOM = 1.05;
    private static final double PARTS = 5;
    private static final double LABEL_ROOM = 12;
    private static final double DOT = 4;
    private static final List<Integer> STEPS_S =
            List.of(
                    5, 10, 20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 21_600,
                    43_200, 86_400, 172_800, 604_800, 2_592_000);

    private final XYChart.Series<Number, Number> expected = new XYChart.Series<>();
    private final List<XYChart.Series<Number, Number>> stretches = new ArrayList<>();
    private final List<Shade> shades = new ArrayList<>();
    private final Label pace = new Label();
    private final Circle end = new Circle(DOT);
    private final Line cursor = new Line();
    private final Circle cursorDot = new Circle(DOT);
    private final Label readout = new Label();
    private final TickAxis time = (TickAxis) getXAxis();
    private final TickAxis items = (TickAxis) getYAxis();
    private Curve curve = Curve.EMPTY;
    private Curve drawn = Curve.EMPTY;
    private @Nullable Texts texts;
    private @Nullable Formats formats;
    private boolean clockTimes;
    private int read = -1;

    /** An empty chart, as FXML makes it. */
    public RemainingChart() {
        super(new TickAxis(), new TickAxis());
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
        setTall(HEIGHT);
        stretch(0);
        getData().add(expected);
        expected.getNode().getStyleClass().add("expected");
        end.getStyleClass().add("chart-end");
        pace.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        cursor.getStyleClass().add("chart-cursor");
        cursorDot.getStyleClass().add("chart-cursor-dot");
        readout.getStyleClass().add("chart-readout");
        for (var node : List.of(end, pace, cursor, cursorDot, readout)) {
            node.setManaged(false);
            node.setMouseTransparent(true);
            node.setVisible(false);
            getPlotChildren().add(node);
        }
    }

    /** Gives it the axes and the readout. */
    public void describe(Texts words, Formats numbers) {
        describe(words, numbers, false);
    }

    /** The same, large and with the times of the clock. */
    public void describeLarge(Texts words, Formats numbers) {
        describe(words, numbers, true);
    }

    private void describe(Texts words, Formats numbers, boolean large) {
        texts = words;
        formats = numbers;
        clockTimes = large;
        setTall(large ? LARGE_HEIGHT : DESCRIBED_HEIGHT);
        setHorizontalGridLinesVisible(true);
        getStyleClass().add("described");
        time.label(this::timeLabel);
        items.label(value -> large ? numbers.number((long) value) : numbers.compact((long) value));
        pace.setText(words.get("chart.pace"));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(words.get("chart.title"));
        setAccessibleRoleDescription(words.get("chart.role"));
        setAccessibleHelp(words.get("chart.help"));
        setOnMouseMoved(this::readAt);
        setOnMouseExited(_ -> readOut(isFocused() ? read : -1));
        setOnKeyPressed(this::readByKey);
        focusedProperty().subscribe(focused -> readOut(focused ? curve.samples().size() - 1 : -1));
    }

    private void setTall(double height) {
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /**
     * Shows that in place of anything else. Draws nothing while nothing has moved by a pixel, which
     * takes some seconds where a task takes an hour; what is read out is the newest all the same.
     */
    public void show(Curve next) {
        if (next.equals(curve)) {
            return;
        }
        if (next.looksLike(drawn, time.perPixel(), items.perPixel())) {
            curve = next;
            return;
        }
        boolean moved =
                next.samples().isEmpty()
                        || curve.samples().isEmpty()
                        || !next.start().equals(curve.start());
        curve = next;
        drawn = next;
        List<List<XYChart.Data<Number, Number>>> lines = lines();
        for (int i = 0; i < Math.max(lines.size(), stretches.size()); i++) {
            stretch(i).getData().setAll(i < lines.size() ? lines.get(i) : List.of());
        }
        double last = last();
        long most = curve.samples().stream().mapToLong(Sample::nbRemainingItems).max().orElse(1);
        expected.getData().clear();
        double reach = last;
        if (curve.until() != null) {
            reach = Math.max(reach, curve.seconds(curve.until()));
        }
        Duration timeLeft = curve.timeLeft();
        if (timeLeft != null && !curve.samples().isEmpty()) {
            reach = Math.max(reach, last + timeLeft.toMillis() / 1_000.0);
            expected.getData()
                    .setAll(
                            List.of(
                                    new XYChart.Data<>(
                                            last, curve.samples().getLast().nbRemainingItems()),
                                    new XYChart.Data<>(last + timeLeft.toMillis() / 1_000.0, 0)));
        }
        double seconds = Math.max(LEAST_SECONDS, reach * ROOM);
        double step = step(seconds);
        // In parts of a step, so that the axis is drawn again only now and then.
        double part = step / PARTS;
        time.reach(Math.ceil(seconds / part) * part, step);
        double upTo = Math.max(1, most) * ROOM;
        items.reach(upTo, TickAxis.unit(upTo));
        if (moved) {
            time.relabel();
        }
        shade();
        if (read >= curve.samples().size()) {
            read = curve.samples().size() - 1;
        }
        readOut(read);
        requestChartLayout();
    }

    /** The points, as one line for each stretch in which the task was seen. */
    private List<List<XYChart.Data<Number, Number>>> lines() {
        List<List<XYChart.Data<Number, Number>>> lines = new ArrayList<>();
        lines.add(new ArrayList<>());
        @Nullable Instant before = null;
        for (Sample point : curve.samples()) {
            if (before != null && curve.isBrokenBetween(before, point.at())) {
                lines.add(new ArrayList<>());
            }
            lines.getLast()
                    .add(new XYChart.Data<>(curve.seconds(point.at()), point.nbRemainingItems()));
            before = point.at();
        }
        return lines;
    }

    private XYChart.Series<Number, Number> stretch(int number) {
        while (stretches.size() <= number) {
            XYChart.Series<Number, Number> stretch = new XYChart.Series<>();
            stretches.add(stretch);
            getData().add(stretch);
            stretch.getNode().getStyleClass().add("remaining");
        }
        return stretches.get(number);
    }

    private void shade() {
        List<Curve.Span> spans = texts == null ? List.of() : curve.spans();
        while (shades.size() > spans.size()) {
            Shade gone = shades.removeLast();
            getPlotChildren().removeAll(gone.area, gone.word);
        }
        while (shades.size() < spans.size()) {
            Shade shade = new Shade(new Region(), new Label());
            shades.add(shade);
            shade.area.setManaged(false);
            shade.word.setManaged(false);
            shade.word.getStyleClass().addAll(Styles.SMALL, "chart-span-word");
            getPlotChildren().add(0, shade.area);
            getPlotChildren().add(shade.word);
        }
        for (int i = 0; i < spans.size(); i++) {
            boolean unseen = spans.get(i).isUnseen();
            Shade shade = shades.get(i);
            shade.area.getStyleClass().setAll(unseen ? "chart-not-seen" : "chart-still");
            if (texts != null) {
                shade.word.setText(texts.get(SPAN + spans.get(i).kind().name()));
            }
        }
    }

    /** Its height is fixed and its width given: what it shows changes nothing around it. */
    @Override
    public void requestLayout() {
        if (getWidth() > 0) {
            setNeedsLayout(true);
        } else {
            super.requestLayout();
        }
    }

    @Override
    protected void layoutPlotChildren() {
        super.layoutPlotChildren();
        double height = items.getHeight();
        for (int i = 0; i < shades.size() && i < curve.spans().size(); i++) {
            Curve.Span span = curve.spans().get(i);
            double from = x(curve.begin(span));
            double width = Math.max(2, x(curve.end(span)) - from);
            Shade shade = shades.get(i);
            shade.area.resizeRelocate(from, 0, width, height);
            double word = shade.word.prefWidth(-1);
            shade.word.setVisible(word < width);
            shade.word.resizeRelocate(
                    from + (width - word) / 2, 2, word, shade.word.prefHeight(-1));
        }
        boolean running = !curve.samples().isEmpty() && texts != null;
        end.setVisible(running && curve.timeLeft() != null);
        pace.setVisible(end.isVisible());
        if (running) {
            Sample last = curve.samples().getLast();
            end.setCenterX(x(last.at()));
            end.setCenterY(items.getDisplayPosition(last.nbRemainingItems()));
            Duration left = curve.timeLeft();
            double word = pace.prefWidth(-1);
            double stop =
                    left == null ? 0 : time.getDisplayPosition(last() + left.toMillis() / 1_000.0);
            double room = stop - end.getCenterX();
            pace.setVisible(end.isVisible() && room > word + 2 * LABEL_ROOM);
            pace.resizeRelocate(
                    end.getCenterX() + room / 2 + LABEL_ROOM / 2,
                    Math.max(0, (end.getCenterY() + height) / 2 - pace.prefHeight(-1)),
                    word,
                    pace.prefHeight(-1));
        }
        layoutReadout(height);
    }

    private void layoutReadout(double height) {
        boolean on = read >= 0 && read < curve.samples().size();
        cursor.setVisible(on);
        cursorDot.setVisible(on);
        readout.setVisible(on);
        if (!on) {
            return;
        }
        Sample point = curve.samples().get(read);
        double at = x(point.at());
        cursor.setStartX(at);
        cursor.setEndX(at);
        cursor.setStartY(0);
        cursor.setEndY(height);
        cursorDot.setCenterX(at);
        cursorDot.setCenterY(items.getDisplayPosition(point.nbRemainingItems()));
        double width = readout.prefWidth(-1);
        double right = at + LABEL_ROOM;
        double left =
                right + width <= time.getWidth() ? right : Math.max(0, at - LABEL_ROOM - width);
        readout.resizeRelocate(left, 4, width, readout.prefHeight(-1));
        for (var node : List.of(cursor, cursorDot, readout)) {
            node.toFront();
        }
    }

    private double x(Instant at) {
        return time.getDisplayPosition(curve.seconds(at));
    }

    private double last() {
        return curve.samples().isEmpty() ? 0 : curve.seconds(curve.samples().getLast().at());
    }

    private void readAt(MouseEvent mouse) {
        double seconds =
                time.getValueForDisplay(
                                time.sceneToLocal(mouse.getSceneX(), mouse.getSceneY()).getX())
                        .doubleValue();
        int nearest = -1;
        for (int i = 0; i < curve.samples().size(); i++) {
            if (nearest < 0 || distance(i, seconds) < distance(nearest, seconds)) {
                nearest = i;
            }
        }
        readOut(nearest);
    }

    private double distance(int point, double seconds) {
        return Math.abs(curve.seconds(curve.samples().get(point).at()) - seconds);
    }

    private void readByKey(KeyEvent key) {
        int most = curve.samples().size() - 1;
        int next =
                switch (key.getCode()) {
                    case LEFT -> Math.max(0, read - 1);
                    case RIGHT -> Math.min(most, read + 1);
                    case HOME -> 0;
                    case END -> most;
                    default -> -1;
                };
        if (next >= 0 && most >= 0) {
            readOut(next);
            key.consume();
        }
    }

    private void readOut(int point) {
        boolean on = point >= 0 && point < curve.samples().size() && texts != null;
        read = on ? point : -1;
        String words = on ? words(point) : "";
        if (!words.equals(readout.getText())) {
            readout.setText(words);
            setAccessibleText(words.isEmpty() && texts != null ? texts.get("chart.title") : words);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
        requestChartLayout();
    }

    private String words(int point) {
        if (texts == null || formats == null) {
            return "";
        }
        Sample sample = curve.samples().get(point);
        String at = formats.time(sample.at());
        Double rate = curve.rate(point);
        return texts.get(
                "chart.readout",
                formats.number(sample.nbRemainingItems()),
                rate == null ? at : texts.get("chart.rate", at, formats.rate(rate)));
    }

    private String timeLabel(double seconds) {
        if (formats == null || texts == null || curve.samples().isEmpty()) {
            return "";
        }
        if (seconds == 0) {
            return formats.time(curve.start());
        }
        return clockTimes
                ? formats.time(curve.start().plusMillis(Math.round(seconds * 1_000)))
                : texts.get(
                        "chart.after",
                        formats.duration(Duration.ofMillis(Math.round(seconds * 1_000))));
    }

    private static double step(double seconds) {
        return STEPS_S.stream()
                .filter(step -> seconds / step <= 5)
                .findFirst()
                .orElse((int) Math.ceil(seconds / 5));
    }

    private record Shade(Region area, Label word) {}
}
