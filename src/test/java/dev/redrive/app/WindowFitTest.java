package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.app.WindowPlace.WindowFit;
import dev.redrive.profile.ProfileBook.WindowPlacement;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowFitTest {

    private static final Rectangle2D NETBOOK = new Rectangle2D(0, 0, 1024, 600);
    private static final Rectangle2D DOUBLED = new Rectangle2D(0, 0, 960, 540);
    private static final Rectangle2D DESKTOP = new Rectangle2D(0, 27, 1920, 1053);
    private static final Rectangle2D LEFT_OF_IT = new Rectangle2D(-1280, 100, 1280, 1024);

    @ParameterizedTest
    @CsvSource({
        // Where it was left           on which screens     where it is now
        "0 0 5120 2880,                netbook,             0 0 1024 600",
        "0 0 5120 2880,                doubled,             0 0 960 540",
        "0 0 5120 2880,                desktop,             0 27 1920 1053",
        "300 -600 1120 720,            desktop,             300 27 1120 720",
        "300 -700 1120 720,            netbook,             0 0 1024 600",
        "-600 400 1120 720,            desktop,             0 360 1120 720",
        "-600 400 1120 720,            both,                -1120 400 1120 720",
        "1900 1060 1120 720,           desktop,             800 360 1120 720",
        "100 100 1120 720,             desktop,             100 100 1120 720",
        "10 10 20 20,                  doubled,             10 0 900 540",
        "10 40 20 20,                  desktop,             10 40 900 600",
        "1e300 0 1e300 1e300,          desktop,             elsewhere",
        "3000 100 1120 720,            desktop,             elsewhere",
        "-1200 200 1120 720,           desktop,             elsewhere",
        "0 -720 1120 720,              desktop,             elsewhere",
        "300 -700 1120 720,            desktop,             elsewhere",
    })
    void aWindowLeftAnywhere_isWholeOnAScreen(String left, String screens, String now) {
        WindowFit fit = WindowFit.of(placement(left), screens(screens));

        assertThat(fit.place()).isEqualTo(now.equals("elsewhere") ? null : rectangle(now));
    }

    @ParameterizedTest
    @CsvSource({
        "netbook, 1024, 600, 900, 600",
        "doubled, 960, 540, 900, 540",
        "desktop, 1120, 720, 900, 600",
    })
    void aFirstWindow_fitsTheFirstScreen(
            String screens, double width, double height, double leastWidth, double leastHeight) {
        assertThat(WindowFit.of(null, screens(screens)))
                .isEqualTo(new WindowFit(null, width, height, leastWidth, leastHeight));
    }

    @Test
    void whereverItWasLeft_itFitsAScreenAndCanBeMadeNoSmallerThanItIs() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(12);
        List<List<Rectangle2D>> all =
                List.of(
                        screens("netbook"),
                        screens("doubled"),
                        screens("both"),
                        List.of(new Rectangle2D(5, 7, 320, 200)));
        IntStream.range(0, 500)
                .forEach(_ -> {
                    WindowPlacement left =
                            new WindowPlacement(
                                    random.nextDouble(-8_000, 8_000),
                                    random.nextDouble(-8_000, 8_000),
                                    random.nextDouble(1, 9_000),
                                    random.nextDouble(1, 9_000),
                                    false);
                    for (List<Rectangle2D> screens : all) {
                        WindowFit fit = WindowFit.of(left, screens);
                        Rectangle2D place =
                                Objects.requireNonNullElseGet(
                                        fit.place(),
                                        () ->
                                                new Rectangle2D(
                                                        screens.getFirst().getMinX(),
                                                        screens.getFirst().getMinY(),
                                                        fit.width(),
                                                        fit.height()));
                        assertThat(screens).anyMatch(screen -> screen.contains(place));
                        assertThat(fit.leastWidth()).isLessThanOrEqualTo(place.getWidth());
                        assertThat(fit.leastHeight()).isLessThanOrEqualTo(place.getHeight());
                    }
                });
    }

    private static List<Rectangle2D> screens(String names) {
        return switch (names) {
            case "netbook" -> List.of(NETBOOK);
            case "doubled" -> List.of(DOUBLED);
            case "desktop" -> List.of(DESKTOP);
            default -> List.of(DESKTOP, LEFT_OF_IT);
        };
    }

    private static WindowPlacement placement(String numbers) {
        double[] each = numbers(numbers);
        return new WindowPlacement(each[0], each[1], each[2], each[3], false);
    }

    private static Rectangle2D rectangle(String numbers) {
        double[] each = numbers(numbers);
        return new Rectangle2D(each[0], each[1], each[2], each[3]);
    }

    private static double[] numbers(String numbers) {
        return Stream.of(numbers.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
