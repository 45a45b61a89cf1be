package dev.redrive.app;

import dev.redrive.app.log.LogFiles.RedactedSecrets;
import dev.redrive.audit.AuditFields;
import dev.redrive.audit.AuditFolder;
import dev.redrive.audit.AuditTrail;
import dev.redrive.base.ThisComputer;
import dev.redrive.connection.AddedCertificates;
import dev.redrive.connection.ConnectionDesk;
import dev.redrive.connection.ConnectionStore;
import dev.redrive.connection.ProxyPassword.VaultedProxyPassword;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.journal.JournalDecorator;
import dev.redrive.journal.RetryingJournal;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.keys.KeyVault;
import dev.redrive.keys.PassphraseFile;
import dev.redrive.keys.Redactor;
import dev.redrive.keys.SecretStore;
import dev.redrive.keys.StoredKeyVault;
import dev.redrive.keys.StoredKeyVault.ProtectedVault;
import dev.redrive.keys.TimedSecretStore;
import dev.redrive.keys.VaultedPassword;
import dev.redrive.policy.Policies;
import dev.redrive.policy.Policy;
import dev.redrive.profile.KeyStorage;
import dev.redrive.receiver.ReceiverCheck;
import dev.redrive.retry.EntryStore;
import dev.redrive.retry.KeyedConnector;
import dev.redrive.retry.Polling;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.Waiter;
import dev.redrive.support.Version;
import dev.redrive.team.TeamLink;
import dev.redrive.team.TeamServer;
import dev.redrive.team.postgres.PostgresTeamLog;
import dev.redrive.team.setup.TeamSetup;
import dev.redrive.team.setup.TeamStore;
import dev.redrive.team.setup.TeamWalk;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The services behind the window: keys, journal, network and retries. Uses no JavaFX, so that it
 * can be created while JavaFX starts; opens no file and no connection by itself. Any thread.
 */
final class Services implements AutoCloseable {

    /** For so long the progress of all tasks is gathered before it is written to the disk. */
    private static final Duration GATHERING = Duration.ofMillis(250);

    private static final Duration PAUSE = Duration.ofMillis(50);

    final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    final ExecutorService files = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    final InstantSource clock = InstantSource.system();
    final String version = Version.read();

    /** Records what is done. */
    final AuditTrail audit;

    final Path home;
    final Redactor redactor;
    final KeyParts keys;
    final Policies policies;
    final RetryingJournal journal;
    final JournalDecorator observedJournal;
    final ConnectionDesk connection;
    final TeamSetup teamSetup;
    final EnterpriseConnector connector;
    final RetryDesk desk;
    final TeamLink team;
    private final SqliteJournal disk;
    private final HttpEnterpriseConnector http;
    private volatile Consumer<Path> onSetAside = _ -> {};

