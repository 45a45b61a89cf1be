package dev.redrive.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redrive.files.SafeFile.DanglingLinkException;
import java.io.IOException;
import java.io.Serial;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file with a schema version, which users and other programs may change at any time. A
 * damaged file is set aside under a new name; a file that cannot be read, or was written by a newer
 * version, is left as it is and never overwritten. One call at a time, the others wait; never on
 * the JavaFX thread.
 *
 * @param <T> its content; immutable, compared by {@code equals}
 */
public final class JsonFile<T> {

    /**
     * How the value is written in the file.
     *
     * @param <T> the value
     */
    public interface Format<T> {

        /** The version it writes; raised when older versions can no longer read the file. */
        int schema();

        /** The value when there is no file. */
        T empty();

        /**
         * Reads the value of a file of this version.
         *
         * @param flaws gets what was left out or replaced because it was not understood
         * @throws IOException when the file as a whole is not understood
         */
        T read(JsonContent content, List<Flaw> flaws) throws IOException;

        /**
         * What a file that was understood only in part counts as when it is changed: a slip in the
         * file must not remove what the program still knows.
         *
         * @param understood what could be read
         * @param seen what was in the file before
         */
        default T completed(T understood, T seen) {
            return understood;
        }

        /**
         * Writes the value's fields into the object that becomes the file, which has those of the
         * file it replaces.
         */
        void write(T value, ObjectNode root);
    }

    /** Decides whether a change would undo one that was made elsewhere. */
    public interface Conflict<T> {

        /**
         * Whether it would.
         *
         * @param seen the content the change is based on
         * @param found what is in the file now
         */
        boolean between(T seen, T found);
    }

    /** Why nothing is saved. */
    public enum Refusal {
        /**
         * A newer version wrote the file. It can be read, but saving would lose what only that
         * version understands.
         */
        NEWER_VERSION,
        /**
         * The file cannot be read, is not understood by this version, or is damaged and cannot be
         * set aside.
         */
        UNREADABLE
    }

    /**
     * The result of reading.
     *
     * @param value the value in the file; the format's empty one when there is no file or it cannot
     *     be read
     * @param exists whether there is a file that was understood
     * @param setAside where a damaged file is now; null when it was not damaged
     * @param refusal why {@link #change} will fail; null when it will not
     * @param why why the file cannot be read; null when it can
     * @param flaws what in the file was not understood
     */
    public record Found<T>(
            T value,
            boolean exists,
            @Nullable Path setAside,
            @Nullable Refusal refusal,
            @Nullable IOException why,
            List<Flaw> flaws) {

        /** Copies the list. */
        public Found {
            flaws = List.copyOf(flaws);
        }
    }

    /**
     * The result of a change.
     *
     * @param found what was in the file before
     * @param value its content now
     * @param isConflict whether nothing was changed, as that would have undone a change made
     *     elsewhere
     * @param setAside where a file that has been damaged since the last read is now; null when it
     *     has not
     */
    public record Changed<T>(T found, T value, boolean isConflict, @Nullable Path setAside) {}

    private static final Logger LOG = System.getLogger(JsonFile.class.getName());
    private static final String SCHEMA = "schema";

    private final Path file;
    private final Format<T> format;
    private final int largest;

    /** The fields of the file as last read, so that those of other versions stay in it. */
    private ObjectNode fields;

    /** Whether this object set the file aside, so that a link to it is dangling now. */
    private boolean vacated;

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * A file; it and its folder need not exist yet.
     *
     * @param largest more bytes than the format ever needs
     */
    public JsonFile(Path file, Format<T> format, int largest) {
        this.file = file;
        this.format = format;
        this.largest = largest;
        this.fields = json.createObjectNode();
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** Reads the file. Never throws. */
    public synchronized Found<T> read() {
        fields = json.createObjectNode();
        byte[] bytes;
        try {
            bytes = bytes();
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "{0} does not exist", file);
            return found(format.empty(), null, null);
        } catch (IOException e) {
            LOG.log(Level.WARNING, file + " cannot be read", e);
            return found(format.empty(), Refusal.UNREADABLE, e);
        }
        try {
            return understood(bytes);
        } catch (IOException e) {
            LOG.log(Level.WARNING, file + " is damaged", e);
            return setAside();
        }
    }

