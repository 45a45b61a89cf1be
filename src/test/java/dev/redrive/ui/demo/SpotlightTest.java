package dev.redrive.ui.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.ui.demo.TourCard.Form;
import dev.redrive.ui.demo.TourCard.Shape;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the card of the tour finds room beside what is lit. */
class SpotlightTest {

    /** What is lit, what is better not covered, the window, and the form that finds room. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    story line,     84,78,806,80,   280,500,80,30,  900,600,  TALL, 380
                    button,         720,120,160,46, 280,700,80,30,  1280,800, TALL, 380
                    numbers,        100,340,760,76, 84,170,806,96,  900,600,  WIDE, 600
                    large dialog,   180,380,540,120, 170,70,560,450, 900,600, STRIP, 876
                    dialog,         372,480,540,120, 362,180,560,450, 1280,800, TALL, 330
                    high list,      84,110,236,440, 0,0,0,0,        900,600,  TALL, 380
                    whole page,     60,60,840,500,  0,0,0,0,        900,600,  STRIP, 876
                    """)
    void theCardStands_whereItCoversNothingThatMatters(
            String what,
            double x,
            double y,
            double wide,
            double high,
            double besideX,
            double besideY,
            double besideWide,
            double besideHigh,
            double width,
            double height,
            Shape shape,
            double cardWidth) {
        Bounds lit = new BoundingBox(x, y, wide, high);
        Bounds beside = new BoundingBox(besideX, besideY, besideWide, besideHigh);

        Spotlight.Place place =
                Spotlight.beside(lit, List.of(beside), width, height, SpotlightTest::high);

        assertThat(place.form()).as(what).isEqualTo(new Form(shape, cardWidth));
        assertThat(new BoundingBox(0, 0, width, height).contains(place.at())).as(what).isTrue();
        if (!what.equals("whole page")) {
            assertThat(Spotlight.covered(place.at(), lit)).as(what).isZero();
            assertThat(Spotlight.covered(place.at(), beside)).as(what).isZero();
        }
    }

    @Test
    void withNothingLit_theCardStandsInTheMiddle() {
        Bounds at = Spotlight.beside(null, List.of(), 900, 600, SpotlightTest::high).at();

        assertThat(at.getCenterX()).isEqualTo(450);
        assertThat(at.getCenterY()).isEqualTo(300);
    }

    /** About as high as it is with the texts of the tour. */
    private static double high(Form form) {
        return switch (form.shape()) {
            case TALL -> form.width() < 380 ? 340 : 300;
            case WIDE -> form.width() < 800 ? 150 : 130;
            case STRIP -> 48;
        };
    }
}
