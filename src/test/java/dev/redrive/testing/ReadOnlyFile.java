package dev.redrive.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that may be read but not written, in a folder that may. Root may write whatever the
 * permissions say, so for root the file is mounted read-only over itself.
 */
public final class ReadOnlyFile implements AutoCloseable {

    private final Path file;
    private final boolean mounted;

    private ReadOnlyFile(Path file, boolean mounted) {
        this.file = file;
        this.mounted = mounted;
    }

    /** Makes it read-only until this is closed; skips the test where that cannot be done. */
    public static ReadOnlyFile of(Path file) throws IOException {
        String path = file.toString();
        boolean mounts = file.toFile().setWritable(false) && Files.isWritable(file);
        if (mounts) {
            assumeTrue(
                    SmallDisk.run("mount", "--bind", path, path)
                            && SmallDisk.run("mount", "-o", "remount,bind,ro", path),
                    "root can make a file read-only on Linux only");
        }
        return new ReadOnlyFile(file, mounts);
    }

    @Override
    public void close() throws IOException {
        if (mounted && !SmallDisk.run("umount", "-l", file.toString())) {
            throw new IOException("still mounted: " + file);
        }
        if (!file.toFile().setWritable(true)) {
            throw new IOException("still read-only: " + file);
        }
    }
}
