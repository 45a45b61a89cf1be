package dev.redrive.team.postgres;

import dev.redrive.journal.JournalEntry;
import dev.redrive.team.TeamServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A desk that begins and ends retries without end, says which are safe in its journal, and reports
 * them to a team log meanwhile; to be killed by a test.
 */
final class TeamCrashWriter {

    private TeamCrashWriter() {}

    /**
     * @param args the journal's file, the port of the database, and whom to trust
     */
    static void main(String[] args) throws IOException, GeneralSecurityException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (InputStream encoded = Files.newInputStream(Path.of(args[2]))) {
            X509Certificate trusted =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(encoded);
            TestDesk desk =
                    new TestDesk(
                            Path.of(args[0]),
                            TeamDatabase.trusting(trusted),
                            new TeamServer(
                                    "127.0.0.1", Integer.parseInt(args[1]), "redrive", "anna"),
                            InstantSource.system());
            desk.connected();
            while (true) {
                JournalEntry begun = desk.begin("task-" + System.nanoTime());
                out.println(begun.id() + " begun safe");
                JournalEntry ended = desk.end(begun);
                out.println(ended.id() + " ended safe");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
            }
        }
    }
}
