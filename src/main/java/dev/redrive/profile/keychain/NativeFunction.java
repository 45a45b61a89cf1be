package dev.redrive.profile.keychain;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A function of a native library. A record, since it holds no more than where it is. */
record NativeFunction(String name, MethodHandle handle) {

    /** Calls it for what it does. */
    void run(Object... arguments) {
        call(arguments);
    }

    /** Calls it for a number. */
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
