package dev.redrive.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a trail from its oldest line to its newest, and against the head that is kept beside it.
 * Only reads; the program may write meanwhile. Never on the JavaFX thread.
 */
public final class AuditCheck {

    /** What is wrong with a trail at the first place where something is. */
    public enum Fault {
        /** A byte that is no text. */
        NOT_UTF_8,
        /** The line ends as lines do on Windows, so something has changed the file. */
        CARRIAGE_RETURN,
        /** Nothing of the form of a line. */
        NOT_A_LINE,
        /** The line's hash is not that of its bytes. */
        CHANGED,
        /** One line or more is missing before this one. */
        LINES_MISSING,
        /** The line belongs further up: it stands there twice, or was moved or inserted. */
        OUT_OF_PLACE,
        /** The line does not continue the one before it. */
        NOT_CONTINUED,
        /** The line is not the one that the kept head remembers with that number. */
        NOT_THE_KEPT_ONE,
        /** The newest lines, which the kept head remembers, are missing here. */
        END_MISSING,
        /** The line was written when the kept head was gone, so lines may be missing before it. */
        HEAD_WAS_MISSING,
        /** There are lines, and the kept head is missing or not understood. */
        HEAD_MISSING,
        /** The file is missing. */
        FILE_MISSING,
        /** The file cannot be read. */
        UNREADABLE
    }

    /** What came of verifying. */
    public sealed interface Result {

        /** There is no trail in that folder. */
        record NoTrail() implements Result {}

        /**
         * Every line is as it was written.
         *
         * @param lines how many there are
         * @param first the number of the first one; more than 1 where older files were removed
         * @param head the hash of the last one
         * @param lost how many acts could not be written, as the lines say
         * @param cutBytes the length of an incomplete last line, as a crash leaves it
         */
        record Whole(long lines, long first, String head, long lost, long cutBytes)
                implements Result {}

        /**
         * Something is not as it was written; nothing is known of what comes after it.
         *
         * @param file where
         * @param line which line of that file, from 1; 0 where it is about the whole file
         */
        record Broken(Fault fault, Path file, long line) implements Result {}
    }

    private static final int ATTEMPTS = 3;

    /** A line that is longer was not written by Redrive. */
    private static final int LONGEST_LINE = 1 << 16;

    private static final System.Logger LOG = System.getLogger(AuditCheck.class.getName());

    private final AuditFolder folder;
    private @Nullable Link last;
    private long line;
    private long first;
    private long lines;
    private long lost;
    private long cutBytes;

    private AuditCheck(AuditFolder folder) {
        this.folder = folder;
    }

    /** Verifies the trail in that folder. */
    public static Result of(AuditFolder folder) {
        Result result = new AuditCheck(folder).result();
        AuditHead head = head(folder);
        // Once more where lines were written meanwhile.
        for (int attempt = 1; attempt < ATTEMPTS && result instanceof Result.Broken; attempt++) {
            AuditHead now = head(folder);
            result = new AuditCheck(folder).result();
            if (Objects.equals(now, head)) {
                break;
            }
            head = now;
        }
        return result;
    }

    private static @Nullable AuditHead head(AuditFolder folder) {
        try {
            return AuditHead.read(folder.path());
        } catch (IOException e) {
            return null;
        }
    }

    private Result result() {
        Path reading = AuditHead.file(folder.path());
        try {
            // First, so that it is not newer than the lines that are read.
            AuditHead kept = AuditHead.read(folder.path());
            reading = folder.path();
            SortedMap<Long, Path> full = folder.full();
            if (kept == null && full.isEmpty() && !Files.exists(folder.current())) {
                return new Result.NoTrail();
            }
            long start = start(kept, full);
            long end =
                    Math.max(kept == null ? 0 : kept.newest(), full.isEmpty() ? 0 : full.lastKey());
            for (long number = start; number <= end; number++) {
                reading = folder.full(number);
                if (!full.containsKey(number)) {
                    return new Result.Broken(Fault.FILE_MISSING, reading, 0);
                }
                Result broken = read(reading, kept, start);
                if (broken != null) {
                    return broken;
                }
            }
            reading = folder.current();
            boolean hasCurrent = Files.exists(reading);
            Result broken = hasCurrent ? read(reading, kept, start) : null;
            return broken == null ? end(kept, hasCurrent) : broken;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the audit trail cannot be read", e);
            return new Result.Broken(Fault.UNREADABLE, reading, 0);
        }
    }

