package dev.redrive.keys.keychain;

import java.io.Serial;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A library of the operating system. */
final class NativeLibrary {

    private final String name;
    private final SymbolLookup symbols;

    private NativeLibrary(String name, SymbolLookup symbols) {
        this.name = name;
        this.symbols = symbols;
    }

    /**
     * Loads the library for as long as the program runs.
     *
     * @throws MissingLibraryException when the system does not have it
     */
    @SuppressWarnings("restricted") // The one place that loads native code.
    static NativeLibrary load(String name) throws MissingLibraryException {
        try {
            return new NativeLibrary(name, SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException e) {
            throw new MissingLibraryException(name, e);
        }
    }

    /** Where something in the library is. */
    MemorySegment symbol(String symbol) throws MissingLibraryException {
        return symbols.find(symbol)
                .orElseThrow(() -> new MissingLibraryException(name + ": " + symbol, null));
    }

    /** A function with that result. */
    @SuppressWarnings("restricted") // The one place that calls native code.
    NativeFunction function(String symbol, MemoryLayout result, MemoryLayout... arguments)
            throws MissingLibraryException {
        return new NativeFunction(
                symbol,
                Linker.nativeLinker()
                        .downcallHandle(symbol(symbol), FunctionDescriptor.of(result, arguments)));
    }

    /** A function without a result. */
    @SuppressWarnings("restricted") // See above.
    NativeFunction procedure(String symbol, MemoryLayout... arguments)
            throws MissingLibraryException {
        return new NativeFunction(
                symbol,
                Linker.nativeLinker()
                        .downcallHandle(symbol(symbol), FunctionDescriptor.ofVoid(arguments)));
    }

    /** A Windows function, whose error is kept in a segment given as the first argument. */
    @SuppressWarnings("restricted") // See above.
    NativeFunction withLastError(String symbol, MemoryLayout result, MemoryLayout... arguments)
            throws MissingLibraryException {
        return new NativeFunction(
                symbol,
                Linker.nativeLinker()
                        .downcallHandle(
                                symbol(symbol),
                                FunctionDescriptor.of(result, arguments),
                                Linker.Option.captureCallState("GetLastError")));
    }

    /** The bytes at that address; there must be that many. */
    @SuppressWarnings("restricted") // The caller knows the size from the library.
    static MemorySegment sized(MemorySegment address, long bytes) {
        return address.reinterpret(bytes);
    }

    /** The text at that address, which must end with a zero. */
    static String text(MemorySegment address) {
        return sized(address, Long.MAX_VALUE).getString(0);
    }

    /** The pointer at that place of a structure. */
    static MemorySegment pointer(MemorySegment structure, long offset) {
        return structure.get(ValueLayout.ADDRESS, offset);
    }

    /** A function of a native library. */
    record NativeFunction(String name, MethodHandle handle) {

        /** Calls it without a result. */
        void run(Object... arguments) {
            call(arguments);
        }

        /** Calls it for an int. */
        int number(Object... arguments) {
            return (int) Objects.requireNonNull(call(arguments));
        }

        /** Calls it for an address; {@link MemorySegment#NULL} for none. */
        MemorySegment address(Object... arguments) {
            return (MemorySegment) Objects.requireNonNull(call(arguments));
        }

        private @Nullable Object call(Object... arguments) {
            try {
                return handle.invokeWithArguments(arguments);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(name, e);
            }
        }
    }

    /** The system has no such library, or the library no such symbol. */
    static final class MissingLibraryException extends Exception {

        @Serial private static final long serialVersionUID = 1L;

        MissingLibraryException(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }
}
