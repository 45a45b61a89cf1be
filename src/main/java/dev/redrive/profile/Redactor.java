package dev.redrive.profile;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Masks secrets in text that is shown, logged or kept. Finds a secret as it is and in disguise: in
 * other case, with invisible characters, blanks or signs between its letters, in full-width
 * letters, escaped for JSON, HTML or an address (also twice), in Base64 or hexadecimal, or
 * backwards. Remembers hashes, not the secrets, since a text may mention one long after it was
 * dropped. Any thread.
 */
public final class Redactor {

    /**
     * The length from which a secret counts in data, such as an id: a shorter one turns up there by
     * chance, so it is masked in prose only.
     */
    public static final int SHORTEST_IN_DATA = 8;

    private static final String MASK = "***";

    /** What is decoded at once; a secret across two blocks is found since they overlap. */
    private static final int BLOCK = 1 << 16;

    private static final int OVERLAP = 1 << 13;

    private volatile SecretHashes secrets = SecretHashes.NONE;
    private volatile SecretHashes longSecrets = SecretHashes.NONE;

    /** Masks this key from now on. */
    public void protect(ApiKey key) {
        char[] characters = key.reveal();
        try {
            protect(characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Masks these characters from now on, however short; the array may be wiped afterwards. */
    public synchronized void protect(char[] secret) {
        if (secret.length > 0) {
            secrets = with(secrets, secret);
            if (secret.length >= SHORTEST_IN_DATA) {
                longSecrets = with(longSecrets, secret);
            }
        }
    }

    private static SecretHashes with(SecretHashes known, char[] secret) {
        if (known != SecretHashes.NONE) {
            return known.with(SecretForms.of(secret));
        }
        byte[] salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        return new SecretHashes(salt).with(SecretForms.of(secret));
    }

    /**
     * Whether that data, such as an id, holds a protected secret of at least {@link
     * #SHORTEST_IN_DATA} characters, also in disguise. Data is refused or kept, never edited: an
     * edited id leads nowhere.
     */
    public boolean isIn(String data) {
        return !found(data, longSecrets).isEmpty();
    }

    /**
     * The text with three asterisks in place of every protected secret and of every value of the
     * service's key header. Takes time in proportion to the text.
     */
    public String clean(String text) {
        BitSet masked = found(text, secrets);
        KeyHeader.mark(text, masked);
        return masked.isEmpty() ? text : masked(text, masked);
    }

    private static BitSet found(String text, SecretHashes secrets) {
        BitSet found = new BitSet();
        int to = secrets.isEmpty() ? text.length() : 0;
        for (int from = 0; to < text.length(); from += BLOCK - OVERLAP) {
            to = Math.min(text.length(), from + BLOCK);
            mark(text, from, to, secrets, found);
        }
        return found;
    }

    private static void mark(String text, int from, int to, SecretHashes secrets, BitSet masked) {
        Decoded decoded = Decoded.of(text, from, to);
        for (int depth = 0; decoded != null && depth <= Decoded.DEEPEST; depth++) {
            secrets.mark(decoded.folded(), masked);
            secrets.mark(decoded.letters(), masked);
            decoded = decoded.further();
        }
    }

    private static String masked(String text, BitSet masked) {
        StringBuilder clean = new StringBuilder(text.length());
        int open = 0;
        while (open < text.length()) {
            int from = masked.nextSetBit(open);
            if (from < 0) {
                break;
            }
            clean.append(text, open, from).append(MASK);
            open = masked.nextClearBit(from);
        }
        return clean.append(text, open, text.length()).toString();
    }
}
