package dev.redrive.keys;

import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.SecretStore.SecretName;
import java.io.Serial;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one password where keys are kept, under a name of its own. Unlike a key it may hold any
 * characters. Masked in logs and details from the moment it goes in or comes out. Calls may block,
 * so they are never made on the JavaFX thread.
 */
public final class VaultedPassword {

    private static final int LONGEST = 200;

    private final KeyVault vault;
    private final Redactor redactor;

    /** Why the password could not be read; null when it could, or was not needed yet. */
    private volatile @Nullable Trouble trouble;

    /**
     * @param vault keeps it
     * @param redactor masks it
     */
    public VaultedPassword(KeyVault vault, Redactor redactor) {
        this.vault = vault;
        this.redactor = redactor;
    }

    /** Whether the password can be kept and sent: at most 200 characters, no control characters. */
    public static boolean isUsable(CharSequence password) {
        return password.length() <= LONGEST && password.chars().noneMatch(Character::isISOControl);
    }

    /** From now on this one, which is kept nowhere yet, is masked as well. */
    public void protect(char[] password) {
        redactor.protect(password);
    }

    /**
     * A copy of the password, to be wiped by the caller; null when none is kept for that address.
     *
     * @throws UnusablePasswordException when one is kept and cannot be read, for instance because
     *     the keychain is locked, or was not kept by Redrive
     */
    public char @Nullable [] find(SecretName name) throws UnusablePasswordException {
        // Read once only, or a locked keychain would show its dialog again at every check.
        KeyState state = trouble == null ? vault.fetch(name) : KeyState.unavailable(trouble);
        ApiKey kept = state.equals(KeyState.MISSING) ? null : vault.find(name);
        if (kept == null) {
            Trouble why = state.trouble();
            if (why != null) {
                trouble = why;
                throw new UnusablePasswordException(inWords(why));
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

    /**
     * Keeps the password in place of any other of that account; the array may be wiped afterwards.
     * It is available until the program closes. One that is not {@link #isUsable} is not kept at
     * all.
     *
     * @return why it is not kept beyond that; null when it is
     */
    public @Nullable Trouble keep(SecretName name, char[] password) {
        redactor.protect(password);
        if (!isUsable(CharBuffer.wrap(password))) {
            return new Trouble(SecretState.DENIED, "too long, or with control characters");
        }
        trouble = null;
        char[] encoded = encoded(password);
        try {
            return vault.keep(name, ApiKey.of(encoded)).trouble();
        } finally {
            Arrays.fill(encoded, '\0');
        }
    }

    /** Drops the password, wherever it is. */
    public void forget(String account) {
        trouble = null;
        vault.forget(account);
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

    private static char[] decoded(char[] encoded) throws UnusablePasswordException {
        byte[] letters = SecretBytes.of(encoded);
        Arrays.fill(encoded, '\0');
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(letters);
        } catch (IllegalArgumentException _) { // Its message would show a part of the password.
            throw new UnusablePasswordException("another program has changed it");
        } finally {
            Arrays.fill(letters, (byte) 0);
        }
        char[] password = SecretBytes.toChars(bytes);
        Arrays.fill(bytes, (byte) 0);
        return password;
    }

    /** A password is kept somewhere and cannot be read there. */
    public static final class UnusablePasswordException extends Exception {

        @Serial private static final long serialVersionUID = 1L;

        UnusablePasswordException(String why) {
            super(why);
        }

        /** Why, in English, without any part of the password. */
        public String why() {
            return String.valueOf(getMessage());
        }
    }
}
