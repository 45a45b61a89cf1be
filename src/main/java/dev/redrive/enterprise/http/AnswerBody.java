package dev.redrive.enterprise.http;

import dev.redrive.enterprise.http.Exchanged.Ending;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A body as text: UTF-8, or what its byte order mark says, without that mark. A gzip that nobody
 * asked for is decompressed, up to the limit.
 *
 * @param text what can be read of it
 * @param ending how the decompressing ended; complete when there was none to do
 */
record AnswerBody(String text, Ending ending) {

    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;
    private static final char MARK = '\uFEFF';

    /**
     * Reads a body.
     *
     * @param limit the most bytes it may have when it is decompressed
     */
    static AnswerBody of(byte[] bytes, int limit) {
        // By its first bytes, because a gateway may unpack a body and leave the header as it was.
        boolean compressed =
                bytes.length >= 2 && (bytes[0] & 0xff) == GZIP_1 && (bytes[1] & 0xff) == GZIP_2;
        return compressed
                ? decompressed(bytes, limit)
                : new AnswerBody(decoded(bytes), Ending.COMPLETE);
    }

    private static AnswerBody decompressed(byte[] bytes, int limit) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        Ending ending = new Gunzip(bytes).into(plain, limit);
        return new AnswerBody(decoded(plain.toByteArray()), ending);
    }

    private static String decoded(byte[] bytes) {
        String text = new String(bytes, charset(bytes));
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
                ? StandardCharsets.UTF_16LE
                : StandardCharsets.UTF_8;
    }
}
