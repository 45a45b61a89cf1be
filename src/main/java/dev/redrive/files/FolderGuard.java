package dev.redrive.files;

import dev.redrive.base.OperatingSystem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
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
    enum Kind {
        /** It belongs to another user. */
        FOREIGN,
        /** Other users may write to it. */
        WRITABLE,
        /** It is a link where none is followed. */
        LINK,
        /** It is a link into a folder in which other users may create files. */
        SHARED
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
                                case LINK, SHARED -> "Remove the link with: rm '" + path + "'";
                            };
            return switch (kind) {
                        case FOREIGN -> path + " belongs to another user (" + owner + ")";
                        case WRITABLE -> path + " can be written to by other users";
                        case LINK -> path + " is a link, which no log is written through";
                        case SHARED ->
                                path
                                        + " is a link into a folder where other users may create files";
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

    /**
     * Whether no other user may replace what the user creates in that folder: such users own
     * neither it nor one above, and may write only to such as /tmp, where each may remove only
     * their own.
     *
     * @throws IOException when that cannot be determined, as where there is no such folder
     */
    public static boolean isSafeToCreateIn(Path folder) throws IOException {
        FileTrust trust = FileTrust.here(folder.toRealPath());
        return dangerAbove(trust, folder.toAbsolutePath().resolve("new"), MOST_LINKS) == null;
    }

    /** What is wrong with a file, with a link it is, or with a folder above any of them. */
    static @Nullable Danger ofFile(FileTrust trust, Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Danger danger = dangerAbove(trust, whole, MOST_LINKS);
        return danger != null ? danger : of(trust, whole);
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

    /** What is wrong with the path or, when it is a link, with anything it leads over. */
    private static @Nullable Danger of(FileTrust trust, Path path) throws IOException {
        try {
            return Files.isSymbolicLink(path)
                    ? ofLink(trust, path, path, MOST_LINKS)
                    : trust.of(path);
        } catch (NoSuchFileException e) {
            return null; // Removed since it was listed, for instance by a window that closes.
        }
    }

    /**
     * What is wrong with a link, with those it leads over, its target, or a folder above any of
     * them.
     *
     * @param first the link that led to this one
     */
    private static @Nullable Danger ofLink(FileTrust trust, Path first, Path link, int links)
            throws IOException {
        if (links == 0) {
            throw new FileSystemException(first.toString(), null, "links lead in a circle");
        }
        Path next = link.resolveSibling(Files.readSymbolicLink(link));
        Danger danger = trust.ofLink(link);
        danger = danger != null ? danger : dangerAbove(trust, next, MOST_LINKS);
        if (danger != null) {
            return danger;
        }
        if (Files.isSymbolicLink(next)) {
            return ofLink(trust, first, next, links - 1);
        }
        danger = Files.exists(next) ? trust.of(next) : null;
        return danger != null ? danger : besideTarget(trust, first, next);
    }

    /** In a folder like /tmp others may put what is missing, and other files of a database. */
    private static @Nullable Danger besideTarget(FileTrust trust, Path link, Path target)
            throws IOException {
        Path folder = target.getParent();
        if (folder == null || !Files.exists(folder)) {
            return null;
        }
        Danger danger = trust.ofFolderAbove(folder);
        return danger == null && !Files.isDirectory(target) && trust.isShared(folder)
                ? new Danger(link, Kind.SHARED, "")
                : danger;
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
