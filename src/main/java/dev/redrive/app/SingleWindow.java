package dev.redrive.app;

import dev.redrive.files.OwnerFiles;
import java.io.IOException;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One window for each home folder. The lock of a file says who has it, since the system lets go of
 * it however a process ends; a socket beside it carries the wish to see the window, and is no
 * obstacle when it was left behind. Any thread.
 */
final class SingleWindow implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SingleWindow.class.getName());

    /** What the systems take for the path of a socket, with some room left. */
    private static final int LONGEST_PATH = 90;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final FileChannel lockFile;
    private final ServerSocketChannel wishes;
    private final Path socket;

    private SingleWindow(FileChannel lockFile, ServerSocketChannel wishes, Path socket) {
        this.lockFile = lockFile;
        this.wishes = wishes;
        this.socket = socket;
    }

    /**
     * Makes this process the one with the window of that home.
     *
     * @return null when another process has it
     * @throws IOException when the folder lets neither be found out
     */
    private static @Nullable SingleWindow claim(Path home) throws IOException {
        OwnerFiles.createFolder(home);
        FileChannel file =
                FileChannel.open(
                        home.resolve("window.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock == null) {
                file.close();
                return null;
            }
            Path socket = socketOf(home);
            Files.deleteIfExists(socket);
            ServerSocketChannel wishes = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            wishes.bind(UnixDomainSocketAddress.of(socket));
            return new SingleWindow(file, wishes, socket);
        } catch (OverlappingFileLockException _) {
            file.close();
            return null;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Beside the lock; in the folder for temporary files where that path is too long for a socket.
     */
    private static Path socketOf(Path home) {
        Path beside = home.toAbsolutePath().resolve("window.sock");
        byte[] path = beside.toString().getBytes(StandardCharsets.UTF_8);
        return path.length <= LONGEST_PATH
                ? beside
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "redrive-" + UUID.nameUUIDFromBytes(path) + ".sock");
    }

    /**
     * Runs {@code show} on the listener's thread whenever another start wishes to see the window.
     */
    void listen(Executor listener, Runnable show) {
        listener.execute(() -> {
            while (wishes.isOpen()) {
                try (SocketChannel wish = wishes.accept()) {
                    show.run();
                    wish.write(ByteBuffer.wrap(new byte[1]));
                } catch (AsynchronousCloseException _) {
                    return; // Closed with the window.
                } catch (IOException e) {
                    LOG.log(Level.WARNING, "a second start could not be heard", e);
                }
            }
        });
    }

    /**
     * Makes this process the one with the window of that home or, where another has it, brings that
     * one to the front. Gives one that is about to open or to close 3 s.
     *
     * @return null when the other process has brought its window to the front
     * @throws IOException when neither came about
     */
    static @Nullable SingleWindow claimOrShow(Path home) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            SingleWindow mine = claim(home);
            if (mine != null || bringToFront(home)) {
                return mine;
            }
            if (System.nanoTime() > end) {
                throw new IOException("the open window does not answer");
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /** Asks whatever process has the window to bring it to the front; false when none answers. */
    static boolean bringToFront(Path home) {
        try (SocketChannel wish = SocketChannel.open(UnixDomainSocketAddress.of(socketOf(home)))) {
            return wish.read(ByteBuffer.allocate(1)) == 1;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the other window does not answer", e);
            return false;
        }
    }

    /** Lets another process have the window. */
    @Override
    public void close() {
        try (lockFile;
                wishes) {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the window's lock could not be left in order", e);
        }
    }
}
