package dev.redrive.profile;

import java.util.Arrays;

/**
 * Characters made comparable, and where in the text each comes from. Holds what may be a secret, so
 * {@link #wipe()} it where it was made of one.
 */
final class Folded {

    private char[] characters;
    private int[] from;
    private int[] to;
    private int length;

    Folded(int expected) {
        characters = new char[expected];
        from = new int[expected];
        to = new int[expected];
    }

    void add(char character, int start, int end) {
        if (length == characters.length) {
            int more = Math.max(16, 2 * length);
            char[] larger = Arrays.copyOf(characters, more);
            Arrays.fill(characters, '\0');
            characters = larger;
            from = Arrays.copyOf(from, more);
            to = Arrays.copyOf(to, more);
        }
        characters[length] = character;
        from[length] = start;
        to[length++] = end;
    }

    int length() {
        return length;
    }

    char at(int index) {
        return characters[index];
    }

    /** Where the character begins in the text. */
    int from(int index) {
        return from[index];
    }

    /** Behind where the character ends in the text. */
    int to(int index) {
        return to[index];
    }

    char[] copy() {
        return Arrays.copyOf(characters, length);
    }

    void wipe() {
        Arrays.fill(characters, '\0');
    }
}
