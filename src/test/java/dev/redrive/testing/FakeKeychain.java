package dev.redrive.testing;

import dev.redrive.keys.SecretState;
import dev.redrive.keys.SecretStore;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A keychain in memory, in whatever state a test puts it. */
public final class FakeKeychain implements SecretStore {

    private final Map<String, SecretName> names = new ConcurrentHashMap<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile @Nullable SecretAnswer refusal;
    private volatile @Nullable CountDownLatch prompt;

    /** A system without a keychain. */
    public static FakeKeychain without() {
        FakeKeychain none = new FakeKeychain();
        none.answer(SecretState.NO_SERVICE);
        return none;
    }

    /** Refuses everything from now on; {@link SecretState#STORED} to work again. */
    public void answer(SecretState state) {
        refusal = state == SecretState.STORED ? null : SecretAnswer.failed(state, "so it is");
    }

    /** Waits with every answer until the latch is down, as for a person. */
    public void waitFor(@Nullable CountDownLatch latch) {
        prompt = latch;
    }

    /** How often anything was asked of it. */
    public int calls() {
        return calls.get();
    }

    /** Changes what is kept for the account, as another program may. */
    public void change(String account, String secret) {
        secrets.put(account, secret);
    }

    /** What is kept for the account; null for nothing. */
    public @Nullable String kept(String account) {
        return secrets.get(account);
    }

    /** How many secrets are kept. */
    public int size() {
        return secrets.size();
    }

    @Override
    public SecretAnswer write(SecretName name, char[] secret) {
        SecretAnswer no = refused();
        if (no != null) {
            return no;
        }
        names.put(name.account(), name);
        secrets.put(name.account(), new String(secret));
        return SecretAnswer.stored();
    }

    @Override
    public SecretAnswer read(SecretName name) {
        SecretAnswer no = refused();
        if (no != null) {
            return no;
        }
        SecretName known = names.get(name.account());
        String secret = secrets.get(name.account());
        return secret == null || known == null || !known.address().equals(name.address())
                ? SecretAnswer.absent()
                : SecretAnswer.found(secret.toCharArray());
    }

    @Override
    public SecretAnswer erase(String account) {
        SecretAnswer no = refused();
        if (no != null) {
            return no;
        }
        names.remove(account);
        return secrets.remove(account) == null ? SecretAnswer.absent() : SecretAnswer.stored();
    }

    private @Nullable SecretAnswer refused() {
        calls.incrementAndGet();
        CountDownLatch waiting = prompt;
        if (waiting != null) {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                throw new AssertionError("a pending prompt was cancelled", e);
            }
        }
        return refusal;
    }
}
