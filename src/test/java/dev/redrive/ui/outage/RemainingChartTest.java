package dev.redrive.ui.outage;

import static dev.redrive.testing.UiBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.Sample;
import dev.redrive.testing.UiBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What the chart shows, and reads out without a mouse. */
class RemainingChartTest {

    private final UiBench bench = new UiBench();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
    }

    private static Sample at(long seconds, long left) {
        return new Sample(NOON.plusSeconds(seconds), left);
    }

    private RemainingChart chart(Curve curve) {
        RemainingChart chart = new RemainingChart();
        chart.describe(bench.texts, bench.formats);
        chart.show(curve);
        new Scene(chart, 600, 200);
        chart.applyCss();
        chart.layout();
        return chart;
    }

    private static String press(RemainingChart chart, KeyCode... keys) {
        for (KeyCode key : keys) {
            chart.fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        }
        return chart.getAccessibleText();
    }

    private static List<String> shades(RemainingChart chart) {
        return chart.lookupAll(".chart-span-word").stream()
                .map(word -> ((Label) word).getText())
                .toList();
    }

    private static long lines(RemainingChart chart) {
        return chart.getData().stream()
                .filter(series -> series.getNode().getStyleClass().contains("remaining"))
                .filter(series -> !series.getData().isEmpty())
                .count();
    }

    @Test
    void pointsAreReadOutByTheArrowKeys() throws Exception {
        Curve curve =
                new Curve(List.of(at(0, 400), at(10, 300), at(20, 150)), null, List.of(), null);

        List<String> read =
                onFx(() -> {
                    RemainingChart chart = chart(curve);
                    return List.of(
                            press(chart, KeyCode.HOME),
                            press(chart, KeyCode.RIGHT),
                            press(chart, KeyCode.END, KeyCode.RIGHT),
                            press(chart, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT));
                });

        assertThat(read)
                .containsExactly(
                        "400 remaining\n12:00:00",
                        "300 remaining\n12:00:10 · 10 /s",
                        "150 remaining\n12:00:20 · 15 /s",
                        "400 remaining\n12:00:00");
    }

    @Test
    void withoutPoints_keysDoNothing() throws Exception {
        assertThat(onFx(() -> press(chart(Curve.EMPTY), KeyCode.RIGHT)))
                .isEqualTo("Remaining items");
    }

    @Test
    void lineIsBroken_whereTheTaskWasNotSeen_andOnlyThere() throws Exception {
        List<Sample> points = List.of(at(0, 400), at(10, 300), at(70, 150), at(140, 150));
        Curve curve =
                new Curve(
                        points,
                        null,
                        List.of(
                                new Curve.Span(
                                        Curve.Span.Kind.NO_CONTACT,
                                        NOON.plusSeconds(11),
                                        NOON.plusSeconds(70)),
                                new Curve.Span(
                                        Curve.Span.Kind.STILL,
                                        NOON.plusSeconds(70),
                                        NOON.plusSeconds(140))),
                        null);

        assertThat(onFx(() -> shades(chart(curve))))
                .containsExactlyInAnyOrder("no contact", "no movement");
        assertThat(onFx(() -> lines(chart(curve)))).isEqualTo(2);
        assertThat(curve.begin(curve.spans().getFirst())).isEqualTo(NOON.plusSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void projectionIsDrawn_onlyWithATimeLeft(boolean known, boolean drawn) throws Exception {
        Duration left = known ? Duration.ofSeconds(30) : null;
        Curve curve = new Curve(List.of(at(0, 400), at(10, 300)), left, List.of(), null);

        Boolean shown =
                onFx(() -> {
                    RemainingChart chart = chart(curve);
                    return chart.getData().stream()
                            .filter(series -> series.getNode().getStyleClass().contains("expected"))
                            .anyMatch(series -> !series.getData().isEmpty());
                });

        assertThat(shown).isEqualTo(drawn);
    }

    @ParameterizedTest
    @CsvSource({"1, 0 1", "12480, 0 5K 10K", "321, 0 100 200 300", "10000000, 0 5M 10M"})
    void itemsHaveFewRoundTicks(long most, String labels) throws Exception {
        Curve curve = new Curve(List.of(at(0, most), at(10, 0)), null, List.of(), null);

        List<String> ticks =
                onFx(() -> {
                    TickAxis axis = (TickAxis) chart(curve).getYAxis();
                    return axis.getTickMarks().stream()
                            .map(tick -> axis.getTickMarkLabel(tick.getValue()))
                            .toList();
                });

        assertThat(String.join(" ", ticks)).isEqualTo(labels);
    }

    @Test
    void clockThatWasSetBack_drawsNothingBeforeItsBeginning() throws Exception {
        Curve curve =
                new Curve(List.of(at(0, 400), at(-50, 300), at(5, 200)), null, List.of(), null);

        Node drawn = onFx(() -> chart(curve));

        assertThat(curve.seconds(NOON.minusSeconds(50))).isZero();
        assertThat(curve.rate(1)).isNull();
        assertThat(drawn).isNotNull();
    }

    /** A task of an hour, of which the chart is 600 pixels wide and some 100 high. */
    @ParameterizedTest
    @CsvSource({
        "1001,99990,2500,false", // less than a pixel in both directions
        "1002,99970,2499,false",
        "1012,99990,2490,true", // to the right
        "1001,96000,2500,true", // down
        "1001,99990,2400,true", // it will end sooner
        "1001,99990,,true", // that is not known any more
    })
    void aPointIsDrawn_onceItIsAPixelFurther_andIsReadOutBefore(
            long seconds, long left, @Nullable Long rest, boolean isDrawn) throws Exception {
        List<Sample> points = List.of(at(0, 130_000), at(500, 115_000), at(1_000, 100_000));
        List<Sample> more = Stream.concat(points.stream(), Stream.of(at(seconds, left))).toList();
        Duration timeLeft = rest == null ? null : Duration.ofSeconds(rest);

        String read =
                onFx(() -> {
                    RemainingChart chart =
                            chart(new Curve(points, Duration.ofSeconds(2_501), List.of(), null));
                    lay(chart);
                    chart.show(new Curve(more, timeLeft, List.of(), null));
                    assertThat(drawn(chart)).isEqualTo(isDrawn ? 4 : 3);
                    return press(chart, KeyCode.END);
                });

        assertThat(read).startsWith(bench.formats.number(left));
    }

    @Test
    void manySmallSteps_areDrawnPixelByPixel() throws Exception {
        int drawn =
                onFx(() -> {
                    List<Sample> points = new ArrayList<>(List.of(at(0, 100_000)));
                    RemainingChart chart = chart(curve(points));
                    lay(chart);
                    int count = 0;
                    for (int i = 1; i <= 300; i++) {
                        points.add(at(i, 100_000 - 28L * i));
                        chart.show(curve(points));
                        if (drawn(chart) == points.size()) {
                            count++;
                            lay(chart);
                        }
                    }
                    return count;
                });

        assertThat(drawn)
                .isBetween(20, 60); // 300 s of an hour on 500 pixels, and at first the time left
    }

    /** How many points are drawn. */
    private static int drawn(RemainingChart chart) {
        return chart.getData().getFirst().getData().size();
    }

    private static void lay(RemainingChart chart) {
        for (int i = 0; i < 3; i++) { // Until what the first one sets has been laid out as well.
            chart.layout();
        }
    }

    private static Curve curve(List<Sample> points) {
        Sample last = points.getLast();
        return new Curve(
                List.copyOf(points),
                Duration.ofSeconds(last.nbRemainingItems() / 28),
                List.of(),
                null);
    }
}
