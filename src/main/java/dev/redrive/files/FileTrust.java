package dev.redrive.files;

import dev.redrive.files.FolderGuard.Danger;
import dev.redrive.files.FolderGuard.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether a path is safe from other users, by the permissions of its file system. */
interface FileTrust {

    /** What is wrong with a file or folder; null when nothing is. */
    @Nullable Danger of(Path path) throws IOException;

    /** What is wrong with a link itself. */
    @Nullable Danger ofLink(Path link) throws IOException;

    /**
     * What is wrong with a folder that contains something trusted, which must not be replaced
     * there.
     */
    @Nullable Danger ofFolderAbove(Path folder) throws IOException;

    /**
     * What is wrong with a folder further up. On Windows nothing is: all users may create folders
     * at the top of a disk, and the access lists there do not show who may replace one.
     */
    default @Nullable Danger ofStepAbove(Path folder) throws IOException {
        return null;
    }

    /** Whether other users may create files in that folder, though not replace those of others. */
    default boolean isShared(Path folder) throws IOException {
        return false;
    }

    /** The rules for the file system of that path. */
    static FileTrust here(Path path) throws IOException {
        if (FolderGuard.isPosix(path)) {
            return PosixTrust.here();
        }
        return FolderGuard.acl(path) == null ? new Unknown() : AclTrust.here();
    }

    /** A file system without owners, such as FAT, which cannot restrict access to files. */
    record Unknown() implements FileTrust {

        @Override
        public @Nullable Danger of(Path path) {
            return null;
        }

        @Override
        public @Nullable Danger ofLink(Path link) {
            return null;
        }

        @Override
        public @Nullable Danger ofFolderAbove(Path folder) {
            return null;
        }
    }

    /** A danger of that kind, with the owner where there is one to name. */
    static Danger danger(Path path, Kind kind, @Nullable String owner) {
        return new Danger(path, kind, owner == null ? "" : owner);
    }

    /** Checks a link itself instead of following it. */
    LinkOption ITSELF = LinkOption.NOFOLLOW_LINKS;

    /**
     * Access lists, as on Windows. All accounts that may write to the user's home folder are
     * trusted: they can do anything the user can, and the names of the system's accounts differ by
     * language.
     *
     * @param trusted the user, the system and its administrators
     */
    record AclTrust(Set<UserPrincipal> trusted) implements FileTrust {

        static final Set<AclEntryPermission> WRITING =
                EnumSet.of(
                        AclEntryPermission.WRITE_DATA,
                        AclEntryPermission.APPEND_DATA,
                        AclEntryPermission.DELETE_CHILD,
                        AclEntryPermission.DELETE,
                        AclEntryPermission.WRITE_ACL,
                        AclEntryPermission.WRITE_OWNER);

        /** Copies the set. */
        public AclTrust {
            trusted = Set.copyOf(trusted);
        }

        static AclTrust here() throws IOException {
            Set<UserPrincipal> trusted = new HashSet<>();
            trusted.add(
                    FileSystems.getDefault()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(System.getProperty("user.name", "")));
            AclFileAttributeView own =
                    FolderGuard.acl(Path.of(System.getProperty("user.home", "")));
            if (own != null) {
                trusted.add(own.getOwner());
                trusted.addAll(writers(own.getAcl(), WRITING));
            }
            return new AclTrust(trusted);
        }

        @Override
        public @Nullable Danger of(Path path) throws IOException {
            return danger(path, FolderGuard.acl(path));
        }

        @Override
        public @Nullable Danger ofLink(Path link) throws IOException {
            return danger(link, FolderGuard.acl(link, ITSELF));
        }

        @Override
        public @Nullable Danger ofFolderAbove(Path folder) throws IOException {
            return danger(folder, FolderGuard.acl(folder));
        }

        private @Nullable Danger danger(Path path, @Nullable AclFileAttributeView view)
                throws IOException {
            return view == null ? null : danger(path, view.getOwner(), view.getAcl());
        }

        /** What is wrong with that owner and that list. */
        @Nullable Danger danger(Path path, UserPrincipal owner, List<AclEntry> list) {
            if (!trusted.contains(owner)) {
                return FileTrust.danger(path, Kind.FOREIGN, owner.getName());
            }
            return trusted.containsAll(writers(list, WRITING))
                    ? null
                    : FileTrust.danger(path, Kind.WRITABLE, owner.getName());
        }

        /** Those who have one of these rights to the path itself. */
        static List<UserPrincipal> writers(List<AclEntry> list, Set<AclEntryPermission> rights) {
            return list.stream()
                    .filter(entry -> entry.type() == AclEntryType.ALLOW)
                    .filter(entry -> !entry.flags().contains(AclEntryFlag.INHERIT_ONLY))
                    .filter(entry -> !Collections.disjoint(entry.permissions(), rights))
                    .map(AclEntry::principal)
                    .toList();
        }
    }

