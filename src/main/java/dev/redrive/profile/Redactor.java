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

    /**
     * The length from which a secret counts in data, such as an id: a shorter one turns up there by
     * chance, so it is masked in prose only.
     */
    public static final int SHORTEST_IN_DATA = 8;

    private static final String MASK = "***";

    private volatile List<String> secrets = List.of();
    private volatile List<String> longSecrets = List.of();

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
            Set<String> forms = SecretForms.of(new String(secret));
            secrets = with(secrets, forms);
            if (secret.length >= SHORTEST_IN_DATA) {
                longSecrets = with(longSecrets, forms);
            }
        }
    }

    private static List<String> with(List<String> known, Set<String> more) {
        Set<String> all = new LinkedHashSet<>(known);
        all.addAll(more);
        return List.copyOf(all);
    }

    /**
     * Whether that data, such as an id, holds a protected secret of at least {@link
     * #SHORTEST_IN_DATA} characters in any of its forms. Data is refused or kept, never edited: an
     * edited id leads nowhere.
     */
    public boolean isIn(String data) {
        return longSecrets.stream().anyMatch(data::contains);
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
