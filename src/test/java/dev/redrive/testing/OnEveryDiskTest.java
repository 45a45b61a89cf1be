package dev.redrive.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disks are what they claim to be. */
@OnEveryDisk
class OnEveryDiskTest {

    private static final Set<String> ROOTS = new HashSet<>();

    @TempDir(factory = OnEveryDisk.Folder.class)
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @Test
    void eachHasTheNamesOfItsSystem() throws IOException {
        boolean real = OnEveryDisk.Folder.isReal(folder);
        String root = String.valueOf(folder.getRoot());
        ROOTS.add(root + real);
        Files.createFile(folder.resolve("a name"));

        if (!real) {
            assertThat(folder.resolve("A Name")).as("capitals").exists();
        }
        if (root.equals("C:\\")) {
            for (String refused : new String[] {"a?", "a:b", "a|b", "a*", "a<b", "a "}) {
                assertThatThrownBy(() -> folder.resolve(refused))
                        .isInstanceOf(InvalidPathException.class);
            }
        }
    }

    @AfterAll
    static void allWereTried() {
        assertThat(ROOTS).contains("C:\\false", "/false").hasSizeGreaterThan(1);
    }
}