    /**
     * Owner and permission bits. The group must not have write access, as the group's bits include
     * those of an access list. The exception is a folder further up whose group is the user's
     * private one: it has the user's name and no other member, as is usual with a umask of 002.
     *
     * @param user the user who runs the program
     * @param root the administrator
     * @param groups the file that lists the groups and their members
     * @param users the file that lists the users and the primary group of each
     */
    record PosixTrust(UserPrincipal user, UserPrincipal root, Path groups, Path users)
            implements FileTrust {

        private static final int STICKY = 01000;
        private static final int NOBODY = 65_534;
        private static final Path USER_MAP = Path.of("/proc/self/uid_map");

        static PosixTrust here() throws IOException {
            FileSystem system = FileSystems.getDefault();
            UserPrincipal root =
                    system.getUserPrincipalLookupService().lookupPrincipalByName("root");
            Path self = Path.of("/proc/self"); // Owned by the user that the kernel knows.
            UserPrincipal user =
                    Files.exists(self)
                            ? Files.getOwner(self)
                            : system.getUserPrincipalLookupService()
                                    .lookupPrincipalByName(System.getProperty("user.name", ""));
            return new PosixTrust(user, root, Path.of("/etc/group"), Path.of("/etc/passwd"));
        }

        @Override
        public @Nullable Danger of(Path path) throws IOException {
            PosixFileAttributes found = FolderGuard.posix(path);
            Danger foreign = foreign(path, found);
            // Write access to a socket means connecting to it, which its folder controls.
            return foreign == null
                            && !found.isOther()
                            && (mayWrite(found, PosixFilePermission.OTHERS_WRITE)
                                    || mayWrite(found, PosixFilePermission.GROUP_WRITE))
                    ? FileTrust.danger(path, Kind.WRITABLE, found.owner().getName())
                    : foreign;
        }

        @Override
        public @Nullable Danger ofLink(Path link) throws IOException {
            return foreign(link, FolderGuard.posix(link, ITSELF));
        }

        @Override
        public @Nullable Danger ofStepAbove(Path folder) throws IOException {
            Danger danger = ofFolderAbove(folder);
            boolean isUnknown =
                    danger != null
                            && danger.kind() == Kind.FOREIGN
                            && isUnknown((int) Files.getAttribute(folder, "unix:uid"), USER_MAP);
            return isUnknown ? null : danger;
        }

        /**
         * Whether it is a user that this container does not map: all of those, including root,
         * appear as "nobody".
         */
        static boolean isUnknown(int user, Path map) throws IOException {
            return user == NOBODY
                    && Files.exists(map)
                    && !Files.readString(map).strip().matches("0\\s+0\\s+4294967295");
        }

        @Override
        public @Nullable Danger ofFolderAbove(Path folder) throws IOException {
            PosixFileAttributes found = FolderGuard.posix(folder);
            Danger foreign = foreign(folder, found);
            boolean isSticky = ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
            return foreign == null && !isSticky && isWritable(found)
                    ? FileTrust.danger(folder, Kind.WRITABLE, found.owner().getName())
                    : foreign;
        }

        @Override
        public boolean isShared(Path folder) throws IOException {
            return isWritable(FolderGuard.posix(folder));
        }

        private @Nullable Danger foreign(Path path, PosixFileAttributes found) {
            return found.owner().equals(user) || found.owner().equals(root)
                    ? null
                    : FileTrust.danger(path, Kind.FOREIGN, found.owner().getName());
        }

        private boolean isWritable(PosixFileAttributes found) {
            return mayWrite(found, PosixFilePermission.OTHERS_WRITE)
                    || (mayWrite(found, PosixFilePermission.GROUP_WRITE)
                            && !isPrivate(found.group().getName()));
        }

        private static boolean mayWrite(PosixFileAttributes found, PosixFilePermission who) {
            return found.permissions().contains(who);
        }

        private boolean isPrivate(String group) {
            String name = user.getName();
            if (!group.equals(name)) {
                return false;
            }
            try {
                List<String[]> found =
                        entries(groups).filter(entry -> entry[0].equals(group)).toList();
                return !found.isEmpty()
                        && found.stream()
                                .allMatch(entry -> entry[3].isEmpty() || entry[3].equals(name))
                        && entries(users)
                                .filter(entry -> entry[3].equals(found.getFirst()[2]))
                                .allMatch(entry -> entry[0].equals(name));
            } catch (IOException e) {
                return false; // Unknown, so the stricter answer.
            }
        }

        /** The entries with at least four parts. */
        private static Stream<String[]> entries(Path file) throws IOException {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                    .map(line -> line.split(":", -1))
                    .filter(parts -> parts.length >= 4);
        }
    }
}
