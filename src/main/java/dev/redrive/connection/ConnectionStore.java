package dev.redrive.connection;

import dev.redrive.profile.SafeFile;
import dev.redrive.profile.UnreadableFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps the choice of a proxy in a file, without its password. Never on the JavaFX thread. */
public final class ConnectionStore {

    /**
     * What was found.
     *
     * @param proxy the choice; as the system is when there was no file or no reading it
     * @param setAside where an unreadable file was moved; null otherwise
     * @param readOnly whether {@link #save} will refuse, since a newer program wrote the file or it
     *     can neither be read nor moved
     */
    public record Loaded(ProxyChoice proxy, @Nullable Path setAside, boolean readOnly) {}

    private static final Logger LOG = System.getLogger(ConnectionStore.class.getName());
    private static final long LARGEST = 1 << 16;
    private static final ProxyChoice STANDARD = new ProxyChoice.AsTheSystem();

    private final Path file;
    private final ConnectionFormat format = new ConnectionFormat();

    /** A store in that file, which need not exist yet, nor its folder. */
    public ConnectionStore(Path file) {
        this.file = file;
    }

    /**
     * Reads the file. One that can not be read is moved aside under a new name; one of a newer
     * program stays where it is. Never throws.
     */
    public synchronized Loaded load() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("over " + LARGEST + " bytes");
            }
            ConnectionFormat.Reading reading = format.read(Files.readAllBytes(file));
            return new Loaded(reading.proxy(), null, reading.newer());
        } catch (NoSuchFileException _) {
            return new Loaded(STANDARD, null, false);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The connection settings can not be read", e);
            return setAside();
        }
    }

    /**
     * Replaces the file, whole or not at all.
     *
     * @throws IOException when it could not be written or must not be replaced; the old file is
     *     then as it was
     */
    public synchronized void save(ProxyChoice choice) throws IOException {
        if (load().readOnly()) {
            throw new IOException("the connection settings must not be replaced: " + file);
        }
        SafeFile.write(file, format.write(choice));
    }

    private Loaded setAside() {
        try {
            return new Loaded(STANDARD, UnreadableFile.moveAside(file), false);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "They can not be moved aside either", e);
            return new Loaded(STANDARD, null, true);
        }
    }
}
