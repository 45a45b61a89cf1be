package dev.redrive.connection;

import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyStatus;
import dev.redrive.keys.KeyVault;
import dev.redrive.keys.Redactor;
import dev.redrive.keys.SecretState;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import java.io.Serial;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
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

    /**
     * Keeps the password of the proxy where the keys are, as if it were the key of a profile of its
     * own whose address is the proxy's: in the system's keychain, or until the program closes where
     * there is none. Masked in logs and details from the moment it goes in or comes out. Any thread
     * but the JavaFX one.
     */
    static final class VaultedProxyPassword implements ProxyPassword {

        private static final String ID = "proxy-password";

        private final KeyVault vault;
        private final Redactor redactor;

        /** Why the password could not be had; null when it could, or was not asked for yet. */
        private volatile @Nullable KeyStatus trouble;

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
            Profile owner = owner(proxy);
            // Asked once only, or a locked keychain would ask the user again at every check.
            KeyStatus status = trouble == null ? vault.fetch(owner) : trouble;
            ApiKey kept = status.state() == SecretState.ABSENT ? null : vault.find(owner);
            if (kept == null) {
                if (status.isTrouble()) {
                    trouble = status;
                    throw new UnusableProxyPasswordException(why(status));
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

        private static String why(KeyStatus status) {
            return switch (status.state()) {
                case LOCKED -> "the keychain is locked";
                case NO_SERVICE -> "there is no keychain";
                case TIMED_OUT -> "the keychain does not answer";
                default -> "the keychain does not give it out as Redrive has kept it";
            };
        }

        @Override
        public KeyStatus keep(ProxyChoice.Manual proxy, char[] password) {
            redactor.protect(password);
            if (!ProxyAddress.isUsablePassword(CharBuffer.wrap(password))) {
                return new KeyStatus(SecretState.DENIED, "too long, or with control characters");
            }
            trouble = null;
            char[] encoded = encoded(password);
            try {
                return vault.keep(owner(proxy), ApiKey.of(encoded));
            } finally {
                Arrays.fill(encoded, '\0');
            }
        }

        @Override
        public void forget() {
            trouble = null;
            vault.forget(ID);
        }

        private static Profile owner(ProxyChoice.Manual proxy) {
            String user = URLEncoder.encode(proxy.user(), StandardCharsets.UTF_8);
            return new Profile(
                    ID,
                    "Proxy",
                    ProfileKind.PRODUCTION,
                    ProfileColour.BLUE,
                    URI.create("http://" + proxy.address() + "/" + user),
                    false,
                    KeyStorage.KEYCHAIN);
        }

        /** Passwords may hold what keys may not: blanks, accents. */
        private static char[] encoded(char[] password) {
            CharsetEncoder utf8 =
                    StandardCharsets.UTF_8
                            .newEncoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE);
            ByteBuffer room = ByteBuffer.allocate((int) (password.length * utf8.maxBytesPerChar()));
            utf8.encode(CharBuffer.wrap(password), room, true);
            byte[] bytes = Arrays.copyOf(room.array(), room.position());
            byte[] letters = Base64.getEncoder().encode(bytes);
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(room.array(), (byte) 0);
            return characters(letters);
        }

        private static char[] decoded(char[] encoded) throws UnusableProxyPasswordException {
            byte[] letters = new String(encoded).getBytes(StandardCharsets.US_ASCII);
            Arrays.fill(encoded, '\0');
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(letters);
            } catch (IllegalArgumentException _) { // Its message would show a part of the password.
                throw new UnusableProxyPasswordException("another program has changed it");
            } finally {
                Arrays.fill(letters, (byte) 0);
            }
            CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            Arrays.fill(bytes, (byte) 0);
            char[] password = new char[decoded.remaining()];
            decoded.get(password);
            decoded.rewind();
            while (decoded.hasRemaining()) {
                decoded.put('\0');
            }
            return password;
        }

        private static char[] characters(byte[] letters) {
            char[] characters = new char[letters.length];
            for (int i = 0; i < letters.length; i++) {
                characters[i] = (char) letters[i];
            }
            Arrays.fill(letters, (byte) 0);
            return characters;
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
