package dev.redrive.files;

import dev.redrive.files.FolderGuard.Danger;
import dev.redrive.files.FolderGuard.Kind;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether one path is safe from other users, by the permissions its file system knows. */
interface FileTrust {

    /** What is wrong with a file or folder; null when nothing is. */
    @Nullable Danger of(Path path) throws IOException;

    /** What is wrong with a link itself. */
    @Nullable Danger ofLink(Path link) throws IOException;

    /**
     * What is wrong with a folder that something trusted lies in: it must not be replaced there.
     */
    @Nullable Danger ofFolderAbove(Path folder) throws IOException;

    /**
     * What is wrong with a folder further up. Windows lets everybody make folders at the top of a
     * disk, and the access lists there say too little about who may replace one, so nothing is.
     */
    default @Nullable Danger ofStepAbove(Path folder) throws IOException {
        return null;
    }

    /** As the file system of that path has it. */
    static FileTrust here(Path path) throws IOException {
        if (FolderGuard.isPosix(path)) {
            return PosixTrust.here();
        }
        return FolderGuard.acl(path) == null ? new Unknown() : AclTrust.here();
    }

    /** A file system without owners, such as FAT, on which nobody is kept out by files. */
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

    /** A link is looked at and not followed. */
    LinkOption ITSELF = LinkOption.NOFOLLOW_LINKS;
}
