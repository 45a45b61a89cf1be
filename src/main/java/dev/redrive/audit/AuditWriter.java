package dev.redrive.audit;

import dev.redrive.audit.AuditFields.Remarks;
import dev.redrive.files.OwnerFiles;
import dev.redrive.files.SafeFile;
import dev.redrive.files.SafeFile.HeldFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to the trail. Holds no file open between two calls: each one looks at what is there
 * now, so that a file that was removed, or that a crash left incomplete, is noticed and the chain
 * never forks. Only the owner can read the files, and no link is followed. One thread at a time.
 *
 * @param fields makes the lines
 * @param limits when files are rotated
 * @param pause waits a moment between two attempts to get the lock
 */
record AuditWriter(AuditFolder folder, AuditFields fields, Limits limits, Runnable pause) {

    private static final System.Logger LOG = System.getLogger(AuditWriter.class.getName());
    private static final Set<OpenOption> AT_THE_END =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> TO_READ =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> TO_CHANGE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private static final int ATTEMPTS = 20;

    /** More than the longest line has. */
    private static final int LONGEST_LINE = 1 << 16;

    /**
     * When a file is full, and how many full ones are kept.
     *
     * @param bytes about the largest size of a file
     * @param kept how many full files there are beside the current one
     */
    record Limits(long bytes, int kept) {

        /** At some 800 bytes a line, more than 100,000 acts. */
        static final Limits STANDARD = new Limits(4 << 20, 24);
    }

    /**
     * An act to be written.
     *
     * @param at when it was recorded
     * @param written completed once it is on the disk, or cannot be
     */
    record Pending(Act act, Instant at, CompletableFuture<Void> written) {}

    /**
     * What came of writing.
     *
     * @param lines how many of the acts are in the file
     * @param trouble what went wrong; null for nothing
     */
    record Appended(int lines, @Nullable IOException trouble) {}

    /** The end of a file: where its last whole line stands, and what comes after that. */
    private record Tail(@Nullable Link link, long wholeBytes, long cutBytes) {}

    /**
     * Writes those acts and forces them to the disk.
     *
     * @param lost how many before them could not be written, which the first line says
     */
    Appended append(List<Pending> acts, long lost) {
        int written = 0;
        try {
            OwnerFiles.createFolder(folder.path());
            try (FileChannel _ = locked()) {
                AuditHead kept = AuditHead.read(folder.path());
                SortedMap<Long, Path> full = folder.full();
                Tail tail = tail(folder.current());
                Tail before =
                        tail.wholeBytes() > 0 || full.isEmpty()
                                ? tail
                                : tail(full.lastEntry().getValue());
                boolean isNew = kept == null && full.isEmpty() && isEmpty(tail);
                if (isNew) {
                    AuditHead.START.write(folder.path()); // From now on, none is a sign.
                }
                cut(tail);
                AuditHead head = kept == null ? AuditHead.START : kept;
                Link link = end(before.link(), head.link());
                Remarks remarks = new Remarks(lost, tail.cutBytes(), kept == null && !isNew);
                AuditHead next = rotated(head, full, tail.wholeBytes());
                try (FileChannel out = opened()) {
                    for (Pending each : acts) {
                        AuditLine line =
                                AuditLine.after(
                                        link, fields.of(each.act(), each.at(), link, remarks));
                        write(out, line);
                        link = line.link();
                        remarks = Remarks.NONE;
                        written++;
                    }
                    out.force(false);
                }
                acts.forEach(each -> each.written().complete(null));
                next.at(link).write(folder.path());
                removeBefore(next.oldest(), full);
            }
            return new Appended(written, null);
        } catch (IOException e) {
            return new Appended(written, e);
        }
    }

    /**
     * Where the chain stands; null where there is no trail yet.
     *
     * @throws IOException when it cannot be read
     */
    @Nullable Link head() throws IOException {
        AuditHead kept = AuditHead.read(folder.path());
        Link last = tail(folder.current()).link();
        Link end = end(last, kept == null ? Link.START : kept.link());
        return end.equals(Link.START) ? null : end;
    }

    private static boolean isEmpty(Tail tail) {
        return tail.wholeBytes() == 0 && tail.cutBytes() == 0;
    }

