package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class HomeFolderTest {

    private static final Path USER = Path.of("people", "ann").toAbsolutePath();

    @Test
    void linuxFollowsTheXdgRules() {
        Path usual = USER.resolve(".local/share/redrive");
        Path data = Path.of("data").toAbsolutePath();

        assertThat(on("Linux", Map.of())).isEqualTo(usual);
        assertThat(on("Linux", Map.of("XDG_DATA_HOME", data.toString())))
                .isEqualTo(data.resolve("redrive"));
        assertThat(on("Linux", Map.of("XDG_DATA_HOME", ""))).isEqualTo(usual);
        assertThat(on("Linux", Map.of("XDG_DATA_HOME", "relative"))).isEqualTo(usual);
        assertThat(on("FreeBSD", Map.of("LOCALAPPDATA", "elsewhere"))).isEqualTo(usual);
    }

    @Test
    void macHasApplicationSupport() {
        assertThat(on("Mac OS X", Map.of("XDG_DATA_HOME", "/elsewhere")))
                .isEqualTo(USER.resolve("Library/Application Support/Redrive"));
    }

    @Test
    void windowsHasLocalAppData() {
        assertThat(on("Windows 11", Map.of("LOCALAPPDATA", "Z:\\ann\\Local")))
                .isEqualTo(Path.of("Z:\\ann\\Local").resolve("Redrive"));
        assertThat(on("Windows 11", Map.of()))
                .isEqualTo(USER.resolve("AppData").resolve("Local").resolve("Redrive"));
    }

    private static Path on(String system, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", USER.toString());
        return HomeFolder.standard(environment, properties);
    }
}
