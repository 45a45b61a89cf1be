package dev.redrive.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.files.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a line: a JSON object in UTF-8 that ends with the field {@code event.hash}, and one
 * line feed. The hash is the SHA-256 of the hash of the line before, as 64 ASCII digits, followed
 * by every byte of the line up to the comma before {@code "event.hash"}.
 */
final class AuditLine {

    static final String SEQUENCE = "event.sequence";
    static final String PREVIOUS = "redrive.audit.previous";
    static final String HEAD_MISSING = "redrive.audit.head_missing";
    static final String LOST = "redrive.audit.lost";

    private static final byte[] BEFORE_HASH =
            ",\"event.hash\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER_HASH = "\"}".getBytes(StandardCharsets.US_ASCII);

    /** The length of the end of a line, from the comma before the hash. */
    private static final int END = BEFORE_HASH.length + Link.HASH_LENGTH + AFTER_HASH.length;

    private final byte[] bytes;
    private final Link link;
    private final String previous;

    private AuditLine(byte[] bytes, Link link, String previous) {
        this.bytes = bytes;
        this.link = link;
        this.previous = previous;
    }

    /** What is wrong with a line in itself. */
    enum Flaw {
        /** A byte that is no text. */
        NOT_UTF_8,
        /** It ends as lines do on Windows. */
        CARRIAGE_RETURN,
        /** Nothing of the form of a line. */
        NOT_A_LINE,
        /** Its hash is not that of its bytes. */
        CHANGED
    }

    /**
     * What was read.
     *
     * @param line null where there is a flaw
     * @param flaw null where there is none
     * @param fields what the line says; null where there is a flaw
     */
    record Reading(@Nullable AuditLine line, @Nullable Flaw flaw, @Nullable JsonNode fields) {}

    /** The line of those fields, in their order, after the one where the chain stands. */
    static AuditLine after(Link before, Map<String, Object> fields) {
        try {
            byte[] object = StrictJson.mapper().writeValueAsBytes(fields);
            byte[] content = Arrays.copyOf(object, object.length - 1); // Open for the hash.
            String hash = hash(before.hash(), content);
            byte[] line = Arrays.copyOf(content, content.length + END);
            ByteBuffer.wrap(line, content.length, END)
                    .put(BEFORE_HASH)
                    .put(hash.getBytes(StandardCharsets.US_ASCII))
                    .put(AFTER_HASH);
            return new AuditLine(line, new Link(before.sequence() + 1, hash), before.hash());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // Texts, numbers and booleans can be written.
        }
    }

    /** Reads a line, without its line feed, and holds it against its own hash. */
    static Reading read(byte[] bytes) {
        if (!isText(bytes)) {
            return flawed(Flaw.NOT_UTF_8);
        }
        if (bytes.length > 0 && bytes[bytes.length - 1] == '\r') {
            return flawed(Flaw.CARRIAGE_RETURN);
        }
        int end = bytes.length - END;
        if (end < 1 || !has(bytes, end, BEFORE_HASH) || !has(bytes, bytes.length - 2, AFTER_HASH)) {
            return flawed(Flaw.NOT_A_LINE);
        }
        String hash =
                new String(
                        bytes, end + BEFORE_HASH.length, Link.HASH_LENGTH, StandardCharsets.UTF_8);
        JsonNode fields;
        try {
            fields = StrictJson.mapper().readTree(bytes);
        } catch (IOException e) {
            return flawed(Flaw.NOT_A_LINE);
        }
        String previous = fields.path(PREVIOUS).asText();
        JsonNode sequence = fields.path(SEQUENCE);
        if (!Link.isHash(hash) || !Link.isHash(previous) || !sequence.isIntegralNumber()) {
            return flawed(Flaw.NOT_A_LINE);
        }
        if (!hash.equals(hash(previous, Arrays.copyOf(bytes, end)))) {
            return flawed(Flaw.CHANGED);
        }
        Link link = new Link(sequence.asLong(), hash);
        return new Reading(new AuditLine(bytes, link, previous), null, fields);
    }

    /** The line, without its line feed. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** Where the chain stands after it. */
    Link link() {
        return link;
    }

    /** The hash that it says the line before has. */
    String previous() {
        return previous;
    }

    private static Reading flawed(Flaw flaw) {
        return new Reading(null, flaw, null);
    }

    private static boolean isText(byte[] bytes) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean has(byte[] bytes, int at, byte[] part) {
        return Arrays.equals(bytes, at, at + part.length, part, 0, part.length);
    }

    private static String hash(String previous, byte[] content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(previous.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
