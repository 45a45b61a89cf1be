package dev.redrive.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be used, what has the focus and what can be typed stand out from their ground. */
class ContrastTest {

    private static final Pattern COLOUR =
            Pattern.compile("(-(?:color|redrive)-[a-z-]+):\\s*(#[0-9a-f]{6});");

    @ParameterizedTest
    @CsvSource({"light, false", "dark, false", "light, true", "dark, true"})
    void everythingIsSeenOnEveryGround(String theme, boolean high) throws IOException {
        Map<String, String> colours = colours(theme, high);

        for (String ground : List.of("-color-bg-default", "-color-bg-subtle")) {
            assertContrast(colours, "-redrive-focus", ground, high ? 7 : 3);
            assertContrast(colours, "-redrive-line", ground, high ? 7 : 3);
            assertContrast(colours, "-color-fg-default", ground, high ? 15 : 7);
            assertContrast(colours, "-color-fg-muted", ground, high ? 10 : 4.5); // Prompts.
            assertContrast(colours, "-redrive-warning", ground, high ? 7 : 4.5);
            assertContrast(colours, "-color-accent-emphasis", ground, 3); // Chosen.
        }
    }

    private static void assertContrast(
            Map<String, String> colours, String one, String ground, double least) {
        double first = luminance(Objects.requireNonNull(colours.get(one), one)) + 0.05;
        double second = luminance(Objects.requireNonNull(colours.get(ground), ground)) + 0.05;
        assertThat(Math.max(first, second) / Math.min(first, second))
                .as(one + " on " + ground)
                .isGreaterThanOrEqualTo(least);
    }

    private static Map<String, String> colours(String theme, boolean high) throws IOException {
        Map<String, String> colours = new HashMap<>();
        String base = themeSheet("atlantafx/base/theme/primer-" + theme + ".css");
        String own = sheet("/dev/redrive/ui/kit/redrive.css");
        read(rule(base, ".root"), colours);
        read(rule(own, ".root"), colours);
        if (theme.equals("dark")) {
            read(rule(own, ".dark"), colours);
        }
        if (high) {
            read(rule(own, ".contrast"), colours);
            if (theme.equals("dark")) {
                read(rule(own, ".contrast.dark"), colours);
            }
        }
        return colours;
    }

    private static void read(String rule, Map<String, String> colours) {
        Matcher each = COLOUR.matcher(rule);
        while (each.find()) {
            colours.put(each.group(1), each.group(2));
        }
    }

    private static String rule(String sheet, String selector) {
        String lined = "\n" + sheet;
        int start = lined.indexOf("\n" + selector + " {");
        assertThat(start).as(selector).isNotNegative();
        return lined.substring(start, lined.indexOf('}', start));
    }

    /** The theme's module keeps its files to itself, so they are read from its jar. */
    private static String themeSheet(String name) throws IOException {
        Module theme = PrimerLight.class.getModule();
        try (ModuleReader reader =
                        theme.getLayer()
                                .configuration()
                                .findModule(theme.getName())
                                .orElseThrow()
                                .reference()
                                .open();
                InputStream in = reader.open(name).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sheet(String name) throws IOException {
        try (InputStream in = ContrastTest.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            double linear = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
            sum += weights[i] * linear;
        }
        return sum;
    }
}
