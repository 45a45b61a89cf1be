package dev.redrive.files;

import dev.redrive.base.OperatingSystem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a folder, its files and those of some folders in it are safe from other users: each
 * is owned by the user or the administrator, and no other user may write to it, or replace a folder
 * or link above it. Such a user could add a certificate and a proxy, and receive the keys. A link
 * counts as its target. Reads no content. Any thread but the JavaFX one.
 */
public final class FolderGuard {

    /** What is wrong with a path. */
    public enum Kind {
        /** It belongs to another user. */
        FOREIGN,
        /** Other users may write to it. */
        WRITABLE,
        /** It is a link where none is followed. */
        LINK
    }

    /**
     * Why the folder must not be used.
     *
     * @param path what is wrong
     * @param kind what is wrong with it
     * @param owner its owner
     */
    public record Danger(Path path, Kind kind, String owner) {

        /** The sentence for the user, in English, with how to fix it. */
        public String sentence() {
            String mend =
                    isWindows()
                            ? "Give it to yourself and take the right to write from the others in"
                                    + " its properties, under Security"
                            : switch (kind) {
                                case FOREIGN ->
                                        "If it is yours, mend it with: sudo chown \"$USER\" '"
                                                + path
                                                + "'";
                                case WRITABLE ->
                                        "Look at what is in it, then mend it with: chmod go-w '"
                                                + path
                                                + "'";
                                case LINK -> "Remove the link with: rm '" + path + "'";
                            };
            return switch (kind) {
                        case FOREIGN -> path + " belongs to another user (" + owner + ")";
                        case WRITABLE -> path + " can be written to by other users";
                        case LINK -> path + " is a link, which no log is written through";
                    }
                    + ", so Redrive does not start: another user could have your keys sent to them. "
                    + mend
                    + ". Or choose another folder with --home.";
        }
    }

    /** The same limit as on Linux. */
    private static final int MOST_LINKS = 40;

    private FolderGuard() {}

    /**
     * Checks the folders above the folder, the folder, its files, and the named folders in it with
     * their files; what does not exist is safe.
     *
     * @param folder which need not exist
     * @param withLinks names of folders in it whose files may be links
     * @param withoutLinks names of folders in it in which no link is followed
     * @return the first thing that is wrong; null when nothing is
     * @throws IOException when that cannot be determined
     */
    public static @Nullable Danger find(
            Path folder, List<String> withLinks, List<String> withoutLinks) throws IOException {
        Path whole = folder.toAbsolutePath();
        FileTrust trust = FileTrust.here(whole);
        Danger danger = dangerAbove(trust, whole, MOST_LINKS);
        danger = danger != null ? danger : inFolder(trust, whole, true);
        for (String name : withLinks) {
            danger = danger != null ? danger : inFolder(trust, whole.resolve(name), true);
        }
        for (String name : withoutLinks) {
            danger = danger != null ? danger : inFolder(trust, whole.resolve(name), false);
        }
        return danger;
    }

    private static @Nullable Danger inFolder(FileTrust trust, Path folder, boolean links)
            throws IOException {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        Danger danger = of(trust, folder);
        if (danger != null || !Files.isDirectory(folder)) {
            return danger;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!links && Files.isSymbolicLink(file)) {
                    return new Danger(file, Kind.LINK, "");
                }
                danger = Files.isDirectory(file) ? null : of(trust, file);
                if (danger != null) {
                    return danger;
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return null;
    }

    /**
     * What is wrong above a path: a user who may replace a folder or link there may replace the
     * path.
     */
    private static @Nullable Danger dangerAbove(FileTrust trust, Path path, int links)
            throws IOException {
        Path above = path.getParent();
        if (above == null) {
            return null;
        }
        Danger danger = dangerAbove(trust, above, links);
        return danger != null ? danger : dangerOfStep(trust, above, links);
    }

    private static @Nullable Danger dangerOfStep(FileTrust trust, Path step, int links)
            throws IOException {
        if (!Files.isSymbolicLink(step)) {
            return Files.exists(step) ? trust.ofStepAbove(step) : null;
        }
        Danger danger = trust.ofLink(step);
        if (danger != null || links == 0) {
            return danger;
        }
        Path end = step.resolveSibling(Files.readSymbolicLink(step));
        danger = dangerAbove(trust, end, links - 1);
        return danger != null ? danger : dangerOfStep(trust, end, links - 1);
    }

    /** What is wrong with a link, its target, or a folder above the target. */
    private static @Nullable Danger of(FileTrust trust, Path path) throws IOException {
        try {
            if (!Files.isSymbolicLink(path)) {
                return trust.of(path);
            }
            Danger danger = trust.ofLink(path);
            Path end = SafeFile.behindLinks(path);
            Path into = end.getParent();
            if (danger == null && Files.exists(end)) {
                danger = trust.of(end);
            }
            if (danger == null && into != null && Files.exists(into)) {
                danger = trust.ofFolderAbove(into);
            }
            Path first = path.resolveSibling(Files.readSymbolicLink(path));
            return danger != null ? danger : dangerAbove(trust, first, MOST_LINKS);
        } catch (NoSuchFileException e) {
            return null; // Removed since it was listed, for instance by a window that closes.
        }
    }

    static boolean isWindows() {
        return OperatingSystem.isWindows(OperatingSystem.name());
    }

    /** Whether the file system has POSIX permissions. */
    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    static @Nullable AclFileAttributeView acl(Path path, LinkOption... how) {
        return Files.getFileAttributeView(path, AclFileAttributeView.class, how);
    }

    static PosixFileAttributes posix(Path path, LinkOption... how) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, how);
    }
}
