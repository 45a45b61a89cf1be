package dev.redrive.connection;

import dev.redrive.profile.KeyStatus;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the password of the proxy, where keys are kept and never in a settings file. It belongs to
 * the proxy's host, port and user: for any other there is none. Calls may block, so they are never
 * made on the JavaFX thread.
 */
public interface ProxyPassword {

    /** Where a password comes from when it is needed. */
    @FunctionalInterface
    interface Source {

        /** As {@link #find} for one proxy. */
        char @Nullable [] get() throws UnusableProxyPasswordException;
    }

    /**
     * A copy of the password, to be wiped by whoever asked; null when none is kept.
     *
     * @throws UnusableProxyPasswordException when one is kept and cannot be read, for instance
     *     since the keychain is locked, or is no password that Redrive has kept
     */
    char @Nullable [] find(ProxyChoice.Manual proxy) throws UnusableProxyPasswordException;

    /**
     * Keeps the password in place of any other; the array may be wiped afterwards. It is at hand
     * until the program closes, whatever the answer, which says whether it is kept beyond that. One
     * that is not {@link ProxyAddress#isUsablePassword} is not kept at all.
     */
    KeyStatus keep(ProxyChoice.Manual proxy, char[] password);

    /** Drops whatever password is kept. */
    void forget();
}
