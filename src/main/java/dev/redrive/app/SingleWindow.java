package dev.redrive.app;

import dev.redrive.files.FolderGuard;
import dev.redrive.files.OwnerFiles;
import dev.redrive.files.SafeFile;
import java.io.IOException;
import java.io.Serial;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ensures one window for each home folder by a lock on a file in it, which the system releases
 * however a process ends. The lock file names a socket that brings the window to the front and
 * takes a link to show there; the lock works without the socket too. Any thread.
 */
final class SingleWindow implements AutoCloseable {

    /** Another process has the window and does not answer. */
    static final class UnreachableException extends IOException {

        @Serial private static final long serialVersionUID = 1;

        UnreachableException() {
            super("the open window does not answer");
        }
    }

    private static final Logger LOG = System.getLogger(SingleWindow.class.getName());
    private static final String SOCKET = "window.sock";
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rw-------");

    /** The longest path of a socket on all systems, with some margin. */
    private static final int LONGEST_PATH = 90;

    private static final int LONGEST_NOTE = 4_096;

    /** In UTF-8; one that is longer arrives too long to be read as a link. */
    private static final int LONGEST_LINK = TaskLink.LONGEST + 1;

    /**
     * The position of the lock, far behind the content, as Windows lets no other process read
     * locked bytes.
     */
    private static final long LOCKED_BYTE = 1L << 30;

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LISTENING = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final FileChannel lockFile;
    private final @Nullable Line line;

    /**
     * The socket that later starts connect to.
     *
     * @param own the folder that was made for it; null where it lies in the home
     */
    private record Line(ServerSocketChannel socket, Path path, @Nullable Path own) {}

    private SingleWindow(FileChannel lockFile, @Nullable Line line) {
        this.lockFile = lockFile;
        this.line = line;
    }

    /**
     * Claims the window of that home for this process or, when another process has it, brings that
     * window to the front. Waits up to 3 s for a process that is starting or closing.
     *
     * @param link what the other process shows then; null for nothing
     * @return null when the other process has brought its window to the front
     * @throws UnreachableException when another process has the window and does not answer
     * @throws IOException when the folder cannot be used
     */
    static @Nullable SingleWindow claimOrShow(Path home, @Nullable String link)
            throws IOException, InterruptedException {
        return claimOrShow(home, link, System.getenv("XDG_RUNTIME_DIR"), TIMEOUT);
    }

    /**
     * The same for tests.
     *
     * @param runtime the user's folder for sockets; null or unusable where there is none
     */
    static @Nullable SingleWindow claimOrShow(
            Path home, @Nullable String link, @Nullable String runtime, Duration timeout)
            throws IOException, InterruptedException {
        OwnerFiles.createFolder(home);
        Path real = home.toRealPath();
        long end = System.nanoTime() + timeout.toNanos();
        SingleWindow mine = claim(real, runtime);
        if (mine == null) {
            Display.letOtherWindowsComeForward();
        }
        while (mine == null && !bringToFront(real, bytes(link), end)) {
            if (System.nanoTime() > end) {
                throw new UnreachableException();
            }
            Thread.sleep(LOOK_AGAIN);
            mine = claim(real, runtime);
        }
        return mine;
    }