    /** The number of the first file; a removal that was interrupted may have left older ones. */
    private static long start(@Nullable AuditHead kept, SortedMap<Long, Path> full) {
        if (kept == null) {
            return full.isEmpty() ? 1 : full.firstKey();
        }
        return full.isEmpty() ? kept.oldest() : Math.min(kept.oldest(), full.firstKey());
    }

    /** The first thing that is wrong in that file; null when nothing is. */
    private @Nullable Result read(Path file, @Nullable AuditHead kept, long start)
            throws IOException {
        cutBytes = 0;
        line = 0;
        boolean isCurrent = file.equals(folder.current());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    bytes.write(next);
                    if (bytes.size() > LONGEST_LINE) {
                        return new Result.Broken(Fault.NOT_A_LINE, file, line + 1);
                    }
                    continue;
                }
                line++;
                Fault fault = fault(bytes.toByteArray(), kept, start);
                if (fault != null) {
                    return new Result.Broken(fault, file, line);
                }
                bytes.reset();
            }
            cutBytes = bytes.size();
        }
        return cutBytes > 0 && !isCurrent
                ? new Result.Broken(Fault.NOT_A_LINE, file, line + 1)
                : null;
    }

    private @Nullable Fault fault(byte[] bytes, @Nullable AuditHead kept, long start) {
        AuditLine.Reading reading = AuditLine.read(bytes);
        AuditLine read = reading.line();
        JsonNode fields = reading.fields();
        if (read == null || fields == null) {
            return Fault.valueOf(String.valueOf(reading.flaw()));
        }
        Link link = read.link();
        Link before = last == null ? before(read, kept, start) : last;
        if (link.sequence() != before.sequence() + 1) {
            return link.sequence() > before.sequence() ? Fault.LINES_MISSING : Fault.OUT_OF_PLACE;
        }
        if (!read.previous().equals(before.hash())) {
            return Fault.NOT_CONTINUED;
        }
        if (fields.path(AuditLine.HEAD_MISSING).asBoolean()) {
            return Fault.HEAD_WAS_MISSING;
        }
        if (kept != null
                && kept.link().sequence() == link.sequence()
                && !kept.link().equals(link)) {
            return Fault.NOT_THE_KEPT_ONE;
        }
        if (last == null) {
            first = link.sequence();
        }
        last = link;
        lines++;
        lost += fields.path(AuditLine.LOST).asLong();
        return null;
    }

    /** Where the chain stands before its first line, which older files may have come before. */
    private static Link before(AuditLine read, @Nullable AuditHead kept, long start) {
        if (start == 1) {
            return Link.START;
        }
        if (kept != null && kept.oldest() == start && kept.first() > 0) {
            return new Link(kept.first() - 1, read.previous());
        }
        return new Link(read.link().sequence() - 1, read.previous());
    }

    private Result end(@Nullable AuditHead kept, boolean hasCurrent) {
        Path file = folder.current();
        if (kept == null) {
            return new Result.Broken(Fault.HEAD_MISSING, AuditHead.file(folder.path()), 0);
        }
        long newest = last == null ? 0 : last.sequence();
        if (kept.link().sequence() > newest) {
            return hasCurrent
                    ? new Result.Broken(Fault.END_MISSING, file, line + 1)
                    : new Result.Broken(Fault.FILE_MISSING, file, 0);
        }
        return last == null
                ? new Result.NoTrail()
                : new Result.Whole(lines, first, last.hash(), lost, cutBytes);
    }
}
