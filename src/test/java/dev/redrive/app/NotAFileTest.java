package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.app.log.LogFiles;
import dev.redrive.connection.AddedCertificates;
import dev.redrive.connection.ConnectionStore;
import dev.redrive.files.JsonFile;
import dev.redrive.files.SafeFile.NotAFileException;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.keys.PassphraseFile;
import dev.redrive.keys.Redactor;
import dev.redrive.profile.ProfileStore;
import dev.redrive.testing.QuietLogs;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What has the name of a file and is none is refused with a reason, stays, and holds up nothing.
 */
class NotAFileTest {

    private static final List<String> NAMES =
            List.of(
                    "window.lock",
                    "profiles.json",
                    "connection.json",
                    "keys.sealed",
                    "history.db",
                    "history.db-wal",
                    "history.db-journal",
                    "logs/redrive-0.log",
                    "logs/redrive-4.log",
                    "certificates/one.pem");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    static Stream<Arguments> everyFileAsEveryKind() {
        return NAMES.stream()
                .flatMap(name ->
                        Stream.of("pipe", "folder", "device", "socket")
                                .map(kind -> Arguments.of(name, kind)));
    }

    @ParameterizedTest
    @MethodSource("everyFileAsEveryKind")
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void inPlaceOfAFile_isRefusedAndLeftAlone(String name, String kind) throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "not a system with pipes and devices");
        Path file = home.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        put(kind, file);
        Object before = identity(file);

        try (var _ = new QuietLogs(JsonFile.class, PassphraseFile.class, AddedCertificates.class)) {
            assertThat(isRefused(name)).isTrue();
        }

        assertThat(identity(file)).isEqualTo(before);
    }

    private static Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    private static void put(String kind, Path file) throws Exception {
        switch (kind) {
            case "pipe" -> new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
            case "folder" -> Files.createDirectory(file);
            case "device" -> makeDevice(file);
            default -> {
                try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                    socket.bind(UnixDomainSocketAddress.of(file));
                }
            }
        }
    }

    /** One of its own: a program that were to take the system's for a file would move it away. */
    private static void makeDevice(Path file) throws Exception {
        Process made = new ProcessBuilder("mknod", file.toString(), "c", "1", "5").start();
        assumeTrue(made.waitFor() == 0, "only root makes devices");
    }

    private boolean isRefused(String name) throws Exception {
        Path file = home.resolve(name);
        return switch (name) {
            case "window.lock" -> isNoWindow();
            case "profiles.json" -> isNotRead(new ProfileStore(file).load());
            case "connection.json" -> isNotRead(new ConnectionStore(file).load());
            case "keys.sealed" -> isNotOpened(file);
            case "certificates/one.pem" ->
                    new AddedCertificates(home.resolve("certificates"), InstantSource.system())
                            .list()
                            .unreadable()
                            .equals(List.of("one.pem"));
            default -> name.startsWith("logs") ? isNoLog() : isNoHistory();
        };
    }

    private boolean isNoWindow() throws Exception {
        try {
            Objects.requireNonNull(SingleWindow.claimOrShow(home, null)).close();
            return false;
        } catch (NotAFileException _) {
            return true;
        }
    }

    private static boolean isNotRead(JsonFile.Found<?> found) {
        return found.refusal() == JsonFile.Refusal.UNREADABLE
                && found.why() instanceof NotAFileException;
    }

    private static boolean isNotOpened(Path file) {
        try (PassphraseFile keys = new PassphraseFile(file, 1_000, new SecureRandom())) {
            return keys.open("passphrase".toCharArray()) == PassphraseFile.Opening.FAILED
                    && keys.create("passphrase".toCharArray()) == PassphraseFile.Opening.EXISTS;
        }
    }

    private boolean isNoLog() {
        try (LogFiles logs = LogFiles.install(new Redactor())) {
            return logs.open(home.resolve("logs")) instanceof NotAFileException;
        }
    }

    private boolean isNoHistory() {
        try (SqliteJournal journal = new SqliteJournal(home.resolve("history.db"), _ -> {})) {
            journal.check();
            return false;
        } catch (JournalException e) {
            return e.trouble() == JournalTrouble.NOT_WRITABLE;
        }
    }
}
