package dev.redrive.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Keeps a damaged file under a new name next to it, so that a new one can be started without losing
 * anything. Never on the JavaFX thread.
 */
public final class SetAside {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int MOST_NAMES = 1_000;

    private SetAside() {}

    /**
     * Moves the file to a name that says that it is unreadable and when it was last changed. The
     * target of a link is moved, and the link stays.
     *
     * @return where it is now
     * @throws IOException when it could not be moved; it stays where it was
     */
    public static Path move(Path file) throws IOException {
        Path real = SafeFile.behindLinks(file);
        return Files.move(real, freeName(real, "unreadable"));
    }

    /**
     * Copies the file to a name like that of a damaged one; only its owner may read the copy.
     *
     * @return where the copy is
     * @throws IOException when it could not be copied
     */
    static Path copy(Path file) throws IOException {
        Path real = SafeFile.behindLinks(file);
        Path copy = freeName(real, "unreadable");
        SafeFile.write(copy, SafeFile.read(real, Integer.MAX_VALUE));
        return copy;
    }

    /**
     * A free name next to the file: its stem, a dot, {@code why}, a dash, the time of its last
     * change, its extension.
     *
     * @throws IOException when the file does not exist, or there are too many such names
     */
    public static Path freeName(Path file, String why) throws IOException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        for (int i = 1; i <= MOST_NAMES; i++) {
            String unique = STAMP.format(changed) + (i == 1 ? "" : "-" + i);
            Path free = file.resolveSibling(stem + "." + why + "-" + unique + ending);
            if (Files.notExists(free)) {
                return free;
            }
        }
        throw new FileSystemException(file.toString(), null, "no free name beside it");
    }
}