    private static @Nullable SingleWindow claim(Path home, @Nullable String runtime)
            throws IOException {
        Set<OpenOption> options =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        Path path = lockFile(home);
        SafeFile.checkIsFile(path, LinkOption.NOFOLLOW_LINKS);
        FileChannel file = FileChannel.open(path, options, OwnerFiles.attributes(path));
        try {
            close(path); // One that is restored from elsewhere may be open to look into.
            FileLock lock = file.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                file.close();
                return null;
            }
            Line line = line(home, runtime);
            file.truncate(0);
            if (line != null) {
                file.write(ByteBuffer.wrap(bytes(line.path())), 0);
            }
            return new SingleWindow(file, line);
        } catch (OverlappingFileLockException _) {
            file.close();
            return null;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Other users may neither connect to a socket nor lock a file that they could read. */
    private static void close(Path path) throws IOException {
        if (isPosix(path) && !Files.getPosixFilePermissions(path).equals(OWNER)) {
            Files.setPosixFilePermissions(path, OWNER);
        }
    }

    private static Path lockFile(Path home) {
        return home.resolve("window.lock");
    }

    private static ByteBuffer bytes(@Nullable String link) {
        byte[] bytes = link == null ? new byte[0] : link.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, LONGEST_LINK));
    }

    private static byte[] bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A socket next to the lock or, when its path is too long or the file system has no sockets, in
     * a new folder with a random name that only the user may enter.
     */
    private static @Nullable Line line(Path home, @Nullable String runtime) {
        Path beside = home.resolve(SOCKET);
        if (bytes(beside).length <= LONGEST_PATH) {
            try {
                Files.deleteIfExists(beside);
                return new Line(bound(beside), beside, null);
            } catch (IOException | UnsupportedOperationException e) {
                LOG.log(Level.INFO, "no socket in the home folder", e);
            }
        }
        for (Path folder : runtimeFolders(runtime)) {
            try {
                Path own = Files.createTempDirectory(folder, "redrive-");
                try {
                    return new Line(bound(own.resolve(SOCKET)), own.resolve(SOCKET), own);
                } catch (IOException | UnsupportedOperationException e) {
                    Files.deleteIfExists(own);
                    throw e;
                }
            } catch (IOException | UnsupportedOperationException e) {
                LOG.log(Level.INFO, "no socket in " + folder, e);
            }
        }
        return null;
    }

    /** Where no other user may put a socket of theirs in the place of ours. */
    private static List<Path> runtimeFolders(@Nullable String runtime) {
        return Stream.of(
                        Objects.requireNonNullElse(runtime, ""),
                        System.getProperty("java.io.tmpdir", ""))
                .filter(SingleWindow::isSafe)
                .map(Path::of)
                .toList();
    }

    private static boolean isSafe(String folder) {
        try {
            return Path.of(folder).isAbsolute() && FolderGuard.isSafeToCreateIn(Path.of(folder));
        } catch (IOException | InvalidPathException e) {
            LOG.log(Level.DEBUG, "no folder for a socket", e);
            return false;
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static ServerSocketChannel bound(Path path) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.bind(UnixDomainSocketAddress.of(path));
            close(path);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Passes on, on the listener's thread, what another start wants to show in the window:
     * unchecked, empty for nothing but the window.
     */
    void listen(Executor listener, Consumer<String> show) {
        Line open = line;
        if (open != null) {
            listener.execute(() -> listen(open.socket(), show));
        }
    }

    private static void listen(ServerSocketChannel socket, Consumer<String> show) {
        while (socket.isOpen()) {
            try (SocketChannel other = socket.accept()) {
                show.accept(received(other));
                other.write(ByteBuffer.wrap(new byte[1]));
            } catch (AsynchronousCloseException _) {
                return; // Closed with the window.
            } catch (InterruptedException e) {
                LOG.log(Level.DEBUG, "the window is closing", e);
                return;
            } catch (IOException e) {
                LOG.log(Level.WARNING, "a second start got no answer", e);
            }
        }
    }

    /** What the other start sends before it waits; what comes later than a second is not read. */
    private static String received(SocketChannel other) throws IOException, InterruptedException {
        other.configureBlocking(false);
        ByteBuffer link = ByteBuffer.allocate(LONGEST_LINK);
        long end = System.nanoTime() + LISTENING.toNanos();
        int count = 0;
        while (count >= 0 && link.hasRemaining() && System.nanoTime() < end) {
            count = other.read(link);
            if (count == 0) {
                Thread.sleep(LOOK_AGAIN);
            }
        }
        return new String(link.array(), 0, link.position(), StandardCharsets.UTF_8);
    }

    /**
     * Asks the process that has the window to bring it to the front; false when it does not answer.
     */
    private static boolean bringToFront(Path home, ByteBuffer link, long end)
            throws InterruptedException {
        try (SocketChannel other = SocketChannel.open(socketOf(home))) {
            other.write(link); // Less than a socket holds, so it never waits.
            other.shutdownOutput();
            other.configureBlocking(
                    false); // A suspended process accepts connections and never answers.
            ByteBuffer answer = ByteBuffer.allocate(1);
            while (true) {
                int count = other.read(answer);
                if (count != 0 || System.nanoTime() > end) {
                    return count == 1;
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the other window does not answer", e);
            return false;
        }
    }

    private static UnixDomainSocketAddress socketOf(Path home) throws IOException {
        try (var in = Files.newInputStream(lockFile(home), LinkOption.NOFOLLOW_LINKS)) {
            String path = new String(in.readNBytes(LONGEST_NOTE), StandardCharsets.UTF_8);
            // An earlier Redrive wrote no address there.
            Path socket = path.isEmpty() ? home.resolve(SOCKET) : Path.of(path);
            // The folder may have been cleared away, and made again by another user.
            if (!FolderGuard.isSafeToCreateIn(Objects.requireNonNull(socket.getParent()))) {
                throw new AccessDeniedException(path, null, "another user could answer there");
            }
            return UnixDomainSocketAddress.of(socket);
        }
    }

    /** Lets another process have the window. */
    @Override
    public void close() {
        Line open = line;
        try (lockFile) {
            if (open != null) {
                open.socket().close();
                Files.deleteIfExists(open.path());
                if (open.own() != null) {
                    Files.deleteIfExists(open.own());
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the window's lock could not be left in order", e);
        }
    }
}