    /**
     * Reads the file, applies a change to its content, and replaces it whole or not at all. When
     * the file is gone or damaged, the change applies to what was seen last. A copy is kept of a
     * file that was understood only in part.
     *
     * @param seen the content as the caller knows it
     * @param conflict decides whether the change would undo one made elsewhere; nothing is changed
     *     then
     * @throws IOException when the file could not be written or must not be replaced; the old file
     *     is then unchanged
     */
    public synchronized Changed<T> change(T seen, UnaryOperator<T> change, Conflict<T> conflict)
            throws IOException {
        Found<T> now = read();
        if (now.refusal() != null) {
            throw now.why() != null ? now.why() : new NewerVersionException(file);
        }
        T found = now.exists() ? now.value() : seen;
        if (!now.flaws().isEmpty()) {
            found = format.completed(found, seen);
        }
        if (conflict.between(seen, found)) {
            return new Changed<>(found, found, true, now.setAside());
        }
        T next = change.apply(found);
        if (!now.exists() || !next.equals(found)) {
            byte[] bytes = bytesOf(next);
            if (bytes.length > largest) { // It would be taken for damaged when it is next read.
                throw new FileSystemException(file.toString(), null, "over " + largest + " bytes");
            }
            if (!now.flaws().isEmpty()) {
                LOG.log(Level.WARNING, "a copy with the flaws is in {0}", SetAside.copy(file));
            }
            SafeFile.write(file, bytes);
        }
        return new Changed<>(found, next, false, now.setAside());
    }

    private byte[] bytes() throws IOException {
        if (!Files.exists(file) && Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(file.toString());
        }
        Path real = SafeFile.behindLinks(file);
        // The file may be on a drive that is not connected, so this is not a first start.
        if (!vacated && Files.isSymbolicLink(file) && Files.notExists(real)) {
            throw new DanglingLinkException(file);
        }
        return SafeFile.read(real, largest + 1);
    }

    private Found<T> understood(byte[] bytes) throws IOException {
        if (bytes.length > largest) {
            throw new IOException("over " + largest + " bytes");
        }
        JsonContent content = new JsonContent(json, bytes);
        JsonNode schema = content.root().path(SCHEMA);
        if (!schema.isIntegralNumber() || !schema.canConvertToLong() || schema.asLong() < 1) {
            throw new IOException("no schema version");
        }
        if (content.isAmbiguous("")) {
            throw new IOException("a field stands there twice");
        }
        List<Flaw> flaws = new ArrayList<>();
        if (schema.asLong() <= format.schema()) {
            T value = format.read(content, flaws);
            if (content.root() instanceof ObjectNode root) {
                fields = root;
            }
            return new Found<>(value, true, null, null, null, flaws);
        }
        try {
            return found(format.read(content, flaws), Refusal.NEWER_VERSION, null);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a newer form that is not understood", e);
            return found(format.empty(), Refusal.UNREADABLE, new NewerVersionException(file));
        }
    }

    private Found<T> found(T value, @Nullable Refusal refusal, @Nullable IOException why) {
        return new Found<>(value, refusal == Refusal.NEWER_VERSION, null, refusal, why, List.of());
    }

    private Found<T> setAside() {
        try {
            Path moved = SetAside.move(file);
            vacated = true;
            return new Found<>(format.empty(), false, moved, null, null, List.of());
        } catch (IOException e) {
            LOG.log(Level.WARNING, file + " cannot be moved aside either", e);
            return found(format.empty(), Refusal.UNREADABLE, e);
        }
    }

    private byte[] bytesOf(T value) throws IOException {
        ObjectNode root = fields.deepCopy();
        root.put(SCHEMA, format.schema());
        format.write(value, root);
        return json.writeValueAsBytes(root);
    }

    /** Nothing was saved, as that would have undone a change made outside this window. */
    public static final class ChangedElsewhereException extends FileSystemException {

        @Serial private static final long serialVersionUID = 1;

        /** About that file. */
        public ChangedElsewhereException(Path file) {
            super(file.toString(), null, "changed outside this window");
        }
    }

    /** A newer Redrive wrote the file, which this one must not replace. */
    public static final class NewerVersionException extends FileSystemException {

        @Serial private static final long serialVersionUID = 1;

        /** About that file. */
        NewerVersionException(Path file) {
            super(file.toString(), null, "of a newer version");
        }
    }
}
