package dev.redrive.audit;

import java.util.regex.Pattern;

/**
 * Where the chain stands after a line.
 *
 * @param sequence the number of the line since the trail began, from 1
 * @param hash the line's hash, 64 hexadecimal digits in lower case
 */
record Link(long sequence, String hash) {

    static final int HASH_LENGTH = 64;

    /** Before the first line. */
    static final Link START = new Link(0, "0".repeat(HASH_LENGTH));

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{" + HASH_LENGTH + "}");

    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }
}
