package dev.redrive.profile;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Keeps a file that can not be read, so that a new one can be begun without losing anything. */
public final class UnreadableFile {

    private static final Logger LOG = System.getLogger(UnreadableFile.class.getName());
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int MOST_NAMES = 1_000;

    private UnreadableFile() {}

    /**
     * Moves it beside itself, to a name that says so and when it was changed last. Never on the
     * JavaFX thread.
     *
     * @return where it is now
     * @throws IOException when it could not be moved; it is then where it was
     */
    public static Path moveAside(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        for (int i = 1; i <= MOST_NAMES; i++) {
            String unique = STAMP.format(changed) + (i == 1 ? "" : "-" + i);
            Path aside = file.resolveSibling(stem + ".unreadable-" + unique + ending);
            try {
                return Files.move(file, aside);
            } catch (FileAlreadyExistsException e) {
                LOG.log(Level.DEBUG, "The name {0} is taken", aside);
            }
        }
        throw new IOException("no free name beside " + file);
    }
}
