package dev.redrive.app.log;

import dev.redrive.files.OwnerFiles;
import dev.redrive.files.SafeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Writes to {@code redrive-0.log}, which is renamed to the next number when it is full. Only the
 * owner can read the files, and no link is followed. A line that cannot be written is dropped. One
 * thread at a time.
 */
final class RotatingLog extends Handler {

    private static final Set<OpenOption> AT_THE_END =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    private final Path folder;
    private final int bytes;
    private final int files;
    private FileChannel channel;
    private int lost;

    /**
     * Opens the first file to append to it.
     *
     * @param bytes about the largest size of a file
     * @param files the most files
     * @throws IOException when it cannot be opened
     */
    RotatingLog(Path folder, int bytes, int files, Formatter formatter) throws IOException {
        this.folder = folder;
        this.bytes = bytes;
        this.files = files;
        setFormatter(formatter);
        channel = open();
    }

    private Path file(int number) {
        return folder.resolve("redrive-" + number + ".log");
    }

    private FileChannel open() throws IOException {
        for (int number = 0; number < files; number++) { // The others are overwritten in turn.
            SafeFile.checkIsFile(file(number), LinkOption.NOFOLLOW_LINKS);
        }
        Path first = file(0);
        return FileChannel.open(first, AT_THE_END, OwnerFiles.attributes(first));
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        try {
            if (!channel.isOpen()) {
                channel = open();
            }
            if (channel.size() >= bytes) {
                rotate();
            }
            String line = getFormatter().format(record);
            write(lost == 0 ? line : lost + " lines before this one were lost\n" + line);
            lost = 0;
        } catch (IOException _) {
            lost++; // There is no other place to report it; the next line tries again.
        }
    }

    private void write(String line) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    private void rotate() throws IOException {
        channel.close();
        try {
            for (int number = files - 2; number >= 0; number--) {
                if (Files.exists(file(number), LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(file(number), file(number + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } finally {
            channel = open();
        }
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException _) {
            lost++; // Every line has been passed to the system.
        }
    }
}
