package dev.redrive.profile;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file whole or not at all. Never on the JavaFX thread. */
public final class SafeFile {

    private static final Logger LOG = System.getLogger(SafeFile.class.getName());

    private SafeFile() {}

    /**
     * Writes beside the file, forces it to the disk and moves it over the old one in one step.
     *
     * @throws IOException when any of that failed; the old file is then untouched
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("not a file: " + file);
        }
        OwnerFolders.create(folder);
        // Made for its owner alone, and with a name of its own, so two programs do not mix.
        Path beside = Files.createTempFile(folder, file.getFileName() + ".", ".new");
        try {
            writeAndForce(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        force(folder);
    }

    private static void writeAndForce(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Makes the new name survive a power cut; some systems, Windows for one, can not be asked. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The folder {0} can not be forced to the disk", folder);
        }
    }
}
