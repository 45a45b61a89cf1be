package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisplayTest {

    private static final Set<String> PANGO = Set.of("libpangoft2-1.0.so.0", "libfreetype.so.6");
    private static final Set<String> ALL =
            Set.of("libpangoft2-1.0.so.0", "libfreetype.so.6", "libgtk-3.so.0");

    @Test
    void aBareLinuxHasNoDisplay() {
        assertThat(display("Linux", Map.of(), PANGO).isAbsent()).isTrue();
        assertThat(display("Linux", Map.of("DISPLAY", ""), PANGO).isAbsent()).isTrue();
        assertThat(display("Linux", Map.of("DISPLAY", ":0"), PANGO).isAbsent()).isFalse();
        assertThat(display("Linux", Map.of("WAYLAND_DISPLAY", "w"), PANGO).isAbsent()).isFalse();
    }

    @Test
    void otherSystems_needNoDisplayVariable() {
        assertThat(display("Windows 11", Map.of(), Set.of()).isAbsent()).isFalse();
        assertThat(display("Mac OS X", Map.of(), Set.of()).missing()).isNull();
    }

    @Test
    void whatIsMissingIsSaidWithWhatToInstall() {
        Map<String, String> x11 = Map.of("DISPLAY", ":0");

        assertThat(display("Linux", x11, ALL).missing()).isNull();
        assertThat(display("Linux", x11, PANGO).missing()).contains("GTK 3", "libgtk-3-0");
        assertThat(display("Linux", x11, Set.of()).missing()).contains("libpangoft2-1.0-0");
        assertThat(display("Linux", Map.of("WAYLAND_DISPLAY", "w"), ALL).missing())
                .contains("Xwayland");
        assertThat(display("Linux", Map.of(), Set.of()).missingForText())
                .contains("libpangoft2-1.0-0");
        assertThat(display("Linux", Map.of(), PANGO).missingForText()).isNull();
    }

    private static Display display(
            String system, Map<String, String> environment, Set<String> libraries) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        return new Display(environment, properties, libraries::contains);
    }
}
