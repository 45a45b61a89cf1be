package dev.redrive.enterprise.http;

import dev.redrive.enterprise.http.Exchanged.Ending;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses one gzip (RFC 1952) with one member and nothing behind it. Java's own stream goes
 * from member to member recursively, so that some thousand empty ones overflow the stack.
 */
final class Gunzip {

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
                trailer.getInt() == (int) checksum.getValue() && trailer.getInt() == plain.size();
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
