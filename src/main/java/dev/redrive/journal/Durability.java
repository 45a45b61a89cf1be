package dev.redrive.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * How a history is made durable. A write-ahead log needs memory shared by all processes that open
 * the file, which network file systems do not have; there, one process locks the file and uses a
 * rollback journal.
 */
public enum Durability {
    /** A write-ahead log; others may read meanwhile. */
    WRITE_AHEAD,
    /** A rollback journal, with the file locked for all other processes. */
    ROLLBACK;

    /** As {@link java.nio.file.FileStore#type()} names file systems of other computers. */
    private static final Set<String> REMOTE =
            Set.of(
                    "9p",
                    "afpfs",
                    "afs",
                    "ceph",
                    "cifs",
                    "davfs",
                    "glusterfs",
                    "lustre",
                    "ncpfs",
                    "nfs",
                    "nfs3",
                    "nfs4",
                    "prl_fs",
                    "smb",
                    "smb2",
                    "smb3",
                    "smbfs",
                    "vboxsf",
                    "virtiofs",
                    "webdav");

    /** What suits a file, by its path and by the file system its folder is on. */
    public static Durability of(Path file) {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        try {
            return folder == null || isShare(whole)
                    ? ROLLBACK
                    : of(Files.getFileStore(folder.toRealPath()).type());
        } catch (IOException | SecurityException e) {
            System.getLogger(Durability.class.getName())
                    .log(System.Logger.Level.DEBUG, "the file system is not known", e);
            return WRITE_AHEAD; // SQLite reports when it cannot.
        }
    }

    /** What suits that type of file system. */
    public static Durability of(String fileSystem) {
        String type = fileSystem.toLowerCase(Locale.ROOT);
        return REMOTE.contains(type) || type.startsWith("fuse") ? ROLLBACK : WRITE_AHEAD;
    }

    /** Windows calls a share by the file system behind it, but its paths begin with its server. */
    private static boolean isShare(Path file) {
        Path root = file.getRoot();
        return root != null && root.toString().startsWith("\\\\");
    }
}
