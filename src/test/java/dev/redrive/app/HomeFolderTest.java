package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redrive.app.HomeFolder.UnusableFolderException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeFolderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

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

    @Test
    void homeAndPicturesBecomeAbsolute_tildeIsTheUsersHome() throws Exception {
        CommandLine.Run run = settled("ann", "sub", "~/pictures");

        assertThat(run.folder()).isEqualTo(Path.of("sub").toAbsolutePath());
        assertThat(run.walkthrough()).isEqualTo(folder.resolve("ann/pictures"));
        assertThat(settled("ann", "~", null).folder()).isEqualTo(folder.resolve("ann"));
        assertThat(settled("ann", "~bob/x", null).folder())
                .isEqualTo(Path.of("~bob/x").toAbsolutePath());
        assertThat(settled("ann", null, null).folder())
                .isEqualTo(folder.resolve("ann/.local/share/redrive"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "sub", "", "./ann"})
    void aUsersHomeThatIsNotAbsolute_isRefusedInASentence(String userHome) {
        assertThatThrownBy(() -> HomeFolder.settled(run(null, null), Map.of(), linux(userHome)))
                .isInstanceOf(UnusableFolderException.class)
                .hasMessageContaining("\"" + userHome + "\"")
                .hasMessageContaining("--home DIR");
        assertThatThrownBy(() -> HomeFolder.settled(run("~/x", null), Map.of(), linux(userHome)))
                .isInstanceOf(UnusableFolderException.class);
    }

    @Test
    void aHomeTheCharacterSetCannotWrite_isRefusedInASentence() {
        // What Java makes of an accent in a session without one; here a character no name can have.
        assertThatThrownBy(() -> HomeFolder.settled(run(null, null), Map.of(), linux("/jos\0")))
                .isInstanceOf(UnusableFolderException.class)
                .hasMessageContaining("character set")
                .hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "file/sub/sub", "link-to-file/sub"})
    void aFileInTheWay_isNamed(String named) throws Exception {
        Files.createFile(folder.resolve("file"));
        Files.createSymbolicLink(folder.resolve("link-to-file"), folder.resolve("file"));

        for (String option : List.of("--home", "--walkthrough")) {
            assertThatThrownBy(() -> settledWith(option, folder.resolve(named)))
                    .isInstanceOf(UnusableFolderException.class)
                    .hasMessageStartingWith(option + ": " + folder)
                    .hasMessageEndingWith("is a file, not a folder.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dangling", "dangling/sub", "loop"})
    void aLinkToNothing_isNamed(String named) throws Exception {
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("gone"));
        Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));

        assertThatThrownBy(() -> settledWith("--home", folder.resolve(named)))
                .isInstanceOf(UnusableFolderException.class)
                .hasMessageEndingWith("is a link that leads to nothing.");
    }

    @Test
    void aLinkToAFolder_andAFolderThatIsNotThereYet_areTaken() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

        assertThat(settledWith("--home", link).folder()).isEqualTo(link);
        assertThat(settledWith("--home", link.resolve("a/b")).folder())
                .isEqualTo(link.resolve("a/b"));
        assertThat(folder.resolve("a")).doesNotExist();
    }

    private CommandLine.Run settled(
            String userHome, @Nullable String home, @Nullable String walkthrough)
            throws UnusableFolderException {
        return HomeFolder.settled(
                run(home, walkthrough), Map.of(), linux(folder.resolve(userHome).toString()));
    }

    private CommandLine.Run settledWith(String option, Path named) throws UnusableFolderException {
        return option.equals("--home")
                ? settled("ann", named.toString(), null)
                : settled("ann", null, named.toString());
    }

    private static CommandLine.Run run(@Nullable String home, @Nullable String walkthrough) {
        return new CommandLine.Run(
                home == null ? null : Path.of(home),
                false,
                null,
                walkthrough == null ? null : Path.of(walkthrough),
                null,
                CommandLine.Run.Look.USUAL);
    }

    private static Properties linux(String userHome) {
        Properties properties = new Properties();
        properties.setProperty("os.name", "Linux");
        properties.setProperty("user.home", userHome);
        return properties;
    }

    private static Path on(String system, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", USER.toString());
        return HomeFolder.standard(environment, properties);
    }
}
