package dev.redrive.files;

import org.jspecify.annotations.Nullable;

/**
 * One thing in a file that was not understood, while the rest was.
 *
 * @param line where it stands, from 1
 * @param owner what it belongs to, by its name in the file; empty for the file as a whole
 * @param field the field that is wrong; empty when there is none to name
 * @param word what stands there, shortened, without characters that cannot be shown
 * @param instead what counts in its place; null when all of the owner is left out
 */
public record Flaw(int line, String owner, String field, String word, @Nullable String instead) {

    private static final int LONGEST = 40;

    /** Makes owner and word fit to be shown. */
    public Flaw {
        owner = shown(owner);
        word = shown(word);
    }

    /** Marks what cannot be seen, rather than leave it out: here it is what is wrong. */
    private static String shown(String text) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
