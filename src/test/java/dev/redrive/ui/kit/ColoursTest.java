package dev.redrive.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.ProfileColour;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The colours of the profiles stay apart for everybody, in light and dark. */
class ColoursTest {

    /** Far more than the eye needs side by side (about 2): they are met minutes apart. */
    private static final double APART = 25;

    /** What a graphical sign needs against its ground, by WCAG. */
    private static final double SEEN = 3;

    private static final List<String> LIGHT_GROUNDS = List.of("#ffffff", "#f6f8fa");
    private static final List<String> DARK_GROUNDS = List.of("#0d1117", "#161b22");

    @ParameterizedTest
    @EnumSource(Vision.class)
    void colours_stayApartInLight(Vision vision) throws IOException {
        assertThat(tooClose(colours(".root"), vision)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Vision.class)
    void colours_stayApartInDark(Vision vision) throws IOException {
        assertThat(tooClose(colours(".dark"), vision)).isEmpty();
    }

    @Test
    void colours_areSeenOnTheirGround() throws IOException {
        assertThat(colours(".root")).allSatisfy(colour -> seenOn(LIGHT_GROUNDS, colour));
        assertThat(colours(".dark")).allSatisfy(colour -> seenOn(DARK_GROUNDS, colour));
    }

    @Test
    void colours_areTheSameOnPaper() throws IOException {
        assertThat(colours(".root"))
                .map(Colour::hex)
                .containsExactlyElementsOf(
                        List.of(ProfileColour.values()).stream()
                                .map(ProfileColour::onWhite)
                                .toList());
    }

    @Test
    void coloursThatFallTogetherAreFound() {
        List<Colour> earlier = List.of(new Colour("#0969da"), new Colour("#8250df"));

        assertThat(tooClose(earlier, Vision.NORMAL)).isEmpty();
        assertThat(tooClose(earlier, Vision.DEUTERANOPIA)).hasSize(1);
    }

    private static void seenOn(List<String> grounds, Colour colour) {
        assertThat(grounds)
                .allSatisfy(ground ->
                        assertThat(colour.contrast(new Colour(ground)))
                                .as(colour.hex() + " on " + ground)
                                .isGreaterThan(SEEN));
    }

    private static List<String> tooClose(List<Colour> colours, Vision vision) {
        List<String> close = new ArrayList<>();
        for (int i = 0; i < colours.size(); i++) {
            for (int j = 0; j < i; j++) {
                double distance = colours.get(i).distance(colours.get(j), vision);
                if (distance < APART) {
                    close.add(colours.get(j).hex() + " " + colours.get(i).hex() + " " + distance);
                }
            }
        }
        return close;
    }

    private static List<Colour> colours(String scheme) throws IOException {
        try (InputStream in = ColoursTest.class.getResourceAsStream("redrive.css")) {
            String sheet =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            String rule = sheet.substring(sheet.indexOf("\n" + scheme + " {"));
            List<Colour> colours = new ArrayList<>();
            for (ProfileColour colour : ProfileColour.values()) {
                String name = colour.name().toLowerCase(Locale.ROOT);
                Matcher value =
                        Pattern.compile("-redrive-" + name + ": (#[0-9a-f]{6});").matcher(rule);
                assertThat(value.find()).as(name).isTrue();
                colours.add(new Colour(value.group(1)));
            }
            return colours;
        }
    }

    /** How people see, by Machado, Oliveira and Fernandes (2009): matrices over linear RGB. */
    @SuppressWarnings("ImmutableEnumChecker") // Nobody writes to the matrix.
    enum Vision {
        NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTANOPIA(
                0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
                1.051998),
        DEUTERANOPIA(
                0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
                0.968881),
        TRITANOPIA(
                1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
                0.303900);

        private final double[] matrix;

        Vision(double... matrix) {
            this.matrix = matrix;
        }

        double[] sees(double[] linear) {
            double[] seen = new double[3];
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    seen[row] += matrix[row * 3 + column] * linear[column];
                }
                seen[row] = Math.clamp(seen[row], 0, 1);
            }
            return seen;
        }
    }

    private record Colour(String hex) {

        double[] linear() {
            double[] linear = new double[3];
            for (int i = 0; i < 3; i++) {
                double part = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
                linear[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
            }
            return linear;
        }

        double contrast(Colour other) {
            double mine = luminance(linear()) + 0.05;
            double theirs = luminance(other.linear()) + 0.05;
            return Math.max(mine, theirs) / Math.min(mine, theirs);
        }

        /** In CIELAB: about 2 is the least the eye can tell. */
        double distance(Colour other, Vision vision) {
            double[] mine = lab(vision.sees(linear()));
            double[] theirs = lab(vision.sees(other.linear()));
            return Math.sqrt(
                    Math.pow(mine[0] - theirs[0], 2)
                            + Math.pow(mine[1] - theirs[1], 2)
                            + Math.pow(mine[2] - theirs[2], 2));
        }

        private static double luminance(double[] linear) {
            return 0.2126729 * linear[0] + 0.7151522 * linear[1] + 0.0721750 * linear[2];
        }

        private static double[] lab(double[] rgb) {
            double x = 0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2];
            double z = 0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2];
            double fx = bent(x / 0.95047);
            double fy = bent(luminance(rgb));
            double fz = bent(z / 1.08883);
            return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
        }

        private static double bent(double part) {
            return part > 216.0 / 24_389 ? Math.cbrt(part) : (24_389.0 / 27 * part + 16) / 116;
        }
    }
}
