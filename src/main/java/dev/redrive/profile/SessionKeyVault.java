package dev.redrive.profile;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys in memory until the program closes. Owns and wipes the keys given to {@link #keep};
 * hands out copies, so that a key in use is not wiped under the hand of its user. Never blocks; any
 * thread.
 */
public final class SessionKeyVault implements KeyVault, AutoCloseable {

    private final Map<String, Held> keys = new HashMap<>();

    @Override
    public synchronized @Nullable ApiKey find(Profile profile) {
        Held held = keys.get(profile.id());
        return held == null || !held.address.equals(profile.serviceUrl()) ? null : held.copy();
    }

    @Override
    public synchronized KeyStatus fetch(Profile profile) {
        Held held = keys.get(profile.id());
        return held == null || !held.address.equals(profile.serviceUrl())
                ? KeyStatus.ABSENT
                : KeyStatus.STORED;
    }

    @Override
    public synchronized KeyStatus keep(Profile profile, ApiKey key) {
        Held before = keys.put(profile.id(), new Held(profile.serviceUrl(), key));
        if (before != null && before.key != key) {
            before.key.wipe();
        }
        return KeyStatus.STORED;
    }

    @Override
    public synchronized KeyStatus forget(String profileId) {
        Held held = keys.remove(profileId);
        if (held == null) {
            return KeyStatus.ABSENT;
        }
        held.key.wipe();
        return KeyStatus.STORED;
    }

    /** Wipes every key. */
    @Override
    public synchronized void close() {
        keys.values().forEach(held -> held.key.wipe());
        keys.clear();
    }

    /** No record, so that nothing ever prints or writes it whole. */
    private static final class Held {
        private final URI address;
        private final ApiKey key;

        private Held(URI address, ApiKey key) {
            this.address = address;
            this.key = key;
        }

        private ApiKey copy() {
            char[] characters = key.reveal();
            try {
                return ApiKey.of(characters);
            } finally {
                Arrays.fill(characters, '\0');
            }
        }
    }
}
