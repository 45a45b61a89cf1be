package dev.redrive.profile.keychain;

import dev.redrive.profile.SecretState;
import java.io.Serial;
import java.util.Set;

/** The Secret Service, or the way to it, refused. */
final class SecretServiceException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    /** The codes of {@code g-dbus-error-quark} that say that nobody is there, or nobody answers. */
    private static final Set<Integer> NOBODY = Set.of(2, 3, 4, 5, 6, 7, 11, 12, 13, 15, 17, 20);

    private static final int SPAWN_FIRST = 23;
    private static final int SPAWN_LAST = 34;

    /** A default collection that is not there, since the person made none when asked to. */
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
            case "secret-error" -> CLOSED.contains(code) ? SecretState.LOCKED : SecretState.DENIED;
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
        return NOBODY.contains(code) || (code >= SPAWN_FIRST && code <= SPAWN_LAST)
                ? SecretState.NO_SERVICE
                : SecretState.DENIED;
    }

    SecretState state() {
        return state;
    }
}
