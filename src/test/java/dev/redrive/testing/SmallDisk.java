package dev.redrive.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of 1 MiB of its own; where none can be mounted the test is skipped, in words. */
public record SmallDisk(Path folder) implements AutoCloseable {

    /** Mounts it in a new folder; aborts the test where that cannot be done. */
    public static SmallDisk mounted(Path below) throws IOException {
        Path folder = Files.createDirectory(below.resolve("small"));
        boolean done =
                System.getProperty("os.name", "").equals("Linux")
                        && run(
                                "mount",
                                "-t",
                                "tmpfs",
                                "-o",
                                "size=1280k,mode=0700",
                                "tmpfs",
                                folder.toString());
        assumeTrue(done, "a small disk can only be mounted on Linux, by root");
        return new SmallDisk(folder);
    }

    /** Takes all the room there is. */
    public void fill() throws IOException {
        run("dd", "if=/dev/zero", "of=" + folder.resolve("fill"), "bs=4096");
    }

    /** Makes room by taking out what {@link #fill} put there. */
    public void empty() throws IOException {
        Files.deleteIfExists(folder.resolve("fill"));
    }

    /** Makes room. */
    public void grow() throws IOException {
        remount("size=16m");
    }

    /** Whether anything on it may be written. */
    public void writable(boolean yes) throws IOException {
        remount(yes ? "rw" : "ro");
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", folder.toString());
    }

    private void remount(String how) throws IOException {
        if (!run("mount", "-o", "remount," + how, folder.toString())) {
            throw new IOException("not remounted: " + how);
        }
    }

    /** Whether the program ended with 0. */
    static boolean run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return process.onExit().join().exitValue() == 0;
    }
}
