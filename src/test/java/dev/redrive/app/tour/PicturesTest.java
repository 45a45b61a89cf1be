package dev.redrive.app.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.app.tour.Hands.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @Test
    void aPicture_isForTheUserAlone_alsoInPlaceOfAnOlderOne() throws IOException {
        assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path folder = temporary.resolve("walk");
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("01-start.png"), "older, and readable by others");

        Path file = new Pictures(folder).write("01-start", new WritableImage(3, 2));

        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(3);
    }
}
