package dev.redrive.profile;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The forms in which a secret turns up in text that was decoded and folded. */
final class SecretForms {

    /** With fewer letters than this, blanks and signs between them could be chance. */
    private static final int FEWEST_LETTERS = 12;

    /** A shorter secret backwards, or in hexadecimal, could be chance as well. */
    private static final int SHORTEST_DISGUISE = 8;

    /** The same of a piece of Base64. */
    private static final int SHORTEST_PART = 4;

    private SecretForms() {}

    /** All forms of a secret that is not empty; none of them empty. Whoever asks wipes them. */
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

    /** At every depth, since a secret may hold what looks like an escape. */
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
        // Inside something longer ("user:key") the letters depend on where the secret begins; those
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
