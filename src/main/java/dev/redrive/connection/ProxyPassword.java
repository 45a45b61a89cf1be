package dev.redrive.connection;

import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyState;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.KeyVault;
import dev.redrive.keys.Redactor;
import dev.redrive.keys.SecretBytes;
import dev.redrive.keys.SecretState;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import java.io.Serial;
import java.net.URLEncoder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
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
     * until the program closes. One that is not {@link ProxyAddress#isUsablePassword} is not kept
     * at all.
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

        private final KeyVault vault;
        private final Redactor redactor;

        /** Why the password could not be read; null when it could, or was not needed yet. */
        private volatile @Nullable Trouble trouble;

        /**
         * @param vault keeps it
         * @param redactor masks it
         */
        public VaultedProxyPassword(KeyVault vault, Redactor redactor) {
            this.vault = vault;
            this.redactor = redactor;
        }

        @Override
        public char @Nullable [] find(ProxyChoice.Manual proxy)
                throws UnusableProxyPasswordException {
            SecretName name = name(proxy);
            // Read once only, or a locked keychain would show its dialog again at every check.
            KeyState state = trouble == null ? vault.fetch(name) : KeyState.unavailable(trouble);
            ApiKey kept = state.equals(KeyState.MISSING) ? null : vault.find(name);
            if (kept == null) {
                Trouble why = state.trouble();
                if (why != null) {
                    trouble = why;
                    throw new UnusableProxyPasswordException(inWords(why));
                }
                return null;
            }
            trouble = null;
            char[] encoded = kept.reveal();
            kept.wipe(); // The vault's copy for us.
            char[] password = decoded(encoded);
            redactor.protect(password);
            return password;
        }

        private static String inWords(Trouble why) {
            return switch (why.state()) {
                case LOCKED -> "the keychain is locked";
                case NO_SERVICE -> "there is no keychain";
                case TIMED_OUT -> "the keychain does not answer";
                default -> "the keychain does not give it out as Redrive has kept it";
            };
        }

        @Override
        public @Nullable Trouble keep(ProxyChoice.Manual proxy, char[] password) {
            redactor.protect(password);
            if (!ProxyAddress.isUsablePassword(CharBuffer.wrap(password))) {
                return new Trouble(SecretState.DENIED, "too long, or with control characters");
            }
            trouble = null;
            char[] encoded = encoded(password);
            try {
                return vault.keep(name(proxy), ApiKey.of(encoded)).trouble();
            } finally {
                Arrays.fill(encoded, '\0');
            }
        }

        @Override
        public void forget() {
            trouble = null;
            vault.forget(ACCOUNT);
        }

        private static SecretName name(ProxyChoice.Manual proxy) {
            String user = URLEncoder.encode(proxy.user(), StandardCharsets.UTF_8);
            return new SecretName(
                    ACCOUNT,
                    "http://" + proxy.address() + "/" + user,
                    "Redrive: Proxy",
                    KeyStorage.KEYCHAIN);
        }

        /**
         * Encodes a password, which may contain characters that keys may not, such as blanks and
         * accents.
         */
        private static char[] encoded(char[] password) {
            byte[] bytes = SecretBytes.of(password);
            byte[] letters = Base64.getEncoder().encode(bytes);
            Arrays.fill(bytes, (byte) 0);
            char[] encoded = SecretBytes.toChars(letters);
            Arrays.fill(letters, (byte) 0);
            return encoded;
        }

        private static char[] decoded(char[] encoded) throws UnusableProxyPasswordException {
            byte[] letters = SecretBytes.of(encoded);
            Arrays.fill(encoded, '\0');
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(letters);
            } catch (IllegalArgumentException _) { // Its message would show a part of the password.
                throw new UnusableProxyPasswordException("another program has changed it");
            } finally {
                Arrays.fill(letters, (byte) 0);
            }
            char[] password = SecretBytes.toChars(bytes);
            Arrays.fill(bytes, (byte) 0);
            return password;
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
