package dev.redrive.profile.keychain;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The system lacks a library, or something in it. */
final class MissingLibraryException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    MissingLibraryException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
