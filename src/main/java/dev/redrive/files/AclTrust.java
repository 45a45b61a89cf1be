package dev.redrive.files;

import dev.redrive.files.FolderGuard.Danger;
import dev.redrive.files.FolderGuard.Kind;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Access lists, as Windows has them. Whoever may write to the user's own folder is trusted: names
 * of the system's accounts differ by language, and who writes there can do anything the user can.
 *
 * @param trusted the user, the system and its administrators
 */
record AclTrust(Set<UserPrincipal> trusted) implements FileTrust {

    private static final Set<AclEntryPermission> WRITING =
            EnumSet.of(
                    AclEntryPermission.WRITE_DATA,
                    AclEntryPermission.APPEND_DATA,
                    AclEntryPermission.DELETE_CHILD,
                    AclEntryPermission.DELETE,
                    AclEntryPermission.WRITE_ACL,
                    AclEntryPermission.WRITE_OWNER);

    /** Copies the set. */
    AclTrust {
        trusted = Set.copyOf(trusted);
    }

    static AclTrust here() throws IOException {
        Set<UserPrincipal> trusted = new HashSet<>();
        trusted.add(
                FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name", "")));
        AclFileAttributeView own = FolderGuard.acl(Path.of(System.getProperty("user.home", "")));
        if (own != null) {
            trusted.add(own.getOwner());
            trusted.addAll(writers(own.getAcl()));
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

    /** What that owner and that list mean. */
    @Nullable Danger danger(Path path, UserPrincipal owner, List<AclEntry> list) {
        if (!trusted.contains(owner)) {
            return FileTrust.danger(path, Kind.FOREIGN, owner.getName());
        }
        return trusted.containsAll(writers(list))
                ? null
                : FileTrust.danger(path, Kind.WRITABLE, owner.getName());
    }

    private static List<UserPrincipal> writers(List<AclEntry> list) {
        return list.stream()
                .filter(entry -> entry.type() == AclEntryType.ALLOW)
                .filter(entry -> !entry.flags().contains(AclEntryFlag.INHERIT_ONLY))
                .filter(entry -> !Collections.disjoint(entry.permissions(), WRITING))
                .map(AclEntry::principal)
                .toList();
    }
}
