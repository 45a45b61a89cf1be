package dev.redrive.files;

import dev.redrive.files.FileTrust.AclTrust;
import dev.redrive.files.FileTrust.PosixTrust;
import dev.redrive.files.FolderGuard.Danger;
import dev.redrive.files.FolderGuard.Kind;
import dev.redrive.files.SafeFile.NotAFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file that only administrators can write: it and every folder and link on the way to it
 * belong to one, and nobody else, the user included, may change or replace any of them. Never on
 * the JavaFX thread.
 */
public final class AdminFile {

    /** Where the rights show who is an administrator of Windows, whatever its language. */
    private static final Path WINDOWS = Path.of("C:\\Windows");

    private AdminFile() {}

    /**
     * The content of the file; empty when there is none.
     *
     * @param most the most bytes to read
     * @throws UntrustedFileException when somebody who is no administrator can change it
     * @throws ChangingFileException when it was changed or replaced meanwhile
     * @throws NotAFileException when it is a folder, a pipe or a device
     * @throws SafeFile.DanglingLinkException when it is a link that leads to nothing
     * @throws IOException when it cannot be read
     */
    public static Optional<byte[]> read(Path file, int most) throws IOException {
        return isMissing(file) ? Optional.empty() : Optional.of(read(file, most, trust(file)));
    }

    private static boolean isMissing(Path file) throws IOException {
        try {
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return false;
        } catch (NoSuchFileException _) {
            return true;
        }
    }

    /** The file that was checked is the file that is read: it is looked at before and after. */
    static byte[] read(Path file, int most, FileTrust trust) throws IOException {
        Seen before = look(file, trust);
        byte[] content;
        try (InputStream in =
                Files.newInputStream(
                        before.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            content = in.readNBytes(most);
        }
        if (!look(file, trust).equals(before)) {
            throw new ChangingFileException(file);
        }
        return content;
    }

    /** What tells a file from another one that is in its place. */
    private record Seen(Path path, @Nullable Object key, long size, Object changed) {}

    private static Seen look(Path file, FileTrust trust) throws IOException {
        Danger danger = FolderGuard.ofFile(trust, file);
        if (danger != null) {
            throw new UntrustedFileException(danger);
        }
        Path real;
        try {
            real = file.toRealPath();
        } catch (NoSuchFileException e) {
            throw new SafeFile.DanglingLinkException(file);
        }
        BasicFileAttributes found =
                Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isRegularFile()) {
            throw new NotAFileException(file);
        }
        return new Seen(real, found.fileKey(), found.size(), found.lastModifiedTime());
    }

    private static FileTrust trust(Path file) throws IOException {
        if (FolderGuard.isPosix(file)) {
            UserPrincipal root =
                    file.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("root");
            return new PosixTrust(root, root, Path.of("/etc/group"), Path.of("/etc/passwd"));
        }
        return new AccessLists(administrators());
    }

    private static Set<UserPrincipal> administrators() throws IOException {
        AclFileAttributeView system = FolderGuard.acl(WINDOWS);
        if (system == null) {
            throw new FileSystemException(WINDOWS.toString(), null, "has no access list");
        }
        Set<UserPrincipal> administrators = new HashSet<>();
        administrators.add(system.getOwner());
        administrators.addAll(AclTrust.writers(system.getAcl(), AclTrust.WRITING));
        return administrators;
    }

    /**
     * Access lists, as on Windows.
     *
     * @param administrators those who are trusted
     */
    record AccessLists(Set<UserPrincipal> administrators) implements FileTrust {

        /** All may create what is not there yet in some of the folders above, but replace none. */
        private static final Set<AclEntryPermission> REPLACING =
                EnumSet.of(
                        AclEntryPermission.DELETE_CHILD,
                        AclEntryPermission.DELETE,
                        AclEntryPermission.WRITE_ACL,
                        AclEntryPermission.WRITE_OWNER);

        /** Copies the set. */
        AccessLists {
            administrators = Set.copyOf(administrators);
        }

        @Override
        public @Nullable Danger of(Path path) throws IOException {
            return danger(path, FolderGuard.acl(path), AclTrust.WRITING);
        }

        @Override
        public @Nullable Danger ofLink(Path link) throws IOException {
            return danger(link, FolderGuard.acl(link, ITSELF), REPLACING);
        }

        @Override
        public @Nullable Danger ofFolderAbove(Path folder) throws IOException {
            return danger(folder, FolderGuard.acl(folder), REPLACING);
        }

        @Override
        public @Nullable Danger ofStepAbove(Path folder) throws IOException {
            return ofFolderAbove(folder);
        }

        /** A file system without access lists, such as FAT, lets everybody write. */
        private @Nullable Danger danger(
                Path path, @Nullable AclFileAttributeView view, Set<AclEntryPermission> rights)
                throws IOException {
            if (view == null) {
                return FileTrust.danger(path, Kind.WRITABLE, null);
            }
            UserPrincipal owner = view.getOwner();
            if (!administrators.contains(owner)) {
                return FileTrust.danger(path, Kind.FOREIGN, owner.getName());
            }
            return AclTrust.writers(view.getAcl(), rights).stream()
                    .filter(who -> !administrators.contains(who))
                    .findFirst()
                    .map(who -> FileTrust.danger(path, Kind.WRITABLE, who.getName()))
                    .orElse(null);
        }
    }

    /** Somebody who is no administrator can change the file. */
    public static final class UntrustedFileException extends FileSystemException {

        @Serial private static final long serialVersionUID = 1;

        private final boolean isForeign;

        UntrustedFileException(Danger danger) {
            super(danger.path().toString(), danger.owner(), "not only for administrators to write");
            isForeign = danger.kind() == Kind.FOREIGN;
        }

        /**
         * Whether {@link #getFile()} belongs to somebody else; other users can write to it if not.
         */
        public boolean isForeign() {
            return isForeign;
        }

        /** The owner, or who may write there; empty when that is not known. */
        public String who() {
            return Objects.requireNonNullElse(getOtherFile(), "");
        }
    }

    /** The file was changed or replaced while it was read. */
    public static final class ChangingFileException extends FileSystemException {

        @Serial private static final long serialVersionUID = 1;

        ChangingFileException(Path file) {
            super(file.toString(), null, "changed while it was read");
        }
    }
}
