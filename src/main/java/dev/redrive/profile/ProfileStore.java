package dev.redrive.profile;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the profiles in a file, without keys. Any thread but the JavaFX one; one call at a time,
 * the others wait.
 */
public final class ProfileStore {

    /** Why nothing can be saved. */
    public enum ReadOnly {
        /** A newer Redrive wrote the file; saving would lose what only that one understands. */
        NEWER_VERSION,
        /** The file can neither be read nor be moved out of the way. */
        STUCK
    }

    /**
     * What was found.
     *
     * @param book the profiles; {@link ProfileBook#EMPTY} when there was no file or no reading it
     * @param setAside where an unreadable file was moved, to be told to the person; null otherwise
     * @param readOnly why {@link #save} will refuse, to be told too; null when it will not
     */
    public record Loaded(ProfileBook book, @Nullable Path setAside, @Nullable ReadOnly readOnly) {}

    private static final Logger LOG = System.getLogger(ProfileStore.class.getName());
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private final ProfileFormat format = new ProfileFormat();

    /** A store in that file, which need not exist yet, nor its folder. */
    public ProfileStore(Path file) {
        this.file = file;
    }

    /**
     * Reads the file. One that can not be read is moved aside under a new name, never replaced; one
     * of a newer program stays where it is. Never throws.
     */
    public synchronized Loaded load() {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("over " + LARGEST + " bytes");
            }
            ProfileFormat.Reading reading = format.read(Files.readAllBytes(file));
            return new Loaded(
                    reading.book(), null, reading.newer() ? ReadOnly.NEWER_VERSION : null);
        } catch (NoSuchFileException e) {
            return new Loaded(ProfileBook.EMPTY, null, null);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The profiles can not be read", e);
            return setAside();
        }
    }

    /**
     * Replaces the file, whole or not at all; makes its folder, closed to other people, if need be.
     * Leaves out Demo profiles. What stands in the file by then is looked at first, and treated as
     * in {@link #load} when it can not be read.
     *
     * @throws IOException when it could not be written or must not be replaced; the old file is
     *     then as it was
     */
    public synchronized void save(ProfileBook book) throws IOException {
        ReadOnly readOnly = load().readOnly();
        if (readOnly != null) {
            throw new IOException("the profiles must not be replaced: " + readOnly);
        }
        SafeFile.write(file, format.write(book));
    }

    private Loaded setAside() {
        try {
            return new Loaded(ProfileBook.EMPTY, UnreadableFile.moveAside(file), null);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The unreadable profiles can not be moved aside", e);
            return new Loaded(ProfileBook.EMPTY, null, ReadOnly.STUCK);
        }
    }
}
