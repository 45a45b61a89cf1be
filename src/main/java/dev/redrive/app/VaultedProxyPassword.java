package dev.redrive.app;

import dev.redrive.connection.ProxyAddress;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.connection.ProxyPassword;
import dev.redrive.connection.UnusableProxyPasswordException;
import dev.redrive.profile.ApiKey;
import dev.redrive.profile.KeyStatus;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.KeyVault;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.Redactor;
import dev.redrive.profile.SecretState;
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
 * Keeps the password of the proxy where the keys are, as if it were the key of a profile of its own
 * whose address is the proxy's: in the system's keychain, or until the program closes where there
 * is none. Masked in logs and details from the moment it goes in or comes out. Any thread but the
 * JavaFX one.
 */
final class VaultedProxyPassword implements ProxyPassword {

    private static final String ID = "proxy-password";

    private final KeyVault vault;
    private final Redactor redactor;

    /** Why the password could not be had; null when it could, or was not asked for yet. */
    private volatile @Nullable KeyStatus trouble;

    /**
     * @param vault keeps it
     * @param redactor masks it
     */
    VaultedProxyPassword(KeyVault vault, Redactor redactor) {
        this.vault = vault;
        this.redactor = redactor;
    }

    @Override
    public char @Nullable [] find(ProxyChoice.Manual proxy) throws UnusableProxyPasswordException {
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
