package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleWindowTest {

    @TempDir Path folder;

    @Test
    void secondStart_bringsTheFirstToTheFront() throws Exception {
        Path home = folder.resolve("home");
        CountDownLatch shown = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SingleWindow first = Objects.requireNonNull(SingleWindow.claimOrShow(home, null))) {
            first.listen(threads, _ -> shown.countDown());

            assertThat(SingleWindow.claimOrShow(home, null)).isNull();
            assertThat(SingleWindow.claimOrShow(home, null)).isNull();
            assertThat(shown.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2_048, 2_049, 100_000})
    void textOfALaterStart_arrivesUpToItsLimit(int length) throws Exception {
        BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SingleWindow first =
                        Objects.requireNonNull(SingleWindow.claimOrShow(folder, null))) {
            first.listen(threads, texts::add);

            assertThat(SingleWindow.claimOrShow(folder, "x".repeat(length))).isNull();

            assertThat(texts.poll(5, TimeUnit.SECONDS))
                    .isEqualTo("x".repeat(Math.min(length, 2_049)));
        }
    }

    @Test
    void connectionThatSaysNothing_holdsUpNoLaterStart() throws Exception {
        BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SingleWindow first =
                        Objects.requireNonNull(SingleWindow.claimOrShow(folder, null));
                SocketChannel silent =
                        SocketChannel.open(
                                UnixDomainSocketAddress.of(folder.resolve("window.sock")))) {
            first.listen(threads, texts::add);

            assertThat(SingleWindow.claimOrShow(folder, "redrive:x")).isNull();

            assertThat(texts.poll(5, TimeUnit.SECONDS)).isEmpty();
            assertThat(texts.poll(5, TimeUnit.SECONDS)).isEqualTo("redrive:x");
            assertThat(silent.isOpen()).isTrue();
        }
    }

    @Test
    void closedWindow_isNoObstacle() throws Exception {
        Objects.requireNonNull(SingleWindow.claimOrShow(folder, null)).close();

        try (SingleWindow next = SingleWindow.claimOrShow(folder, null)) {
            assertThat(next).isNotNull();
        }
    }

    @Test
    void whatAKillLeftBehind_isNoObstacle() throws Exception {
        // A kill leaves the lock's file without a lock, and a socket nobody listens at.
        Files.createFile(folder.resolve("window.lock"));
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(folder.resolve("window.sock")));
        }
        assertThat(folder.resolve("window.sock")).exists();

        try (SingleWindow next = SingleWindow.claimOrShow(folder, null)) {
            assertThat(next).isNotNull();
        }
    }

    @Test
    void folderWithALongName_hasOneWindow_whateverLinkLeadsThere() throws Exception {
        Path home = folder.resolve("a".repeat(120));
        Path link = folder.resolve("short");
        CountDownLatch shown = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SingleWindow first = Objects.requireNonNull(SingleWindow.claimOrShow(home, null))) {
            Files.createSymbolicLink(link, home);
            first.listen(threads, _ -> shown.countDown());

            assertThat(SingleWindow.claimOrShow(home, null)).isNull();
            assertThat(SingleWindow.claimOrShow(link, null)).isNull();
            assertThat(shown.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void socketElsewhere_isInAClosedFolderWithARandomName() throws Exception {
        Path home = folder.resolve("b".repeat(120));
        Path runtime = Files.createDirectory(folder.resolve("run"));
        assumeTrue(runtime.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
        try (SingleWindow first =
                SingleWindow.claimOrShow(home, null, runtime.toString(), Duration.ZERO)) {
            assertThat(first).isNotNull();
            Path socket = Path.of(Files.readString(home.resolve("window.lock")));

            assertThat(socket).startsWith(runtime).exists();
            assertThat(socket.getParent()).isNotEqualTo(runtime);
            assertThat(permissions(Objects.requireNonNull(socket.getParent())))
                    .isEqualTo("rwx------");
            assertThat(permissions(home.resolve("window.lock"))).isEqualTo("rw-------");
        }
        assertThat(runtime).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foreign", "in a foreign one", "a foreign link", "open to write"})
    void folderWhereOthersMayPutASocket_isNotUsed(String kind) throws Exception {
        Path home = folder.resolve("b".repeat(120));
        String temporary = System.getProperty("java.io.tmpdir");
        Path safe = Files.createDirectory(folder.resolve("t"));
        System.setProperty("java.io.tmpdir", safe.toString());
        try (SingleWindow first =
                SingleWindow.claimOrShow(home, null, shared(kind).toString(), Duration.ZERO)) {
            assertThat(first).isNotNull();
            assertThat(Path.of(Files.readString(home.resolve("window.lock")))).startsWith(safe);
        } finally {
            System.setProperty("java.io.tmpdir", String.valueOf(temporary));
        }
    }

    /** Such a folder appears where a cleaner of temporary files took ours away. */
    @ParameterizedTest
    @ValueSource(strings = {"foreign", "in a foreign one", "a foreign link", "open to write"})
    void socketThatOthersMayHavePut_isNotTakenForTheWindow(String kind) throws Exception {
        Path place = shared(kind).resolve("s");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SingleWindow first =
                        Objects.requireNonNull(SingleWindow.claimOrShow(folder, null));
                SingleWindow other =
                        Objects.requireNonNull(SingleWindow.claimOrShow(place, null))) {
            first.listen(threads, _ -> {});
            other.listen(threads, _ -> {});
            Files.writeString(
                    folder.resolve("window.lock"), place.resolve("window.sock").toString());

            assertThatThrownBy(() ->
                            SingleWindow.claimOrShow(
                                    folder, "redrive:x", null, Duration.ofMillis(300)))
                    .isInstanceOf(SingleWindow.UnreachableException.class);
        }
    }

    private Path shared(String kind) throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        boolean isForeign = !kind.equals("open to write");
        assumeTrue(
                !isForeign || "root".equals(System.getProperty("user.name")),
                "only root gives things to others");
        Path at = Files.createDirectory(folder.resolve("r"));
        Files.setPosixFilePermissions(
                at, PosixFilePermissions.fromString(isForeign ? "rwx------" : "rwxrwxrwx"));
        Path used =
                switch (kind) {
                    case "in a foreign one" -> Files.createDirectory(at.resolve("in"));
                    case "a foreign link" ->
                            Files.createSymbolicLink(folder.resolve("l"), at.getFileName());
                    default -> at;
                };
        if (isForeign) {
            Path foreign = kind.equals("a foreign link") ? used : at;
            Files.getFileAttributeView(
                            foreign, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setOwner(
                            folder.getFileSystem()
                                    .getUserPrincipalLookupService()
                                    .lookupPrincipalByName("nobody"));
        }
        return used;
    }

    /** Whoever can read it can lock it, and so keep every window from opening. */
    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rwxr-xr-x", "rw-------"})
    void lockFileFromElsewhere_isClosedToOthers(String permissions) throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path lock = Files.createFile(folder.resolve("window.lock"));
        Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString(permissions));
        try (SingleWindow first = Objects.requireNonNull(SingleWindow.claimOrShow(folder, null))) {
            assertThat(first).isNotNull();
            assertThat(permissions(lock)).isEqualTo("rw-------");
        }
    }

    @Test
    void anotherUser_doesNotReachTheSocket_whateverTheUmask() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = Files.createDirectory(folder.resolve("open to look into"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (SingleWindow first = Objects.requireNonNull(SingleWindow.claimOrShow(home, null))) {
            Path socket = home.resolve("window.sock");

            assertThat(first).isNotNull();
            assertThat(permissions(socket)).isEqualTo("rw-------");
            assumeTrue("root".equals(System.getProperty("user.name")), "only root is others");
            assertThat(asNobody("-S", socket)).as("it is seen").isZero();
            assertThat(asNobody("-w", socket)).as("it may be connected to").isOne();
        }
    }

    private static int asNobody(String question, Path file) throws Exception {
        return new ProcessBuilder(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        "test",
                        question,
                        file.toString())
                .start()
                .waitFor();
    }

    @ParameterizedTest
    @ValueSource(strings = {"removed", "replaced", "nowhere", "garbage", "empty"})
    void whateverHappensToTheSocket_thereIsOneWindow(String accident) throws Exception {
        try (SingleWindow first = Objects.requireNonNull(SingleWindow.claimOrShow(folder, null))) {
            assertThat(first).isNotNull();
            Path socket = folder.resolve("window.sock");
            Path lock = folder.resolve("window.lock");
            switch (accident) {
                case "removed" -> Files.delete(socket);
                case "replaced" -> {
                    Files.delete(socket);
                    Files.writeString(socket, "in the way");
                }
                case "nowhere" -> Files.writeString(lock, "/nowhere/window.sock");
                case "garbage" -> Files.write(lock, new byte[5_000]);
                default -> Files.writeString(lock, "");
            }

            assertThatThrownBy(() -> SingleWindow.claimOrShow(folder, null, null, Duration.ZERO))
                    .isInstanceOf(SingleWindow.UnreachableException.class);
        }
    }

    @Test
    void withoutAnyPlaceForASocket_thereIsOneWindow() throws Exception {
        Path home = folder.resolve("c".repeat(120));
        String temporary = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.resolve("d".repeat(120)).toString());
        try (SingleWindow first = SingleWindow.claimOrShow(home, null, null, Duration.ZERO)) {
            assertThat(first).isNotNull();
            Objects.requireNonNull(first).listen(Runnable::run, _ -> {});

            assertThatThrownBy(() -> SingleWindow.claimOrShow(home, null, null, Duration.ZERO))
                    .isInstanceOf(SingleWindow.UnreachableException.class);
        } finally {
            System.setProperty("java.io.tmpdir", String.valueOf(temporary));
        }
    }

    @Test
    void lockThatIsALink_isNotFollowed() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "as it was");
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.createSymbolicLink(home.resolve("window.lock"), elsewhere);

        assertThatThrownBy(() -> SingleWindow.claimOrShow(home, null))
                .isInstanceOf(IOException.class);
        assertThat(elsewhere).content().isEqualTo("as it was");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void twoHomes_haveAWindowEach() throws Exception {
        try (SingleWindow one = SingleWindow.claimOrShow(folder.resolve("one"), null);
                SingleWindow two = SingleWindow.claimOrShow(folder.resolve("two"), null)) {
            assertThat(one).isNotNull();
            assertThat(two).isNotNull();
        }
    }
}
