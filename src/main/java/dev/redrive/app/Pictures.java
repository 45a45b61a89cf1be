package dev.redrive.app;

import dev.redrive.files.SafeFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** Writes pictures of the window as PNG files. Never on the JavaFX thread. */
final class Pictures {

    private final Path folder;

    Pictures(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the picture under that name, in place of an older one, for the user alone: it may show
     * the names of customers.
     *
     * @throws IOException when it cannot be written
     */
    Path write(String name, Image image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        Path file = folder.resolve(name + ".png");
        SafeFile.write(file, bytes.toByteArray());
        return file;
    }
}
