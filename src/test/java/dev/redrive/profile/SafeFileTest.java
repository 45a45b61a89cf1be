package dev.redrive.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {

    @Test
    void aFailedWriteLeavesTheOldFileWholeAndNothingBesideIt(@TempDir Path folder)
            throws IOException {
        // A folder that is not empty can not be moved over: the last step fails, also for root.
        Path target = Files.createDirectory(folder.resolve("profiles.json"));
        Path old = Files.writeString(target.resolve("old"), "whole");

        assertThatIOException().isThrownBy(() -> SafeFile.write(target, new byte[10]));

        assertThat(old).content().isEqualTo("whole");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }
}