    /**
     * The last line, if it is newer than what is kept, as after a crash. What is kept goes before
     * an older or another line: the next one then shows that something is missing.
     */
    private static Link end(@Nullable Link last, Link kept) {
        return last != null && last.sequence() > kept.sequence() ? last : kept;
    }

    /** The lock, held until it is closed. */
    private FileChannel locked() throws IOException {
        Path file = folder.lock();
        SafeFile.checkIsFile(file, LinkOption.NOFOLLOW_LINKS);
        FileChannel channel = FileChannel.open(file, TO_CHANGE, OwnerFiles.attributes(file));
        try {
            for (int attempt = 1; lock(channel) == null; attempt++) {
                if (attempt == ATTEMPTS) {
                    throw new HeldFileException(
                            folder.current(), new IOException("another program writes"));
                }
                pause.run();
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) { // Another trail of this program.
            return null;
        }
    }

    private Tail tail(Path file) throws IOException {
        SafeFile.checkIsFile(file, LinkOption.NOFOLLOW_LINKS);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Tail(null, 0, 0);
        }
        try (FileChannel in = FileChannel.open(file, TO_READ)) {
            long size = in.size();
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(size, LONGEST_LINE));
            long from = size - end.capacity();
            while (end.hasRemaining() && in.read(end, from + end.position()) >= 0) {
                // Until the end is read.
            }
            byte[] bytes = end.array();
            int lineFeed = lastLineFeed(bytes, bytes.length);
            if (lineFeed < 0) {
                return new Tail(null, from, size - from);
            }
            int start = lastLineFeed(bytes, lineFeed) + 1;
            AuditLine line = AuditLine.read(Arrays.copyOfRange(bytes, start, lineFeed)).line();
            return new Tail(
                    line == null ? null : line.link(),
                    from + lineFeed + 1,
                    bytes.length - lineFeed - 1L);
        }
    }

    private static int lastLineFeed(byte[] bytes, int before) {
        int at = before - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }

    /** Removes an incomplete line, as a crash leaves it; the next line says so. */
    private void cut(Tail tail) throws IOException {
        if (tail.cutBytes() > 0) {
            try (FileChannel out =
                    FileChannel.open(
                            folder.current(),
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS)) {
                out.truncate(tail.wholeBytes());
            }
        }
    }

    /** Gives a full file its number. One that cannot be renamed now goes on. */
    private AuditHead rotated(AuditHead head, SortedMap<Long, Path> full, long bytes) {
        long newest = full.isEmpty() ? head.newest() : Math.max(head.newest(), full.lastKey());
        AuditHead same = new AuditHead(head.link(), head.oldest(), head.first(), newest);
        if (bytes < limits.bytes()) {
            return same;
        }
        try {
            Files.move(folder.current(), folder.full(newest + 1));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the audit trail was not rotated", e);
            return same;
        }
        long oldest = newest + 2 - limits.kept();
        return oldest > head.oldest()
                ? new AuditHead(head.link(), oldest, first(folder.full(oldest)), newest + 1)
                : new AuditHead(head.link(), head.oldest(), head.first(), newest + 1);
    }

    /** The number of that file's first line; 0 where that cannot be read. */
    private static long first(Path file) {
        try {
            byte[] bytes = SafeFile.read(file, LONGEST_LINE);
            int end = 0;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            AuditLine line = AuditLine.read(Arrays.copyOf(bytes, end)).line();
            return line == null ? 0 : line.link().sequence();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a file of the audit trail cannot be read", e);
            return 0;
        }
    }

    /** Only after the kept head says that they are meant to be gone. */
    private static void removeBefore(long oldest, SortedMap<Long, Path> full) throws IOException {
        for (Path file : full.headMap(oldest).values()) {
            Files.deleteIfExists(file);
        }
    }

    private FileChannel opened() throws IOException {
        Path file = folder.current();
        return FileChannel.open(file, AT_THE_END, OwnerFiles.attributes(file));
    }

    /** Writes the whole line, or nothing of it as far as the disk lets that be undone. */
    private static void write(FileChannel out, AuditLine line) throws IOException {
        long before = out.size();
        byte[] bytes = line.bytes();
        ByteBuffer rest = ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) '\n').flip();
        try {
            while (rest.hasRemaining()) {
                out.write(rest);
            }
        } catch (IOException e) {
            out.truncate(before);
            throw e;
        }
    }
}
