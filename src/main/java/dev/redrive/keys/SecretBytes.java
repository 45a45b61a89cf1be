package dev.redrive.keys;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Converts secrets to UTF-8 bytes and back, leaving no copy but the one that is returned. */
public final class SecretBytes {

    /** UTF-8 takes three bytes for a char, and four for a surrogate pair. */
    private static final int MOST_BYTES = 3;

    private SecretBytes() {}

    /** The bytes of those characters; the caller wipes them. */
    public static byte[] of(char[] secret) {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES * secret.length);
        encoder().encode(CharBuffer.wrap(secret), bytes, true);
        byte[] whole = bytes.array();
        byte[] used = Arrays.copyOf(whole, bytes.position());
        Arrays.fill(whole, (byte) 0);
        return used;
    }

    /** The characters of those bytes; the caller wipes them. */
    public static char[] toChars(byte[] bytes) {
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        decoder().decode(ByteBuffer.wrap(bytes), characters, true);
        char[] whole = characters.array();
        char[] used = Arrays.copyOf(whole, characters.position());
        Arrays.fill(whole, '\0');
        return used;
    }

    private static CharsetEncoder encoder() {
        return StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }
}
