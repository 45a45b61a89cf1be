package dev.redrive.app.log;

import dev.redrive.files.SafeFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reports that Java writes of a crash, which show parts of the memory. Only the starter on
 * Linux can name the logs folder for them; elsewhere Java leaves them in the folder the program was
 * started in, or in the one for temporary files.
 *
 * @param isRunning whether a process of that number is running, which may still be writing
 */
public record CrashReports(LongPredicate isRunning) {

    private static final System.Logger LOG = System.getLogger(CrashReports.class.getName());
    private static final Pattern NAME = Pattern.compile("hs_err_pid(\\d{1,9})\\.log");
    private static final Pattern OURS =
            Pattern.compile(
                    "(?m)^(?:Command Line:|java_command:)(?:.* )?dev\\.redrive/dev\\.redrive\\."
                            + "Launcher(?: .*)?$");
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_FILES = 20;

    /** For this computer. */
    public static CrashReports here() {
        return new CrashReports(pid -> ProcessHandle.of(pid).isPresent());
    }

    /** Where Java writes a report that has no place of its own. */
    public static List<Path> usualFolders() {
        return List.of(
                Path.of(System.getProperty("user.dir", "")),
                Path.of(System.getProperty("java.io.tmpdir", "")));
    }

    /**
     * Moves the reports of Redrive into its logs folder, where only the owner may read them: those
     * of processes that have ended, in regular files of at most 4 MiB that have the owner of the
     * logs folder, at most 20 at a time. All others stay as they are, and so does one that cannot
     * be moved, which is logged. Never on the JavaFX thread.
     */
    public void moveTo(Path logs, List<Path> folders) {
        int left = MOST_FILES;
        for (Path folder : folders) {
            try (DirectoryStream<Path> found =
                    Files.newDirectoryStream(folder, "hs_err_pid*.log")) {
                for (Path report : found) {
                    if (left > 0 && move(report, logs)) {
                        left--;
                    }
                }
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                LOG.log(Level.DEBUG, "crash reports cannot be looked for", e);
            }
        }
    }

    private boolean move(Path report, Path logs) {
        try {
            if (!hasEnded(report) || !mayBeTaken(report, logs)) {
                return false;
            }
            byte[] content;
            try (InputStream in = Files.newInputStream(report, LinkOption.NOFOLLOW_LINKS)) {
                content = in.readNBytes(MOST_BYTES);
            }
            if (!OURS.matcher(new String(content, StandardCharsets.ISO_8859_1)).find()) {
                return false;
            }
            Path kept = logs.resolve(String.valueOf(report.getFileName()));
            if (Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
                kept = logs.resolve("earlier-" + System.nanoTime() + "-" + kept.getFileName());
            }
            SafeFile.write(kept, content);
            Files.delete(report);
            LOG.log(Level.WARNING, "Redrive had crashed; Java’s report is now {0}", kept);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.WARNING, "a crash report stays where it is", e);
            return false;
        }
    }

    private boolean hasEnded(Path report) {
        Matcher name = NAME.matcher(String.valueOf(report.getFileName()));
        return name.matches() && !isRunning.test(Long.parseLong(name.group(1)));
    }

    private static boolean mayBeTaken(Path report, Path logs) throws IOException {
        BasicFileAttributes found =
                Files.readAttributes(report, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return found.isRegularFile()
                && found.size() <= MOST_BYTES
                && !Files.isSameFile(logs, report.toAbsolutePath().getParent())
                && Files.getOwner(report, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(logs));
    }
}
