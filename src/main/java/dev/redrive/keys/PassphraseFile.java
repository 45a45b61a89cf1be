package dev.redrive.keys;

import dev.redrive.files.SafeFile;
import dev.redrive.files.SetAside;
import dev.redrive.keys.KeyFileFormat.FileKey;
import dev.redrive.keys.KeyFileFormat.KeyFileEntries;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets in a file sealed with a passphrase, where there is no keychain. Once opened, it
 * holds the key derived from the passphrase until {@link #close()}; before that it answers {@link
 * SecretState#LOCKED}. A file it cannot read is never replaced. Blocks for the disk and, while
 * opening, for some tenths of a second; any thread but the JavaFX thread.
 */
public final class PassphraseFile implements SecretStore, AutoCloseable {

    /** How often the passphrase is hashed in new files. */
    public static final int ITERATIONS = 1_200_000;

    /** How the use of a passphrase went. */
    public enum Opening {
        /** The file is open. */
        OPENED,
        /** There is no file yet. */
        MISSING,
        /** The file has another passphrase. */
        WRONG_PASSPHRASE,
        /** The file was truncated, or changed by another program. */
        DAMAGED,
        /** A newer Redrive wrote the file. */
        NEWER_VERSION,
        /** There is a file already. */
        EXISTS,
        /** The disk failed. */
        FAILED
    }

    private static final Logger LOG = System.getLogger(PassphraseFile.class.getName());
    private static final int LARGEST = 1 << 20;

    private final Path file;
    private final int iterations;
    private final SecureRandom random;
    private volatile @Nullable FileKey key;

    /**
     * A closed file, which need not exist yet.
     *
     * @param iterations {@link #ITERATIONS}, or fewer in tests
     */
    public PassphraseFile(Path file, int iterations, SecureRandom random) {
        this.file = file;
        this.iterations = iterations;
        this.random = random;
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** Whether the file was opened with its passphrase. Any thread; returns at once. */
    public boolean isOpen() {
        return key != null;
    }

    /** Whether there is a file, in whatever condition. */
    public boolean exists() {
        return Files.exists(file);
    }

    /**
     * Opens the file that is there; the passphrase is left as it is. A file that was sealed with
     * fewer iterations than today's is sealed again with today's.
     */
    public synchronized Opening open(char[] passphrase) {
        try {
            byte[] sealed = load();
            KeyFileFormat.Header header = KeyFileFormat.header(sealed, least());
            FileKey made = header.key(passphrase);
            if (!header.isOf(made)) {
                made.wipe();
                return Opening.WRONG_PASSPHRASE;
            }
            KeyFileEntries entries = entries(made, sealed);
            try {
                close();
                key = made;
                if (header.iterations() < iterations) {
                    renew(passphrase, entries);
                }
            } finally {
                entries.wipe();
            }
            return Opening.OPENED;
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "no key file yet", e);
            return Opening.MISSING;
        } catch (KeyFileFormat.NewerException e) {
            LOG.log(Level.WARNING, "The key file is from a newer Redrive", e);
            return Opening.NEWER_VERSION;
        } catch (KeyFileFormat.DamagedException e) {
            LOG.log(Level.WARNING, "The key file is damaged", e);
            return Opening.DAMAGED;
        } catch (IOException | GeneralSecurityException e) {
            LOG.log(Level.WARNING, "The key file cannot be opened", e);
            return Opening.FAILED;
        }
    }

    /** Tests use fewer iterations than a real file may have. */
    private int least() {
        return Math.min(iterations, KeyFileFormat.LEAST_ITERATIONS);
    }

    /** Seals the open file with today's number of iterations; if that fails it stays as it is. */
    private void renew(char[] passphrase, KeyFileEntries entries) {
        try {
            begin(passphrase, entries);
            LOG.log(Level.INFO, "The key file is sealed with {0} iterations now", iterations);
        } catch (IOException | GeneralSecurityException e) {
            LOG.log(Level.WARNING, "The key file keeps its old number of iterations", e);
        }
    }

    /** Creates an empty file and opens it; never replaces another. */
    public synchronized Opening create(char[] passphrase) {
        if (exists()) {
            return Opening.EXISTS;
        }
        try {
            begin(passphrase, new KeyFileEntries());
            return Opening.OPENED;
        } catch (IOException | GeneralSecurityException e) {
            LOG.log(Level.WARNING, "The key file cannot be made", e);
            return Opening.FAILED;
        }
    }

    /**
     * Seals the content with another passphrase, in one step: until that is on the disk, the old
     * passphrase is valid. The file is open afterwards. Both arrays are left as they are.
     *
     * @param passphrase the one the file has now
     */
    public synchronized Opening change(char[] passphrase, char[] next) {
        Opening opening = open(passphrase);
        FileKey before = key;
        if (opening != Opening.OPENED || before == null) {
            return opening;
        }
        try {
            KeyFileEntries entries = entries(before);
            try {
                begin(next, entries);
            } finally {
                entries.wipe();
            }
            return Opening.OPENED;
        } catch (IOException | GeneralSecurityException e) {
            LOG.log(Level.WARNING, "The key file cannot be sealed again", e);
            return Opening.FAILED;
        }
    }

    /** Writes the file under a new salt, and is open with that passphrase from then on. */
    private void begin(char[] passphrase, KeyFileEntries entries)
            throws IOException, GeneralSecurityException {
        FileKey made = FileKey.of(passphrase, random(KeyFileFormat.SALT), iterations);
        try {
            save(made, entries);
        } catch (IOException | GeneralSecurityException e) {
            made.wipe();
            throw e;
        }
        close();
        key = made;
    }

    /**
     * Moves the file aside under a new name because the user wants that, so that a new one can be
     * created. Returns where it is now.
     *
     * @throws IOException when it could not be moved
     */
    public synchronized Path setAside() throws IOException {
        Path aside = SetAside.move(file);
        close();
        return aside;
    }

    /** One change to the content, or one read of it. */
    private interface Use {
        SecretAnswer of(KeyFileEntries entries, FileKey open)
                throws IOException, GeneralSecurityException;
    }

    @Override
    public synchronized SecretAnswer write(SecretName name, char[] secret) {
        return use((entries, open) -> {
            entries.put(name, secret);
            save(open, entries);
            return SecretAnswer.stored();
        });
    }

    @Override
    public synchronized SecretAnswer read(SecretName name) {
        return use((entries, _) -> {
            char[] secret = entries.get(name);
            return secret == null ? SecretAnswer.absent() : SecretAnswer.found(secret);
        });
    }

    @Override
    public synchronized SecretAnswer erase(String account) {
        return use((entries, open) -> {
            if (!entries.remove(account)) {
                return SecretAnswer.absent();
            }
            save(open, entries);
            return SecretAnswer.stored();
        });
    }

    private SecretAnswer use(Use use) {
        FileKey open = key;
        if (open == null) {
            return SecretAnswer.failed(SecretState.LOCKED, "");
        }
        try {
            KeyFileEntries entries = entries(open);
            try {
                return use.of(entries, open);
            } finally {
                entries.wipe();
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.log(Level.WARNING, "The key file cannot be used", e);
            return SecretAnswer.failed(
                    SecretState.DENIED, Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private KeyFileEntries entries(FileKey open) throws IOException, GeneralSecurityException {
        byte[] sealed;
        try {
            sealed = load();
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "the key file has gone, and is made again when needed", e);
            return new KeyFileEntries();
        }
        return entries(open, sealed);
    }

    private static KeyFileEntries entries(FileKey open, byte[] sealed)
            throws IOException, GeneralSecurityException {
        byte[] content = KeyFileFormat.open(open, sealed);
        try {
            return KeyFileEntries.of(content);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private byte[] load() throws IOException {
        byte[] bytes = SafeFile.read(file, LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new KeyFileFormat.DamagedException("over " + LARGEST + " bytes");
        }
        return bytes;
    }

    private void save(FileKey open, KeyFileEntries entries)
            throws IOException, GeneralSecurityException {
        byte[] content = entries.bytes();
        try {
            SafeFile.write(file, KeyFileFormat.seal(open, random(KeyFileFormat.NONCE), content));
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private byte[] random(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return drawn;
    }

    /** Wipes the key; the file is closed as before {@link #open}. */
    @Override
    public synchronized void close() {
        FileKey open = key;
        key = null;
        if (open != null) {
            open.wipe();
        }
    }
}
