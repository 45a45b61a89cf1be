package dev.redrive.app;

import dev.redrive.app.log.LogFiles.RedactedSecrets;
import dev.redrive.connection.AddedCertificates;
import dev.redrive.connection.ConnectionDesk;
import dev.redrive.connection.ConnectionStore;
import dev.redrive.connection.ProxyPassword.VaultedProxyPassword;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.journal.RetryingJournal;
import dev.redrive.journal.RetryingJournal.JournalDecorator;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.keys.KeyVault;
import dev.redrive.keys.PassphraseFile;
import dev.redrive.keys.PatientStore;
import dev.redrive.keys.Redactor;
import dev.redrive.keys.SecretStore;
import dev.redrive.keys.StoredKeyVault;
import dev.redrive.keys.StoredKeyVault.ProtectedVault;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.Waiter;
import dev.redrive.support.Version;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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
    final RetryingJournal journal;
    final JournalDecorator news;
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
        journal = new RetryingJournal(disk, disk, clock);
        news = new JournalDecorator(journal);
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

    /** Where keys are kept, and the threads that wait for it. Opens nothing by itself. */
    static final class KeyParts implements AutoCloseable {

        /** How long the person waits for a keychain before going on without it. */
        static final Duration PATIENCE = Duration.ofSeconds(10);

        /**
         * Blocks in the operating system, so no virtual thread; never keeps the program from
         * ending.
         */
        private final ExecutorService keychainThread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("keychain").factory());

        /** Works on keys, one after the other. */
        final ExecutorService work =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

        final PassphraseFile file;
        final StoredKeyVault vault;

        /** The same vault; its keys are masked in logs and details. */
        final KeyVault guarded;

        KeyParts(SecretStore keychain, Path home, Redactor redactor) {
            file =
                    new PassphraseFile(
                            home.resolve("keys.sealed"),
                            PassphraseFile.ITERATIONS,
                            new SecureRandom());
            vault = new StoredKeyVault(new PatientStore(keychain, keychainThread, PATIENCE), file);
            guarded = new ProtectedVault(vault, redactor);
        }

        /** Wipes the keys; what is still to be kept or erased has copies of its own. */
        @Override
        public void close() {
            vault.stopReading();
            work.execute(keychainThread::shutdown);
            work.shutdown();
            vault.close();
        }
    }

    /**
     * Waits by blocking the watch's virtual thread, a slice at a time. Between two slices it looks
     * at the clock, because the time a thread waits by stands still while the machine sleeps: who
     * wakes it finds every wait that is over by the clock ended within one slice, each in its own
     * rhythm and so not all at once.
     */
    static final class ThreadWaiter implements Waiter {

        private static final Duration SLICE = Duration.ofSeconds(1);

        private final Semaphore wakes = new Semaphore(0);
        private final InstantSource clock;
        private final Duration slice;

        /**
         * A waiter that nobody has woken yet.
         *
         * @param clock goes on while the machine sleeps
         */
        ThreadWaiter(InstantSource clock) {
            this(clock, SLICE);
        }

        /** For tests, which have no second to spare. */
        ThreadWaiter(InstantSource clock, Duration slice) {
            this.clock = clock;
            this.slice = slice;
        }

        @Override
        public boolean await(Duration atMost) throws InterruptedException {
            long end = System.nanoTime() + atMost.toNanos();
            Instant begun = clock.instant();
            Instant last = begun;
            while (true) {
                long left = Math.clamp(end - System.nanoTime(), 0, slice.toNanos());
                if (wakes.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                    wakes.drainPermits();
                    return true;
                }
                Instant now = clock.instant();
                if (now.plus(SLICE).isBefore(last)) {
                    return true; // The clock was put back, and what was said of the next check with
                    // it.
                }
                last = now;
                if (end - System.nanoTime() <= 0
                        || Duration.between(begun, now).compareTo(atMost) >= 0) {
                    return false;
                }
            }
        }

        @Override
        public void wake() {
            wakes.release();
        }
    }
}
