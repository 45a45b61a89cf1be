package dev.redrive.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.ServerTrust.SystemRoots;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.QuietLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class SystemRootsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @Test
    void theFirstExistingBundleIsRead_withoutItsBadEntries() throws IOException {
        Certificates made = new Certificates(folder);
        String bad = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        Path bundle =
                Files.writeString(
                        folder.resolve("bundle.crt"), bad + Certificates.pem(made.authority()));

        SystemRoots roots =
                new SystemRoots("Linux", List.of(folder.resolve("none"), bundle, folder));

        assertThat(roots.read()).containsExactly(made.authority());
    }

    @Test
    void withoutABundle_thereAreNoRoots() {
        assertThat(new SystemRoots("Linux", List.of()).read()).isEmpty();
    }

    @Test
    @EnabledIf("isDebian")
    void rootsOfThisComputer_areFound() {
        assertThat(new SystemRoots("Linux").read()).hasSizeGreaterThan(50);
    }

    static boolean isDebian() {
        return Files.exists(Path.of("/etc/ssl/certs/ca-certificates.crt"));
    }

    @Test
    void aStoreThatIsNotThereIsNoRoots() {
        try (QuietLogs _ = new QuietLogs(SystemRoots.class)) {
            for (String other : List.of("Windows 11", "Mac OS X")) {
                if (!System.getProperty("os.name").startsWith(other.substring(0, 3))) {
                    assertThat(new SystemRoots(other).read()).isEmpty();
                }
            }
        }
    }
}
