package dev.redrive.profile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Masks keys in text that leaves the program: logs, details, reports. Remembers the keys themselves
 * for as long as it lives, since a text may mention one long after it was dropped. Any thread.
 */
public final class Redactor {

    private static final String MASK = "***";

    private volatile List<String> secrets = List.of();

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
            Set<String> known = new LinkedHashSet<>(secrets);
            known.addAll(SecretForms.of(new String(secret)));
            secrets = List.copyOf(known);
        }
    }

    /**
     * The text with three asterisks in place of every protected secret, be it raw, URL-encoded,
     * JSON-escaped or in Base64, and of every value of the service's key header. Takes time in
     * proportion to the text, for each secret.
     */
    public String clean(String text) {
        BitSet masked = new BitSet();
        for (String secret : secrets) {
            mark(text, secret, masked);
        }
        KeyHeader.mark(text, masked);
        return masked.isEmpty() ? text : masked(text, masked);
    }

    /** Marks, rather than replaces, so that secrets that overlap are both masked whole. */
    private static void mark(String text, String secret, BitSet masked) {
        int from = text.indexOf(secret);
        while (from >= 0) {
            masked.set(from, from + secret.length());
            from = text.indexOf(secret, from + 1);
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
