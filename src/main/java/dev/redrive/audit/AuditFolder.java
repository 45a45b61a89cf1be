package dev.redrive.audit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the trail's files: {@code audit.jsonl} for the newest lines, and numbered ones for
 * those before.
 *
 * @param path the folder they are in, that of the logs
 */
public record AuditFolder(Path path) {

    private static final Pattern FULL = Pattern.compile("audit-(\\d{6,12})\\.jsonl");

    /** The file that the newest lines are in. */
    public Path current() {
        return path.resolve("audit.jsonl");
    }

    /** The full file of that number. */
    Path full(long number) {
        return path.resolve("audit-%06d.jsonl".formatted(number));
    }

    /** Held while lines are written, so that two programs never write at once. */
    Path lock() {
        return path.resolve("audit.lock");
    }

    /**
     * The full files by number, the oldest first; none where there is no folder.
     *
     * @throws IOException when the folder cannot be read
     */
    SortedMap<Long, Path> full() throws IOException {
        SortedMap<Long, Path> found = new TreeMap<>();
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "audit-*.jsonl")) {
                for (Path file : files) {
                    Matcher name = FULL.matcher(String.valueOf(file.getFileName()));
                    if (name.matches()) {
                        found.put(Long.parseLong(name.group(1)), file);
                    }
                }
            }
        }
        return found;
    }
}
