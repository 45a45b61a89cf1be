package dev.redrive.app;

import dev.redrive.connection.AddedCertificates;
import dev.redrive.connection.ConnectionDesk;
import dev.redrive.connection.ConnectionStore;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector;
import dev.redrive.enterprise.http.HttpLimits;
import dev.redrive.journal.SqliteJournal;
import dev.redrive.journal.SteadyJournal;
import dev.redrive.journal.TellingJournal;
import dev.redrive.profile.Redactor;
import dev.redrive.profile.SecretStore;
import dev.redrive.retry.RetryDesk;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * What works behind the window: keys, journal, network and the retries. Touches nothing of JavaFX,
 * so that it can be made while JavaFX starts; opens no file and no connection by itself. Any
 * thread.
 */
final class Services implements AutoCloseable {

    final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    final ExecutorService files = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    final InstantSource clock = InstantSource.system();
    final String version = Version.read();
    final Path home;
    final Redactor redactor;
    final KeyParts keys;
    final SteadyJournal journal;
    final TellingJournal news;
    final ConnectionDesk connection;
    final EnterpriseConnector connector;
    final RetryDesk desk;
    private final SqliteJournal disk;
    private final HttpEnterpriseConnector http;
    private volatile Consumer<Path> onSetAside = _ -> {};

    Services(Path home, Redactor redactor, SecretStore keychain) {
        this.home = home;
        this.redactor = redactor;
        keys = new KeyParts(keychain, home, redactor);
        disk = new SqliteJournal(home.resolve("history.db"), where -> onSetAside.accept(where));
        journal = new SteadyJournal(disk, disk, clock);
        news = new TellingJournal(journal);
        connection =
                new ConnectionDesk(
                        new ConnectionStore(home.resolve("connection.json")),
                        new AddedCertificates(home.resolve("certificates"), clock),
                        new VaultedProxyPassword(keys.guarded, redactor));
        http =
                new HttpEnterpriseConnector(
                        version,
                        HttpLimits.STANDARD,
                        new RedactedSecrets(redactor),
                        clock,
                        connection::network,
                        // Never shut down: a retry is left to finish when the window closes.
                        Executors.newVirtualThreadPerTaskExecutor());
        connector =
                (address, key) -> {
                    redactor.protect(key);
                    return http.connect(address, key);
                };
        desk =
                new RetryDesk(
                        connector,
                        keys.guarded,
                        news,
                        clock,
                        () -> new ThreadWaiter(clock),
                        () -> ThreadLocalRandom.current().nextDouble(),
                        workers,
                        System.getProperty("user.name", ""),
                        () -> UUID.randomUUID().toString());
    }

    /** How the history is made durable, for support. */
    String durability() {
        return disk.durability();
    }

    /** Tells where a damaged history is moved; to be said before the journal is first used. */
    void onSetAside(Consumer<Path> told) {
        onSetAside = told;
    }

    /** Ends the work at once, but for files that are still to be written. */
    @Override
    public void close() {
        workers.shutdownNow();
        files.execute(disk::close);
        files.shutdown();
        http.close();
        keys.close();
    }
}
