package dev.redrive.keys.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.redrive.keys.keychain.LibSecret.SecretServiceException;
import dev.redrive.keys.keychain.NativeLibrary.MissingLibraryException;
import dev.redrive.keys.keychain.NativeLibrary.NativeFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of GLib, GObject and GIO that libsecret needs. */
final class GLib {

    private static final int SESSION_BUS = 2;
    private static final int NEXT = 8;

    private final MemorySegment hash;
    private final MemorySegment equal;
    private final NativeFunction newTable;
    private final NativeFunction insert;
    private final NativeFunction find;
    private final NativeFunction unrefTable;
    private final NativeFunction freeList;
    private final NativeFunction freeError;
    private final NativeFunction quark;
    private final NativeFunction unref;
    private final NativeFunction bus;
    private final NativeFunction exitOnClose;
    private boolean connected;

    private GLib(NativeLibrary glib, NativeLibrary gobject, NativeLibrary gio)
            throws MissingLibraryException {
        hash = glib.symbol("g_str_hash");
        equal = glib.symbol("g_str_equal");
        newTable = glib.function("g_hash_table_new", ADDRESS, ADDRESS, ADDRESS);
        insert = glib.function("g_hash_table_insert", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
        find = glib.function("g_hash_table_lookup", ADDRESS, ADDRESS, ADDRESS);
        unrefTable = glib.procedure("g_hash_table_unref", ADDRESS);
        freeList = glib.procedure("g_list_free", ADDRESS);
        freeError = glib.procedure("g_error_free", ADDRESS);
        quark = glib.function("g_quark_to_string", ADDRESS, JAVA_INT);
        unref = gobject.procedure("g_object_unref", ADDRESS);
        bus = gio.function("g_bus_get_sync", ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
        exitOnClose = gio.procedure("g_dbus_connection_set_exit_on_close", ADDRESS, JAVA_INT);
    }

    static GLib load() throws MissingLibraryException {
        return new GLib(
                NativeLibrary.load("libglib-2.0.so.0"),
                NativeLibrary.load("libgobject-2.0.so.0"),
                NativeLibrary.load("libgio-2.0.so.0"));
    }

    /**
     * Connects to the session bus, as the libraries would by themselves, but without GIO's default
     * of ending the process when the bus goes away.
     */
    void connect(Arena arena) throws SecretServiceException {
        if (!connected) {
            MemorySegment error = arena.allocate(ADDRESS);
            // Never released: the library would open another connection, which ends the process.
            MemorySegment connection = bus.address(SESSION_BUS, MemorySegment.NULL, error);
            check(error);
            exitOnClose.run(connection, 0);
            connected = true;
        }
    }

    /** A hash table of texts, which live as long as the arena; {@link #free} it. */
    MemorySegment table(Arena arena, Map<String, String> texts) {
        MemorySegment table = newTable.address(hash, equal);
        texts.forEach((key, value) ->
                insert.number(table, arena.allocateFrom(key), arena.allocateFrom(value)));
        return table;
    }

    /** The text under that key of a table of texts; empty for none. */
    String text(Arena arena, MemorySegment table, String key) {
        MemorySegment found = find.address(table, arena.allocateFrom(key));
        return found.equals(MemorySegment.NULL) ? "" : NativeLibrary.text(found);
    }

    /** Frees a hash table. */
    void free(MemorySegment table) {
        unrefTable.run(table);
    }

    /** The objects of a list. */
    List<MemorySegment> objects(MemorySegment list) {
        List<MemorySegment> objects = new ArrayList<>();
        MemorySegment node = list;
        while (!node.equals(MemorySegment.NULL)) {
            MemorySegment whole = NativeLibrary.sized(node, 2 * NEXT);
            objects.add(NativeLibrary.pointer(whole, 0));
            node = NativeLibrary.pointer(whole, NEXT);
        }
        return objects;
    }

    /** Frees a list and its objects. */
    void freeObjects(MemorySegment list) {
        objects(list).forEach(unref::run);
        freeList.run(list);
    }

    /** Throws the error in a {@code GError*}, if there is one. */
    void check(MemorySegment error) throws SecretServiceException {
        MemorySegment address = NativeLibrary.pointer(error, 0);
        if (address.equals(MemorySegment.NULL)) {
            return;
        }
        MemorySegment whole = NativeLibrary.sized(address, 2 * NEXT);
        String domain = NativeLibrary.text(quark.address(whole.get(JAVA_INT, 0)));
        int code = whole.get(JAVA_INT, Integer.BYTES);
        String message = NativeLibrary.text(NativeLibrary.pointer(whole, NEXT));
        freeError.run(address);
        throw SecretServiceException.of(domain, code, message);
    }
}
