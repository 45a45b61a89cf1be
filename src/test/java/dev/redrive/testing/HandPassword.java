package dev.redrive.testing;

import dev.redrive.connection.ProxyChoice;
import dev.redrive.connection.ProxyPassword;
import dev.redrive.keys.KeyState.Trouble;
import org.jspecify.annotations.Nullable;

/** Keeps one password for one proxy, for a test to look at. */
public final class HandPassword implements ProxyPassword {

    private ProxyChoice.@Nullable Manual owner;
    private char @Nullable [] kept;
    private boolean broken;
    private @Nullable Trouble answer;

    /** The password that is kept; null for none. */
    public @Nullable String kept() {
        return kept == null ? null : new String(kept);
    }

    /** What {@link #keep} answers from now on. */
    public void answer(Trouble trouble) {
        answer = trouble;
    }

    @Override
    public char @Nullable [] find(ProxyChoice.Manual proxy) {
        return kept == null || !proxy.equals(owner) ? null : kept.clone();
    }

    /** Fails from now on, as a keychain's library may. */
    public void breakDown() {
        broken = true;
    }

    @Override
    public @Nullable Trouble keep(ProxyChoice.Manual proxy, char[] password) {
        if (broken) {
            throw new IllegalStateException("no keychain");
        }
        owner = proxy;
        kept = password.clone();
        return answer;
    }

    @Override
    public void forget() {
        kept = null;
    }
}
