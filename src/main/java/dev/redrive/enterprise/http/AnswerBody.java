package dev.redrive.enterprise.http;

import dev.redrive.enterprise.http.Exchange.Exchanged.Ending;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A body as text: in UTF-8, or as its byte order mark says, without that mark. A gzip body,
 * although never requested, is decompressed up to the limit.
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

    /**
     * Decompresses one gzip (RFC 1952) with one member and nothing behind it. Java's own stream
     * goes from member to member recursively, so that some thousand empty ones overflow the stack.
     */
    static final class Gunzip {

        private static final int HEADER = 10;
        private static final int TRAILER = 8;
        private static final int FLAGS = 3;
        private static final int CHECKSUM = 2;
        private static final int EXTRA = 4;
        private static final int NAME = 8;
        private static final int COMMENT = 16;

        private final byte[] packed;

        Gunzip(byte[] packed) {
            this.packed = packed;
        }

        /** Adds what is decompressed, up to the limit, and says how it ended. */
        Ending into(ByteArrayOutputStream plain, int limit) {
            int from = contentStart();
            if (from < 0) {
                return Ending.DAMAGED;
            }
            Inflater inflater = new Inflater(true);
            try {
                inflater.setInput(packed, from, packed.length - from);
                return into(plain, limit, inflater);
            } catch (DataFormatException _) {
                return Ending.DAMAGED;
            } finally {
                inflater.end();
            }
        }

        private Ending into(ByteArrayOutputStream plain, int limit, Inflater inflater)
                throws DataFormatException {
            CRC32 checksum = new CRC32();
            byte[] part = new byte[8_192];
            while (!inflater.finished()) {
                int n = inflater.inflate(part);
                if (n == 0 && !inflater.finished()) {
                    return Ending.DAMAGED; // It ends too early, or wants a dictionary.
                }
                int room = limit - plain.size();
                plain.write(part, 0, Math.min(n, room));
                if (n > room) {
                    return Ending.TOO_LARGE;
                }
                checksum.update(part, 0, n);
            }
            if (inflater.getRemaining() != TRAILER) {
                return Ending.DAMAGED;
            }
            ByteBuffer trailer =
                    ByteBuffer.wrap(packed, packed.length - TRAILER, TRAILER)
                            .order(ByteOrder.LITTLE_ENDIAN);
            boolean whole =
                    trailer.getInt() == (int) checksum.getValue()
                            && trailer.getInt() == plain.size();
            return whole ? Ending.COMPLETE : Ending.DAMAGED;
        }

        /** Where the content begins; below 0 when the header is not whole. */
        private int contentStart() {
            if (packed.length < HEADER) {
                return -1;
            }
            int flags = packed[FLAGS];
            int at = HEADER;
            if ((flags & EXTRA) != 0) {
                at =
                        at + 2 > packed.length
                                ? packed.length
                                : at + 2 + (packed[at] & 0xff) + ((packed[at + 1] & 0xff) << 8);
            }
            if ((flags & NAME) != 0) {
                at = afterZero(at);
            }
            if ((flags & COMMENT) != 0) {
                at = afterZero(at);
            }
            if ((flags & CHECKSUM) != 0) {
                at += 2;
            }
            return at < packed.length ? at : -1;
        }

        private int afterZero(int from) {
            int at = from;
            while (at < packed.length && packed[at] != 0) {
                at++;
            }
            return at + 1;
        }
    }
}