    Services(Path home, Redactor redactor, SecretStore keychain, Policies policies) {
        this.home = home;
        this.policies = policies;
        this.redactor = redactor;
        String user = System.getProperty("user.name", "");
        audit =
                new AuditTrail(
                        new AuditFolder(logs()),
                        new AuditFields(
                                user, ThisComputer::name, redactor::clean, redactor::cleanData),
                        clock,
                        Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()),
                        () -> LockSupport.parkNanos(PAUSE.toNanos()));
        keys = new KeyParts(keychain, home, redactor);
        disk =
                new SqliteJournal(
                        home.resolve("history.db"),
                        where -> onSetAside.accept(where),
                        clock,
                        check -> Thread.ofPlatform().daemon().name("history check").start(check));
        journal =
                new RetryingJournal(
                        disk,
                        disk,
                        clock,
                        CompletableFuture.delayedExecutor(
                                GATHERING.toMillis(), TimeUnit.MILLISECONDS, workers));
        observedJournal = new JournalDecorator(journal);
        connection =
                new ConnectionDesk(
                        new ConnectionStore(home.resolve("connection.json")),
                        new AddedCertificates(home.resolve("certificates"), clock),
                        new VaultedProxyPassword(keys.guarded, redactor),
                        () -> policies.latest().proxy());
        teamSetup =
                new TeamSetup(
                        new TeamStore(home.resolve("team.json")),
                        new VaultedPassword(keys.guarded, redactor),
                        () -> fixedTeam(policies.latest()));
        http =
                new HttpEnterpriseConnector(
                        version,
                        HttpLimits.STANDARD,
                        new RedactedSecrets(redactor),
                        clock,
                        connection::network,
                        // Never shut down, so that a retry can finish when the window closes.
                        Executors.newVirtualThreadPerTaskExecutor());
        connector =
                (address, key) -> {
                    redactor.protect(key);
                    return http.connect(address, key);
                };
        desk =
                new RetryDesk(
                        keyed(),
                        new EntryStore(observedJournal, user, () -> UUID.randomUUID().toString()),
                        new Polling(
                                clock,
                                () -> new ThreadWaiter(clock),
                                () -> ThreadLocalRandom.current().nextDouble(),
                                workers),
                        audit);
        team =
                new TeamLink(
                        () -> teamLog(), // A reference to the method would load the class now.
                        disk.team(),
                        disk.team(),
                        clock,
                        () -> ThreadLocalRandom.current().nextDouble(),
                        new LinkThreads(),
                        this::watched);
    }

    /** The folder of the log files and of the audit trail. */
    Path logs() {
        return logs(home);
    }

    /** The same of that home. */
    static Path logs(Path home) {
        return home.resolve("logs");
    }

    private static TeamSetup.@Nullable Fixed fixedTeam(Policy policy) {
        Policy.TeamRule rule = policy.teamLog();
        return rule == null
                ? null
                : new TeamSetup.Fixed(
                        rule.isNone()
                                ? null
                                : new TeamServer(
                                        rule.host(), rule.port(), rule.database(), rule.user()),
                        policy.keyPlaces().stream().findFirst().orElse(KeyStorage.KEYCHAIN),
                        policy::allows);
    }

    /** The ids of the entries whose task the service answers for at present. */
    private List<String> watched() {
        return desk.watches().stream()
                .map(TaskWatch::state)
                .filter(state -> state.isWatching() && state.contact().isClear())
                .map(state -> state.entry().id())
                .toList();
    }

    private PostgresTeamLog teamLog() {
        return new PostgresTeamLog(() -> connection.network().secure(), workers);
    }

    /** Tries a team log; loads nothing of its driver before that. */
    TeamWalk teamWalk() {
        return new TeamWalk((server, password, passed) -> teamLog().open(server, password, passed));
    }

    /** The service with the keys of the profiles. */
    KeyedConnector keyed() {
        return new KeyedConnector(connector, keys.guarded, policies);
    }

    /** Checks receiving servers; loads nothing of it before that. */
    ReceiverCheck receiverCheck() {
        return new ReceiverCheck(
                connection::network,
                version,
                new ReceiverCheck.Threads(
                        // The look-up of a name blocks in the operating system.
                        look -> Thread.ofPlatform().daemon().name("name").start(look),
                        workers),
                clock,
                System::nanoTime);
    }

    /** How the history is made durable, for support. */
    String durability() {
        return disk.durability();
    }

    /**
     * Sets the listener for a damaged history that was set aside; to be called before the journal
     * is used.
     */
    void onSetAside(Consumer<Path> listener) {
        onSetAside = listener;
    }

    /** Ends all work at once, except for files that are still to be written. */
    @Override
    public void close() {
        team.close();
        workers.shutdownNow();
        files.execute(() -> {
            journal.saveGathered();
            disk.close();
        });
        // What this breaks off Java's client tries once more, on the thread that closes it.
        files.execute(http::close);
        files.shutdown();
        keys.close();
        audit.close(); // Last, for what ends with the program.
    }

    /** The thread of the team log, and its waiting. */
    private static final class LinkThreads implements TeamLink.Threads {

        @Override
        public Thread start(Runnable work) {
            return Thread.ofVirtual().name("team").start(work);
        }

        @Override
        public void await(Duration atMost) throws InterruptedException {
            Thread.sleep(atMost);
        }
    }

    /** The places of keys, and the threads that wait for them. Opens nothing by itself. */
    static final class KeyParts implements AutoCloseable {

        /** How long to wait for a keychain before continuing without it. */
        static final Duration KEYCHAIN_TIMEOUT = Duration.ofSeconds(10);

        /**
         * Not a virtual thread, as it blocks in the operating system; a daemon, so that the program
         * can end.
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
            vault =
                    new StoredKeyVault(
                            new TimedSecretStore(keychain, keychainThread, KEYCHAIN_TIMEOUT), file);
            guarded = new ProtectedVault(vault, redactor);
        }

        /** Wipes the keys; pending writes have copies of their own. */
        @Override
        public void close() {
            vault.stopReading();
            work.execute(keychainThread::shutdown);
            work.shutdown();
            vault.close();
        }
    }

    /**
     * Waits by blocking the watch's virtual thread, one slice at a time. It checks the clock
     * between slices, because the timer of a thread stops while the machine sleeps: after a sleep,
     * each wait that is over by the clock ends within one slice, and not all at the same moment.
     */
    static final class ThreadWaiter implements Waiter {

        private static final Duration SLICE = Duration.ofSeconds(1);

        private final Semaphore wakes = new Semaphore(0);
        private final InstantSource clock;
        private final Duration slice;

        /**
         * A waiter that has not been woken yet.
         *
         * @param clock continues while the machine sleeps
         */
        ThreadWaiter(InstantSource clock) {
            this(clock, SLICE);
        }

        /** With shorter slices, for tests. */
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
