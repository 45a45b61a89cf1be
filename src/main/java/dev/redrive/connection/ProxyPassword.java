package dev.redrive.connection;

import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.KeyVault;
import dev.redrive.keys.Redactor;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.keys.VaultedPassword;
import dev.redrive.keys.VaultedPassword.UnusablePasswordException;
import dev.redrive.profile.KeyStorage;
import java.io.Serial;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the password of the proxy where keys are kept, never in a settings file. It belongs to the
 * proxy's host, port and user and is not found for any other. Calls may block, so they are never
 * made on the JavaFX thread.
 */
public interface ProxyPassword {

    /** Provides a password when it is needed. */
    @FunctionalInterface
    interface Source {

        /** As {@link #find} for one proxy. */
        char @Nullable [] get() throws UnusableProxyPasswordException;
    }

    /**
     * A copy of the password, to be wiped by the caller; null when none is kept.
     *
     * @throws UnusableProxyPasswordException when one is kept and cannot be read, for instance
     *     because the keychain is locked, or was not kept by Redrive
     */
    char @Nullable [] find(ProxyChoice.Manual proxy) throws UnusableProxyPasswordException;

    /**
     * Keeps the password in place of any other; the array may be wiped afterwards. It is available
     * until the program closes. One that is not {@link VaultedPassword#isUsable} is not kept at
     * all.
     *
     * @return why it is not kept beyond that; null when it is
     */
    @Nullable Trouble keep(ProxyChoice.Manual proxy, char[] password);

    /** Drops the password. */
    void forget();

    /**
     * Keeps the password of the proxy where the keys are, under a name of its own: in the system's
     * keychain, or until the program closes where there is none. Masked in logs and details from
     * the moment it goes in or comes out. Any thread but the JavaFX one.
     */
    static final class VaultedProxyPassword implements ProxyPassword {

        private static final String ACCOUNT = "proxy-password";

        private final VaultedPassword password;

        /**
         * @param vault keeps it
         * @param redactor masks it
         */
        public VaultedProxyPassword(KeyVault vault, Redactor redactor) {
            password = new VaultedPassword(vault, redactor);
        }

        @Override
        public char @Nullable [] find(ProxyChoice.Manual proxy)
                throws UnusableProxyPasswordException {
            try {
                return password.find(name(proxy));
            } catch (UnusablePasswordException e) {
                throw new UnusableProxyPasswordException(e.why());
            }
        }

        @Override
        public @Nullable Trouble keep(ProxyChoice.Manual proxy, char[] typed) {
            return password.keep(name(proxy), typed);
        }

        @Override
        public void forget() {
            password.forget(ACCOUNT);
        }

        private static SecretName name(ProxyChoice.Manual proxy) {
            String user = URLEncoder.encode(proxy.user(), StandardCharsets.UTF_8);
            return new SecretName(
                    ACCOUNT,
                    "http://" + proxy.address() + "/" + user,
                    "Redrive: Proxy",
                    KeyStorage.KEYCHAIN);
        }
    }

    /** The password of the proxy is kept somewhere and cannot be read there, or cannot be sent. */
    public static final class UnusableProxyPasswordException extends Exception {

        @Serial private static final long serialVersionUID = 1L;

        /**
         * @param why in English, without any part of the password
         */
        public UnusableProxyPasswordException(String why) {
            super(why);
        }
    }
}
