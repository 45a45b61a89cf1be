package dev.redrive.keys;

import dev.redrive.keys.Decoded.Folded;
import java.nio.CharBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks secrets in text that is shown, logged or kept. Finds a secret as it is and in disguise: in
 * other case, with invisible characters, blanks or signs between its letters, in full-width
 * letters, escaped for JSON, HTML or a URL (also twice), in Base64 or hexadecimal, or backwards.
 * Remembers hashes instead of the secrets, since a text may contain a secret long after it was
 * dropped. Any thread.
 */
public final class Redactor {

    /**
     * The least length of a secret that is searched for in data, such as an id: a shorter one may
     * occur there by chance, so it is masked in prose only.
     */
    public static final int SHORTEST_IN_DATA = 8;

    private static final String MASK = "***";

    /**
     * The characters decoded at a time; blocks overlap, so that a secret across two of them is
     * found.
     */
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
     * Whether data, such as an id, contains a protected secret of at least {@link
     * #SHORTEST_IN_DATA} characters, also in disguise. Data is rejected or kept, never edited: an
     * edited id would be useless.
     */
    public boolean isIn(String data) {
        return !found(data, longSecrets).isEmpty();
    }

    /**
     * Prose with three asterisks instead of every protected secret and of every value of the
     * service's key header. Takes time proportional to the length of the text.
     */
    public String clean(String text) {
        return cleaned(text, secrets);
    }

    /**
     * The same for data that is shown, such as a name or a number: secrets shorter than {@link
     * #SHORTEST_IN_DATA} stay, since they may occur there by chance.
     */
    public String cleanData(String data) {
        return cleaned(data, longSecrets);
    }

    /** An id as it is, or three asterisks when it contains a secret: part of one is useless. */
    public String cleanId(String id) {
        return cleanData(id).equals(id) ? id : MASK;
    }

    private static String cleaned(String text, SecretHashes secrets) {
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

    /** The forms in which a secret occurs in decoded and folded text. */
    static final class SecretForms {

        /**
         * Shorter secrets are not searched for with blanks and signs between their letters, as that
         * could be chance.
         */
        private static final int FEWEST_LETTERS = 12;

        /**
         * Shorter secrets are not searched for backwards or in hexadecimal, for the same reason.
         */
        private static final int SHORTEST_DISGUISE = 8;

        /** The least length of a part in Base64, for the same reason. */
        private static final int SHORTEST_PART = 4;

        private SecretForms() {}

        /** All forms of a secret that is not empty; none is empty. The caller wipes them. */
        static List<char[]> of(char[] secret) {
            List<char[]> forms = new ArrayList<>();
            addDecoded(secret, forms);
            char[] withPlus = secret.clone();
            for (int i = 0; i < withPlus.length; i++) {
                withPlus[i] = withPlus[i] == ' ' ? '+' : withPlus[i]; // As in a form's address.
            }
            addDecoded(withPlus, forms);
            addEncoded(secret, forms);
            Arrays.fill(withPlus, '\0');
            return forms;
        }

        /** At every depth, since a secret may contain what looks like an escape. */
        private static void addDecoded(char[] secret, List<char[]> forms) {
            Decoded decoded = Decoded.of(CharBuffer.wrap(secret), 0, secret.length);
            for (int depth = 0; decoded != null && depth <= Decoded.DEEPEST; depth++) {
                addBothWays(decoded.folded(), 1, forms);
                addBothWays(decoded.letters(), FEWEST_LETTERS, forms);
                decoded = decoded.further();
            }
        }

        private static void addBothWays(Folded folded, int fewest, List<char[]> forms) {
            if (folded.length() >= fewest) {
                char[] ahead = folded.copy();
                forms.add(ahead);
                if (ahead.length >= SHORTEST_DISGUISE) {
                    forms.add(backwards(ahead));
                }
            }
            folded.wipe();
        }

        private static char[] backwards(char[] ahead) {
            char[] back = new char[ahead.length];
            for (int i = 0; i < ahead.length; i++) {
                back[i] = ahead[ahead.length - 1 - i];
            }
            return back;
        }

        private static void addEncoded(char[] secret, List<char[]> forms) {
            byte[] bytes = SecretBytes.of(secret);
            // Inside something longer ("user:key") the letters depend on where the secret begins;
            // those
            // at its edges mix with the neighbours and are left out.
            for (int before = 0; before < 3; before++) {
                byte[] shifted = new byte[before + bytes.length];
                System.arraycopy(bytes, 0, shifted, before, bytes.length);
                int from = (before * 8 + 5) / 6;
                int to = shifted.length * 8 / 6;
                add(Base64.getEncoder().encode(shifted), from, to, forms);
                add(Base64.getUrlEncoder().encode(shifted), from, to, forms);
                Arrays.fill(shifted, (byte) 0);
            }
            byte[] whole = Base64.getEncoder().withoutPadding().encode(bytes);
            add(whole, 0, whole.length, forms);
            byte[] hexadecimal = new byte[2 * bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                hexadecimal[2 * i] = (byte) HexFormat.of().toHighHexDigit(bytes[i]);
                hexadecimal[2 * i + 1] = (byte) HexFormat.of().toLowHexDigit(bytes[i]);
            }
            if (hexadecimal.length >= SHORTEST_DISGUISE) {
                add(hexadecimal, 0, hexadecimal.length, forms);
            }
            Arrays.fill(bytes, (byte) 0);
        }

        private static void add(byte[] letters, int from, int to, List<char[]> forms) {
            if (to - from >= SHORTEST_PART) {
                char[] form = new char[to - from];
                for (int i = from; i < to; i++) {
                    form[i - from] = (char) letters[i];
                }
                addDecoded(form, forms);
                Arrays.fill(form, '\0');
            }
            Arrays.fill(letters, (byte) 0);
        }
    }

    /**
     * Finds the value after the name of the service's key header, in the usual forms of header
     * dumps: {@code name: value}, {@code name=[value]}, {@code "name":"value"}. When in doubt,
     * masks too much rather than too little.
     */
    static final class KeyHeader {

        private static final Pattern NAME =
                Pattern.compile(
                        "x-dq-enterprise-api-key", Pattern.CASE_INSENSITIVE | Pattern.LITERAL);
        private static final String AFTER_NAME = " \t\"'\\]";
        private static final String AFTER_CLOSING = " \t\r\n,;})]\\\"'";

        private KeyHeader() {}

        static void mark(String text, BitSet masked) {
            Matcher name = NAME.matcher(text);
            int from = 0;
            while (name.find(from)) {
                from = markValue(text, name.end(), masked);
            }
        }

        /**
         * Marks the value that begins after {@code from}, if there is one, and returns where it
         * ends.
         */
        private static int markValue(String text, int from, BitSet masked) {
            int separator = skip(text, from, AFTER_NAME);
            if (separator == text.length() || ":=".indexOf(text.charAt(separator)) < 0) {
                return from;
            }
            int value = skip(text, separator + 1, " \t");
            int opening = skip(text, value, "\\");
            char closing = opening == text.length() ? ' ' : closing(text.charAt(opening));
            if (closing == ' ') {
                int end = value;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                masked.set(value, end);
                return end;
            }
            boolean escapes = closing != ']' && opening == value;
            int end = closing(text, opening + 1, closing, escapes);
            masked.set(opening + 1, end);
            return end;
        }

        private static int skip(String text, int from, String characters) {
            int i = from;
            while (i < text.length() && characters.indexOf(text.charAt(i)) >= 0) {
                i++;
            }
            return i;
        }

        private static char closing(char opening) {
            return switch (opening) {
                case '[' -> ']';
                case '"', '\'' -> opening;
                default -> ' ';
            };
        }

        /**
         * Where the value ends: at a closing character that is not part of the value, or with the
         * line.
         */
        private static int closing(String text, int from, char closing, boolean escapes) {
            int i = from;
            while (i < text.length() && text.charAt(i) != '\n') {
                boolean escaped = escapes && i > from && text.charAt(i - 1) == '\\';
                boolean last = i + 1 == text.length();
                if (text.charAt(i) == closing
                        && !escaped
                        && (last || AFTER_CLOSING.indexOf(text.charAt(i + 1)) >= 0)) {
                    return i;
                }
                i++;
            }
            return i;
        }
    }
}
