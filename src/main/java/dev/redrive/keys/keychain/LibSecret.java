package dev.redrive.keys.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.redrive.keys.SecretState;
import dev.redrive.keys.keychain.NativeLibrary.MissingLibraryException;
import dev.redrive.keys.keychain.NativeLibrary.NativeFunction;
import java.io.Serial;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of libsecret that Redrive uses, without a schema, as the attributes are enough. */
final class LibSecret {

    /**
     * Something the service keeps.
     *
     * @param attribute the value of the requested attribute
     * @param locked whether the user must unlock something before it can be read
     */
    record Item(String attribute, boolean locked) {}

    private static final MemorySegment NULL = MemorySegment.NULL;
    private static final int ALL = 1 << 1;

    private final GLib glib;
    private final NativeFunction store;
    private final NativeFunction lookup;
    private final NativeFunction clear;
    private final NativeFunction search;
    private final NativeFunction isLocked;
    private final NativeFunction attributes;
    private final NativeFunction free;

    private LibSecret(GLib glib, NativeLibrary secret) throws MissingLibraryException {
        this.glib = glib;
        store =
                secret.function(
                        "secret_password_storev_sync",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS);
        lookup =
                secret.function(
                        "secret_password_lookupv_nonpageable_sync",
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS);
        clear =
                secret.function(
                        "secret_password_clearv_sync",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        ADDRESS);
        search =
                secret.function(
                        "secret_password_searchv_sync",
                        ADDRESS,
                        ADDRESS,
                        ADDRESS,
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS);
        isLocked = secret.function("secret_item_get_locked", JAVA_INT, ADDRESS);
        attributes = secret.function("secret_retrievable_get_attributes", ADDRESS, ADDRESS);
        free = secret.procedure("secret_password_free", ADDRESS);
    }

    static LibSecret load() throws MissingLibraryException {
        return new LibSecret(GLib.load(), NativeLibrary.load("libsecret-1.so.0"));
    }

    /**
     * Keeps the secret in the default collection, replacing an item with the same attributes; the
     * system may show a dialog to unlock the collection or to create one.
     *
     * @param secret in UTF-8, with a zero at the end
     */
    void store(Arena arena, Map<String, String> attributes, String label, MemorySegment secret)
            throws SecretServiceException {
        with(
                arena,
                attributes,
                (table, error) -> {
                    int stored =
                            store.number(
                                    NULL,
                                    table,
                                    NULL,
                                    arena.allocateFrom(label),
                                    secret,
                                    NULL,
                                    error);
                    glib.check(error);
                    if (stored == 0) {
                        throw SecretServiceException.of("secret-error", 2, "");
                    }
                    return stored;
                });
    }

    /** The secret's bytes, which the caller wipes; null when it is not given out. */
    byte @Nullable [] lookup(Arena arena, Map<String, String> attributes)
            throws SecretServiceException {
        MemorySegment found =
                with(
                        arena,
                        attributes,
                        (table, error) -> {
                            MemorySegment secret = lookup.address(NULL, table, NULL, error);
                            glib.check(error);
                            return secret;
                        });
        if (found.equals(NULL)) {
            return null;
        }
        MemorySegment text = NativeLibrary.sized(found, length(found));
        byte[] bytes = text.toArray(JAVA_BYTE);
        text.fill((byte) 0);
        free.run(found);
        return bytes;
    }

    private static long length(MemorySegment text) {
        MemorySegment endless = NativeLibrary.sized(text, Long.MAX_VALUE);
        long length = 0;
        while (endless.get(JAVA_BYTE, length) != 0) {
            length++;
        }
        return length;
    }

    /** Removes all items with those attributes. */
    void clear(Arena arena, Map<String, String> attributes) throws SecretServiceException {
        with(
                arena,
                attributes,
                (table, error) -> {
                    int cleared = clear.number(NULL, table, NULL, error);
                    glib.check(error);
                    return cleared;
                });
    }

    /** All items with those attributes. Never prompts the user. */
    List<Item> search(Arena arena, Map<String, String> wanted, String attribute)
            throws SecretServiceException {
        MemorySegment list =
                with(
                        arena,
                        wanted,
                        (table, error) -> {
                            MemorySegment items = search.address(NULL, table, ALL, NULL, error);
                            glib.check(error);
                            return items;
                        });
        List<Item> items = new ArrayList<>();
        for (MemorySegment object : glib.objects(list)) {
            MemorySegment all = attributes.address(object);
            items.add(new Item(glib.text(arena, all, attribute), isLocked.number(object) != 0));
            glib.free(all);
        }
        glib.freeObjects(list);
        return items;
    }

    /** One call with a table of attributes and a place for an error. */
    private interface Call<T> {
        T make(MemorySegment table, MemorySegment error) throws SecretServiceException;
    }

    private <T> T with(Arena arena, Map<String, String> attributes, Call<T> call)
            throws SecretServiceException {
        glib.connect(arena);
        MemorySegment table = glib.table(arena, attributes);
        try {
            return call.make(table, arena.allocate(ADDRESS));
        } finally {
            glib.free(table);
        }
    }

    /** The Secret Service, or the connection to it, failed. */
    static final class SecretServiceException extends Exception {

        @Serial private static final long serialVersionUID = 1L;

        /**
         * The codes of {@code g-dbus-error-quark} for a service that does not run or does not
         * answer.
         */
        private static final Set<Integer> NOT_RUNNING =
                Set.of(2, 3, 4, 5, 6, 7, 11, 12, 13, 15, 17, 20);

        private static final int SPAWN_FIRST = 23;
        private static final int SPAWN_LAST = 34;

        /** There is no default collection, as the user did not create one. */
        private static final Set<Integer> NO_COLLECTION = Set.of(19, 41);

        /** The codes of {@code secret-error} for a locked collection, and for one not yet made. */
        private static final Set<Integer> CLOSED = Set.of(2, 3);

        private final SecretState state;

        private SecretServiceException(SecretState state, String message) {
            super(message);
            this.state = state;
        }

        /** What an error of GLib means. */
        static SecretServiceException of(String domain, int code, String message) {
            return new SecretServiceException(state(domain, code, message), message);
        }

        private static SecretState state(String domain, int code, String message) {
            return switch (domain) {
                case "secret-error" ->
                        CLOSED.contains(code) ? SecretState.LOCKED : SecretState.DENIED;
                case "g-dbus-error-quark" -> dbus(code);
                // Errors that GLib has no code for come with their name in front of the message.
                case "g-io-error-quark" ->
                        message.contains("Secret.Error.IsLocked")
                                ? SecretState.LOCKED
                                : SecretState.NO_SERVICE;
                default -> SecretState.DENIED;
            };
        }

        private static SecretState dbus(int code) {
            if (NO_COLLECTION.contains(code)) {
                return SecretState.LOCKED;
            }
            return NOT_RUNNING.contains(code) || (code >= SPAWN_FIRST && code <= SPAWN_LAST)
                    ? SecretState.NO_SERVICE
                    : SecretState.DENIED;
        }

        SecretState state() {
            return state;
        }
    }
}
