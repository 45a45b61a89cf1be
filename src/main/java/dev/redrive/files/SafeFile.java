package dev.redrive.files;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads regular files, and replaces files whole or not at all. A link stays a link. Never on the
 * JavaFX thread.
 */
public final class SafeFile {

    /** Who may read a written file. */
    public enum Access {
        /**
         * Only its owner, on file systems with POSIX permissions; its folder is created in the same
         * way.
         */
        OWNER,
        /** All who may read any new file of the user; its folder must exist. */
        USUAL
    }

    /** Writes the content of a file. */
    public interface Content {

        /**
         * Writes all of it; may close the stream.
         *
         * @throws IOException when it cannot; nothing is replaced then
         */
        void writeTo(OutputStream out) throws IOException;
    }

    private static final Logger LOG = System.getLogger(SafeFile.class.getName());
    private static final int MOST_LINKS = 40;
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private SafeFile() {}

    /**
     * Replaces the file, which only its owner may read afterwards.
     *
     * @throws IOException when that failed; the old file is then unchanged
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, Access.OWNER, out -> out.write(content));
    }

    /**
     * Writes beside the file, forces it to the disk and moves it over the old one in one step.
     *
     * @throws IOException when any of that failed; the old file is then unchanged
     */
    public static void write(Path file, Access access, Content content) throws IOException {
        Path target = behindLinks(file);
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("not a file: " + file);
        }
        if (access == Access.OWNER) {
            OwnerFiles.createFolder(folder);
        }
        // A unique name, so that two programs do not interfere, and no link is followed.
        Path beside = folder.resolve(target.getFileName() + "." + UUID.randomUUID() + ".new");
        FileAttribute<?>[] permissions =
                access == Access.OWNER ? OwnerFiles.attributes(beside) : new FileAttribute<?>[0];
        try {
            writeAndForce(beside, permissions, content);
            move(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
        force(folder);
    }

    private static void move(Path from, Path to) throws IOException {
        // Whether a move in one step replaces anything is up to the file system, unless it is asked
        // to.
        Move move =
                () ->
                        Files.move(
                                from,
                                to,
                                StandardCopyOption.ATOMIC_MOVE,
                                StandardCopyOption.REPLACE_EXISTING);
        if (FolderGuard.isWindows()) {
            whileHeld(move, to, () -> LockSupport.parkNanos(PAUSE.toNanos()));
        } else {
            move.make();
        }
    }

    /** One attempt. */
    interface Move {
        void make() throws IOException;
    }

    /**
     * For Windows, where a virus scanner or a spreadsheet that holds the old file for a moment
     * makes the move fail: tries for about a second.
     *
     * @param pause waits between two attempts
     * @throws HeldFileException when another program still holds the file then
     */
    static void whileHeld(Move move, Path to, Runnable pause) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                move.make();
                return;
            } catch (FileSystemException e) {
                // Held files are refused with either of two errors of Windows, and Java has no name
                // for one.
                boolean mayBeHeld =
                        e instanceof AccessDeniedException
                                || e.getClass() == FileSystemException.class;
                if (!mayBeHeld || !Files.isWritable(to)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new HeldFileException(to, e);
                }
                pause.run();
            }
        }
    }

    /**
     * The content of the file, at most that many bytes; a link is followed.
     *
     * @param most the most bytes to read
     * @throws NotAFileException when it is a folder, a pipe or a device: opening a pipe could block
     *     for ever, and a device may be endless
     * @throws IOException when it cannot be read
     */
    public static byte[] read(Path file, int most) throws IOException {
        checkIsFile(file);
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    /**
     * Returns when the path is a file, a link to one, or does not exist.
     *
     * @throws NotAFileException when it is a folder, a pipe or a device
     */
    public static void checkIsFile(Path file, LinkOption... how) throws NotAFileException {
        if (Files.exists(file, how) && !Files.isRegularFile(file, how)) {
            throw new NotAFileException(file);
        }
    }

    /**
     * The absolute path of the file itself, with links followed; it need not exist.
     *
     * @throws IOException when links lead in a circle
     */
    static Path behindLinks(Path file) throws IOException {
        Path at = file.toAbsolutePath();
        for (int i = 0; i < MOST_LINKS; i++) {
            if (!Files.isSymbolicLink(at)) {
                return at;
            }
            at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
        }
        throw new FileSystemException(file.toString(), null, "links lead in a circle");
    }

    private static void writeAndForce(Path file, FileAttribute<?>[] permissions, Content content)
            throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, permissions);
                OutputStream out = new BufferedOutputStream(new StaysOpen(channel))) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Ignores close, as writers of formats close their stream before it is forced to the disk. */
    private static final class StaysOpen extends FilterOutputStream {

        StaysOpen(FileChannel channel) {
            super(Channels.newOutputStream(channel));
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Makes the new name survive a power cut, on systems that can do so; Windows cannot. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The folder {0} cannot be forced to the disk", folder);
        }
    }

    /** The path is a link whose target does not exist. */
    public static final class DanglingLinkException extends FileSystemException {

        @Serial private static final long serialVersionUID = 1;

        /** About that link. */
        DanglingLinkException(Path link) {
            super(link.toString(), null, "a link that leads to nothing");
        }
    }

    /** Another program holds the file open, so that it cannot be replaced. */
    public static final class HeldFileException extends FileSystemException {

        @Serial private static final long serialVersionUID = 1;

        /** About that file. */
        public HeldFileException(Path file, IOException cause) {
            super(file.toString(), null, "open in another program");
            initCause(cause);
        }
    }

    /** The path is a folder, a pipe or a device instead of a file. */
    public static final class NotAFileException extends FileSystemException {

        @Serial private static final long serialVersionUID = 1;

        /** About that path. */
        NotAFileException(Path path) {
            super(path.toString(), null, "not a regular file");
        }
    }
}
