package dev.redrive.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.files.JsonFile;
import dev.redrive.testing.OnEveryDisk;
import dev.redrive.testing.QuietLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryDisk
class ConnectionStoreTest {

    private static final ProxyChoice SYSTEM = new ProxyChoice.AsTheSystem();
    private static final ProxyChoice MANUAL = new ProxyChoice.Manual("proxy.acme", 3128, "jo");

    @TempDir(factory = OnEveryDisk.Folder.class)
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Path file;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private ConnectionStore store;

    @BeforeEach
    void makeStore() {
        file = temporary.resolve("home").resolve("connection.json");
        store = new ConnectionStore(file);
    }

    static Stream<ProxyChoice> choices() {
        return Stream.of(
                SYSTEM, new ProxyChoice.None(), MANUAL, new ProxyChoice.Manual("::1", 65_535, ""));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void whatIsSavedIsLoadedAgain(ProxyChoice choice) throws IOException {
        save(MANUAL);
        save(choice);

        assertThat(new ConnectionStore(file).load())
                .isEqualTo(new JsonFile.Found<>(choice, true, null, null, null, List.of()));
    }

    @Test
    void aMissingFile_meansTheSystemsProxy() {
        assertThat(store.load())
                .isEqualTo(new JsonFile.Found<>(SYSTEM, false, null, null, null, List.of()));
        assertThat(file).doesNotExist();
    }

    @Test
    void theFile_isAccessibleOnlyToItsOwner() throws IOException {
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        save(MANUAL);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "{}",
                "{\"schema\":1}",
                "{\"schema\":0,\"proxy\":{\"kind\":\"NONE\"}}",
                "{\"schema\":1,\"proxy\":{\"kind\":\"SOCKS\"}}",
                "{\"schema\":1,\"proxy\":{\"kind\":\"NONE\"}} more",
                "{\"schema\":1,\"proxy\":{\"kind\":\"MANUAL\"}}",
                "{\"schema\":1,\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"a"
                        + " b\",\"port\":1,\"user\":\"\"}}",
                "{\"schema\":1,\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"10.0.0.1:3128\",\"port\":3128,\"user\":\"u\"}}",
                "{\"schema\":1,\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"dead:beef\",\"port\":1,\"user\":\"\"}}",
                "{\"schema\":1,\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"::::\",\"port\":1,\"user\":\"\"}}",
                "{\"schema\":1,\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"a..b\",\"port\":1,\"user\":\"\"}}",
                "{\"schema\":1,\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"a\",\"port\":1,\"user\":\"a\u200bb\"}}",
                "{\"schema\":1,\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"a\",\"port\":0,\"user\":\"\"}}",
                "{\"schema\":1,\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"a\",\"port\":\"1\",\"user\":\"\"}}",
                "{\"schema\":1,\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"a\",\"port\":1,\"user\":\"a:b\"}}"
            })
    void aDamagedFile_isSetAside(String content) throws IOException {
        write(content);

        try (QuietLogs _ = new QuietLogs(JsonFile.class)) {
            JsonFile.Found<ProxyChoice> loaded = store.load();

            assertThat(loaded.value()).isEqualTo(SYSTEM);
            assertThat(loaded.setAside()).content().isEqualTo(content);
            assertThat(file).doesNotExist();
            save(MANUAL);
            assertThat(store.load().value()).isEqualTo(MANUAL);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "b\u00fcro.example, xn--bro-hoa.example",
        "' Proxy.Example. ', proxy.example",
        "[::1], ::1",
        "my_proxy, my_proxy"
    })
    void aHostThatIsEditedByHand_isBroughtToTheFormTheFieldMakes(String written, String host)
            throws IOException {
        write(
                "{\"schema\":1,\"proxy\":{\"kind\":\"MANUAL\",\"host\":\"%s\",\"port\":1,\"user\":\"\"}}"
                        .formatted(written));

        assertThat(store.load().value()).isEqualTo(new ProxyChoice.Manual(host, 1, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\":2,\"proxy\":{\"kind\":\"NONE\"}}",
                "{\"schema\":2,\"proxy\":{\"kind\":\"QUIC\"}}"
            })
    void aFileOfANewerProgramStays(String content) throws IOException {
        write(content);

        assertThat(store.load().refusal()).isNotNull();
        assertThatThrownBy(() -> save(MANUAL)).isInstanceOf(IOException.class);
        assertThat(file).content().isEqualTo(content);
    }

    @Test
    void aChoiceMadeElsewhereIsAConflictUnlessItIsTheSame() throws IOException {
        save(MANUAL);

        assertThat(store.change(SYSTEM, new ProxyChoice.None()).isConflict()).isTrue();
        assertThat(store.change(SYSTEM, MANUAL).isConflict()).isFalse();
        assertThat(store.load().value()).isEqualTo(MANUAL);
    }

    private void save(ProxyChoice choice) throws IOException {
        store.change(store.load().value(), choice);
    }

    private void write(String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
