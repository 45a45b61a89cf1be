package dev.redrive.retry;

import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyStatus;
import dev.redrive.keys.KeyVault;
import dev.redrive.profile.Profile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keys in a map. */
final class FakeVault implements KeyVault {

    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();

    @Override
    public @Nullable ApiKey find(Profile profile) {
        return keys.get(profile.id());
    }

    @Override
    public KeyStatus fetch(Profile profile) {
        return keys.containsKey(profile.id()) ? KeyStatus.STORED : KeyStatus.ABSENT;
    }

    @Override
    public KeyStatus keep(Profile profile, ApiKey key) {
        keys.put(profile.id(), key);
        return KeyStatus.STORED;
    }

    @Override
    public KeyStatus forget(String profileId) {
        return keys.remove(profileId) == null ? KeyStatus.ABSENT : KeyStatus.STORED;
    }
}
