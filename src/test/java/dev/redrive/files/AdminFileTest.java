package dev.redrive.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.redrive.files.AdminFile.AccessLists;
import dev.redrive.files.AdminFile.ChangingFileException;
import dev.redrive.files.AdminFile.UntrustedFileException;
import dev.redrive.files.FileTrust.PosixTrust;
import dev.redrive.files.FolderGuard.Danger;
import dev.redrive.files.SafeFile.DanglingLinkException;
import dev.redrive.files.SafeFile.NotAFileException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private Path folder = Path.of("");
    private Path file = Path.of("");
    private @Nullable UserPrincipal me;

    @BeforeEach
    void aFileOfTheAdministrator() throws IOException {
        assumeTrue(FolderGuard.isPosix(temporary));
        folder = Files.createDirectories(temporary.toRealPath().resolve("etc").resolve("redrive"));
        file = Files.writeString(folder.resolve("policy.json"), "content");
        allow(file, "rw-r--r--");
        allow(folder, "rwxr-xr-x");
        allow(parent(folder), "rwxr-xr-x");
        me = Files.getOwner(file);
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private void chown(Path path, int user) throws IOException {
        assumeTrue(
                (int) Files.getAttribute(file, "unix:uid") == 0,
                "only root can give a file to another user");
        Files.setAttribute(path, "unix:uid", user);
    }

    /** Takes the user of the tests for the administrator. */
    private FileTrust trust() throws IOException {
        UserPrincipal root =
                file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root");
        return new PosixTrust(
                Objects.requireNonNull(me), root, Path.of("/etc/group"), Path.of("/etc/passwd"));
    }

    private String read(Path path) throws IOException {
        return new String(
                AdminFile.read(path, 100, trust()), java.nio.charset.StandardCharsets.UTF_8);
    }

    private UntrustedFileException refused(Path path) {
        try {
            read(path);
        } catch (UntrustedFileException e) {
            return e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("read");
    }

    @Test
    void fileOfAnAdministrator_isRead() throws IOException {
        assertThat(read(file)).isEqualTo("content");
        assertThat(AdminFile.read(folder.resolve("none.json"), 9)).isEmpty();
        assertThat(AdminFile.read(folder.resolve("none").resolve("none.json"), 9)).isEmpty();
        assertThat(
                        new String(
                                AdminFile.read(file, 3, trust()),
                                java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("con");
    }

    @ParameterizedTest
    @CsvSource({
        "redrive/policy.json, rw-rw-r--",
        "redrive/policy.json, rw-r--rw-",
        "redrive/policy.json, rw-----w-",
        "redrive, rwxrwxrwx",
        "redrive, rwxr-xrwx",
        "., rwxr-x-wx"
    })
    void whatOthersCanChange_isRefusedByName(String path, String permissions) throws IOException {
        Path changed = parent(folder).resolve(path).normalize();
        allow(changed, permissions);

        UntrustedFileException why = refused(file);

        assertThat(why.getFile()).isEqualTo(changed.toString());
        assertThat(why.isForeign()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"redrive/policy.json", "redrive", "."})
    void whatBelongsToAnotherUser_isRefusedByName(String path) throws IOException {
        Path foreign = parent(folder).resolve(path).normalize();
        chown(foreign, 12_345);

        UntrustedFileException why = refused(file);

        assertThat(why.getFile()).isEqualTo(foreign.toString());
        assertThat(why.isForeign()).isTrue();
        assertThat(why.who()).isEqualTo("12345");
    }

    @Test
    void realRule_trustsRootAlone() throws IOException {
        boolean isRoot = (int) Files.getAttribute(file, "unix:uid") == 0;
        if (isRoot) {
            assertThat(AdminFile.read(file, 9)).isPresent();
            chown(file, 12_345);
        }
        assertThatExceptionOfType(UntrustedFileException.class)
                .isThrownBy(() -> AdminFile.read(file, 9))
                .matches(UntrustedFileException::isForeign);
    }

    @Test
    void linksOnTheWay_areFollowedOnlyWhereNobodyElseCanChangeThem() throws IOException {
        Path real = Files.createDirectory(temporary.toRealPath().resolve("real"));
        Files.move(file, real.resolve("policy.json"));
        Files.createSymbolicLink(file, real.resolve("policy.json"));
        assertThat(read(file)).isEqualTo("content");

        allow(real, "rwxrwxrwx");
        assertThat(refused(file).getFile()).isEqualTo(real.toString());

        allow(real, "rwxr-xr-x");
        Path step = temporary.toRealPath().resolve("link");
        Files.createSymbolicLink(step, folder);
        assertThat(read(step.resolve("policy.json"))).isEqualTo("content");
        allow(parent(folder), "rwxrwxrwx");
        assertThat(refused(step.resolve("policy.json")).getFile())
                .isEqualTo(parent(folder).toString());
    }

    @Test
    void whatIsNoFile_isRefused() throws IOException {
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nothing"));
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));

        assertThatExceptionOfType(NotAFileException.class).isThrownBy(() -> read(folder));
        assertThatExceptionOfType(DanglingLinkException.class).isThrownBy(() -> read(dangling));
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> read(circle))
                .withMessageContaining("circle");
    }

    /** Another file takes its place between the check and the reading, or while it is read. */
    @Test
    void fileThatIsReplacedMeanwhile_isNotReadForTheOneThatWasChecked() throws IOException {
        FileTrust trust = trust();
        Path other = Files.writeString(folder.resolve("other.json"), "another");
        FileTrust swapping =
                new FileTrust() {
                    private int looks;

                    @Override
                    public @Nullable Danger of(Path path) throws IOException {
                        if (++looks == 2) { // The look after it was read.
                            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                        }
                        return trust.of(path);
                    }

                    @Override
                    public @Nullable Danger ofLink(Path link) throws IOException {
                        return trust.ofLink(link);
                    }

                    @Override
                    public @Nullable Danger ofFolderAbove(Path above) throws IOException {
                        return trust.ofFolderAbove(above);
                    }
                };

        assertThatExceptionOfType(ChangingFileException.class)
                .isThrownBy(() -> AdminFile.read(file, 100, swapping));
    }

    @ParameterizedTest
    @CsvSource({
        "policy.json, WRITE_DATA, , false",
        "policy.json, APPEND_DATA, , false",
        "policy.json, DELETE, , false",
        "policy.json, WRITE_ACL, , false",
        "policy.json, WRITE_OWNER, , false",
        "policy.json, READ_DATA, , true",
        "policy.json, WRITE_DATA, INHERIT_ONLY, true",
        "., WRITE_DATA, , true", // All may create files in %ProgramData%.
        "., APPEND_DATA, , true",
        "., DELETE_CHILD, , false",
        "., DELETE, , false",
        "., WRITE_ACL, , false",
        "., DELETE_CHILD, INHERIT_ONLY, true",
        ".., DELETE_CHILD, , false",
        "../.., WRITE_OWNER, , false"
    })
    void accessListsOfWindows_areReadByOwnerAndAllowEntries(
            String path, AclEntryPermission right, @Nullable AclEntryFlag flag, boolean isRead)
            throws IOException {
        try (FileSystem windows = windows()) {
            Path policy = policyOf(windows);
            Path changed = parent(policy).resolve(path).normalize();
            UserPrincipal users = user(windows, "BUILTIN\\Benutzer");
            AclFileAttributeView list =
                    Objects.requireNonNull(
                            Files.getFileAttributeView(changed, AclFileAttributeView.class));
            list.setAcl(
                    List.of(
                            AclEntry.newBuilder()
                                    .setType(AclEntryType.ALLOW)
                                    .setPrincipal(users)
                                    .setPermissions(right)
                                    .setFlags(flag == null ? Set.of() : Set.of(flag))
                                    .build()));
            FileTrust trust = new AccessLists(Set.of(user(windows, "admins")));

            if (isRead) {
                assertThat(AdminFile.read(policy, 9, trust)).isNotEmpty();
            } else {
                assertThatExceptionOfType(UntrustedFileException.class)
                        .isThrownBy(() -> AdminFile.read(policy, 9, trust))
                        .matches(why -> why.who().equals("BUILTIN\\Benutzer"))
                        .matches(why -> why.getFile().equals(changed.toString()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"policy.json", ".", ".."})
    void ownerOnWindowsWhoIsNoAdministrator_isRefused(String path) throws IOException {
        try (FileSystem windows = windows()) {
            Path policy = policyOf(windows);
            Files.setOwner(parent(policy).resolve(path).normalize(), user(windows, "ada"));

            assertThatExceptionOfType(UntrustedFileException.class)
                    .isThrownBy(() ->
                            AdminFile.read(
                                    policy, 9, new AccessLists(Set.of(user(windows, "admins")))))
                    .matches(why -> why.isForeign() && why.who().equals("ada"));
        }
    }

    @Test
    void diskWithoutAccessLists_isRefused() throws IOException {
        try (FileSystem stick = Jimfs.newFileSystem(Configuration.windows())) {
            Path policy = Files.writeString(stick.getPath("C:\\policy.json"), "content");

            assertThatExceptionOfType(UntrustedFileException.class)
                    .isThrownBy(() -> AdminFile.read(policy, 9, new AccessLists(Set.of())));
        }
    }

    private static FileSystem windows() {
        return Jimfs.newFileSystem(
                Configuration.windows().toBuilder()
                        .setAttributeViews("basic", "owner", "acl")
                        .setDefaultAttributeValue("owner:owner", "admins")
                        .build());
    }

    private static Path policyOf(FileSystem windows) throws IOException {
        Path folder = windows.getPath("C:\\ProgramData\\Redrive");
        Files.createDirectories(folder);
        Path policy = Files.writeString(folder.resolve("policy.json"), "content");
        for (Path at = policy; at != null; at = at.getParent()) {
            Files.setOwner(at, user(windows, "admins"));
        }
        return policy;
    }

    private static UserPrincipal user(FileSystem windows, String name) throws IOException {
        return windows.getUserPrincipalLookupService().lookupPrincipalByName(name);
    }
}
