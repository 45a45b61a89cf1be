package dev.redrive.app;

import dev.redrive.profile.KeyVault;
import dev.redrive.profile.PassphraseFile;
import dev.redrive.profile.PatientStore;
import dev.redrive.profile.Redactor;
import dev.redrive.profile.SecretStore;
import dev.redrive.profile.StoredKeyVault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Where keys are kept, and the threads that wait for it. Opens nothing by itself. */
final class KeyParts implements AutoCloseable {

    /** How long the person waits for a keychain before going on without it. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Blocks in the operating system, so no virtual thread; never keeps the program from ending.
     */
    private final ExecutorService keychainThread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("keychain").factory());

    /** Works on keys, one after the other. */
    final ExecutorService work = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

    final PassphraseFile file;
    final StoredKeyVault vault;

    /** The same vault; its keys are masked in logs and details. */
    final KeyVault guarded;

    KeyParts(SecretStore keychain, Path home, Redactor redactor) {
        file =
                new PassphraseFile(
                        home.resolve("keys.sealed"), PassphraseFile.ITERATIONS, new SecureRandom());
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
