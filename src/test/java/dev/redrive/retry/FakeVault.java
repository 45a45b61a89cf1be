package dev.redrive.retry;

import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyState;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.KeyVault;
import dev.redrive.keys.SecretStore.SecretName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keys in a map. */
final class FakeVault implements KeyVault {

    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();

    @Override
    public @Nullable ApiKey find(SecretName name) {
        return keys.get(name.account());
    }

    @Override
    public KeyState fetch(SecretName name) {
        ApiKey key = keys.get(name.account());
        return key == null ? KeyState.MISSING : KeyState.available(key.ending(), null);
    }

    @Override
    public KeyState keep(SecretName name, ApiKey key) {
        keys.put(name.account(), key);
        return KeyState.available(key.ending(), null);
    }

    @Override
    public @Nullable Trouble forget(String account) {
        keys.remove(account);
        return null;
    }
}
