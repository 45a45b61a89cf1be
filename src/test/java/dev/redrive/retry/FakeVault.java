package dev.redrive.retry;

import dev.redrive.profile.ApiKey;
import dev.redrive.profile.KeyVault;
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
    public void keep(Profile profile, ApiKey key) {
        keys.put(profile.id(), key);
    }

    @Override
    public void forget(String profileId) {
        keys.remove(profileId);
    }
}
