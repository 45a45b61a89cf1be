package dev.redrive.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.redrive.testing.OnEveryDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEveryDisk
class SetAsideTest {

    private static final FileTime CHANGED = FileTime.from(Instant.parse("2026-11-28T18:30:05Z"));

    @TempDir(factory = OnEveryDisk.Folder.class)
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private Path file(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setLastModifiedTime(file, CHANGED);
    }

    @ParameterizedTest
    @CsvSource({
        "profiles.json, profiles.unreadable-20261128T183005Z.json",
        "my.keys.sealed, my.keys.unreadable-20261128T183005Z.sealed",
        "keys, keys.unreadable-20261128T183005Z"
    })
    void theNewName_keepsTheEndingAndSaysWhenTheFileChanged(String name, String expected)
            throws IOException {
        Path aside = SetAside.move(file(name, "content"));

        assertThat(aside).hasFileName(expected).content().isEqualTo("content");
        assertThat(folder.resolve(name)).doesNotExist();
    }

    @Test
    void aNameTakenInCapitals_isNotOverwrittenEither_whereTheyAreTheSameName() throws IOException {
        Path capitals = folder.resolve("KEYS.UNREADABLE-20261128T183005Z.SEALED");
        Files.writeString(capitals, "earlier");

        Path aside = SetAside.move(file("keys.sealed", "later"));

        assertThat(capitals).content().isEqualTo("earlier");
        assertThat(aside).content().isEqualTo("later");
    }

    @Test
    void namesThatAreTaken_areNeverOverwritten() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Path aside = SetAside.move(file("a.json", "file " + i));

            assertThat(aside).content().isEqualTo("file " + i);
        }
        for (int i = 4; i < 1_000; i++) {
            Files.createFile(folder.resolve("a.unreadable-20261128T183005Z-" + i + ".json"));
        }
        assertThat(SetAside.move(file("a.json", "file 1000"))).content().isEqualTo("file 1000");

        Path last = file("a.json", "one too many");
        assertThatIOException().isThrownBy(() -> SetAside.move(last));
        assertThat(last).content().isEqualTo("one too many");
        assertThat(folder).isDirectoryContaining("glob:**/a.unreadable-*Z-1000.json");
    }
}
