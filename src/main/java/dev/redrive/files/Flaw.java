package dev.redrive.files;

import org.jspecify.annotations.Nullable;

/**
 * One thing in a file that was not understood, while the rest of the file was.
 *
 * @param line its line, from 1
 * @param owner the name of what it belongs to; empty for the file as a whole
 * @param field the field that is wrong; empty when there is none to name
 * @param word the text in the file, shortened, without invisible characters
 * @param instead what is used instead; null when the owner is left out
 */
public record Flaw(int line, String owner, String field, String word, @Nullable String instead) {

    private static final int LONGEST = 40;

    /** Shortens owner and word for display. */
    public Flaw {
        owner = shown(owner);
        word = shown(word);
    }

    /** Marks invisible characters instead of removing them, as they may be what is wrong. */
    private static String shown(String text) {
        String plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
