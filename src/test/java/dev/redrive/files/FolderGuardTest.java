package dev.redrive.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.files.FileTrust.AclTrust;
import dev.redrive.files.FileTrust.PosixTrust;
import dev.redrive.files.FolderGuard.Danger;
import dev.redrive.files.FolderGuard.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
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
import org.junit.jupiter.params.provider.ValueSource;

class FolderGuardTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private Path home = Path.of("");

    @BeforeEach
    void aHomeAsRedriveMakesIt() throws IOException {
        assumeTrue(FolderGuard.isPosix(temporary));
        home = temporary.resolve("home");
        OwnerFiles.createFile(home.resolve("profiles.json"));
        OwnerFiles.createFile(home.resolve("certificates").resolve("corp.pem"));
        OwnerFiles.createFile(home.resolve("logs").resolve("redrive-0.log"));
    }

    private @Nullable Danger danger() throws IOException {
        return FolderGuard.find(home, List.of("certificates"), List.of("logs"));
    }

    @Test
    void filesOfRedriveAndMissingFiles_areSafe() throws IOException {
        assertThat(danger()).isNull();
        assertThat(FolderGuard.find(home.resolve("later"), List.of("x"), List.of("y"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        ".,rwxrwx---",
        ".,rwxrwxrwx",
        ".,rwx----wx",
        "profiles.json,rw-rw----",
        "profiles.json,rw-----w-",
        "certificates,rwxrwx---",
        "certificates/corp.pem,rw-rw-rw-",
        "logs,rwx----w-",
        "logs/redrive-0.log,rw-rw-r--"
    })
    void aPathOthersMayWriteTo_isNamedWithItsFix(String name, String permissions)
            throws IOException {
        Path path = home.resolve(name).normalize();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        Danger found = Objects.requireNonNull(danger());

        assertThat(found.path()).isEqualTo(path);
        assertThat(found.kind()).isEqualTo(Kind.WRITABLE);
        assertThat(found.sentence()).contains(path.toString(), "chmod go-w '" + path + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "profiles.json",
                "certificates",
                "certificates/corp.pem",
                "logs",
                "logs/redrive-0.log"
            })
    void aPathOfAnotherUser_isNamed(String name) throws IOException {
        assumeTrue(isRoot(), "only root gives files away");
        Path path = home.resolve(name).normalize();
        UserPrincipal nobody = user("nobody");
        Files.setOwner(path, nobody);

        assertThat(danger()).isEqualTo(new Danger(path, Kind.FOREIGN, "nobody"));
    }

    @Test
    void aLinkOfTheUserToAFileOfTheUserIsFineButInTheLogs() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        OwnerFiles.createFile(real.resolve("profiles.json"));
        link("profiles.json", real.resolve("profiles.json"));
        link("certificates/more.pem", real.resolve("profiles.json"));
        link("connection.json", real.resolve("later"));
        assertThat(danger()).isNull();

        Path log = link("logs/redrive-1.log", real.resolve("profiles.json"));
        assertThat(danger()).isEqualTo(new Danger(log, Kind.LINK, ""));
    }

    @Test
    void aLinkToWhatOthersMayWriteOrReplaceIsNot() throws IOException {
        Path open = Files.createDirectory(temporary.resolve("open"));
        Path target = open.resolve("profiles.json");
        OwnerFiles.createFile(target);
        link("profiles.json", target);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(danger()).extracting("path").isEqualTo(open);

        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(danger()).extracting("path").isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "history.db,history.db", // Others could put a history.db-wal beside it.
        "certificates/corp.pem,corp.pem",
        "connection.json,missing",
        "certificates/more.pem,missing",
        "certificates,missing",
        "logs,missing"
    })
    void aLinkIntoAFolderLikeTmp_isNamed(String name, String target) throws IOException {
        Path open = Files.createDirectory(temporary.resolve("open"));
        OwnerFiles.createFile(open.resolve("history.db"));
        OwnerFiles.createFile(open.resolve("corp.pem"));
        Files.deleteIfExists(home.resolve("certificates/corp.pem"));
        Files.deleteIfExists(home.resolve("logs/redrive-0.log"));
        Path link = link(name, open.resolve(target));
        assertThat(danger()).isNull();

        Files.setAttribute(open, "unix:mode", 01777);

        Danger found = Objects.requireNonNull(danger());
        assertThat(found).isEqualTo(new Danger(link, Kind.SHARED, ""));
        assertThat(found.sentence()).contains("rm '" + link + "'").doesNotContain("chmod");
    }

    @Test
    void aFolderOfTheUserInAFolderLikeTmp_mayBeLinkedTo() throws IOException {
        Path open = Files.createDirectory(temporary.resolve("open"));
        Path own = Files.createDirectory(open.resolve("own"));
        Files.setAttribute(open, "unix:mode", 01777);
        Files.delete(home.resolve("certificates/corp.pem"));
        link("certificates", own);

        assertThat(danger()).isNull();
    }

    @Test
    void aLinkOfAnotherUserOnTheWay_isNamed() throws IOException {
        assumeTrue(isRoot(), "only root gives links away");
        Path open = Files.createDirectory(temporary.resolve("open"));
        Path certificate = Files.createFile(temporary.resolve("mine.pem"));
        Path second = Files.createSymbolicLink(open.resolve("second"), certificate);
        Files.setAttribute(second, "unix:uid", 2, LinkOption.NOFOLLOW_LINKS);
        link("certificates/more.pem", second);

        assertThat(danger()).extracting("path", "kind").containsExactly(second, Kind.FOREIGN);
    }

    @Test
    void linksInACircle_areAnError() throws IOException {
        Path one = link("certificates/one.pem", home.resolve("certificates/two.pem"));
        link("certificates/two.pem", one);

        assertThatExceptionOfType(FileSystemException.class).isThrownBy(this::danger);
    }

    @Test
    void aHomeThatIsALinkCountsAsWhatItLeadsTo() throws IOException {
        Path real = home;
        home = temporary.resolve("short");
        Files.createSymbolicLink(home, real);
        assertThat(danger()).isNull();

        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(danger()).extracting("path").isEqualTo(real);
    }

    @ParameterizedTest
    @ValueSource(strings = {"home", "later"})
    void aFolderAboveThatOthersMayReplace_isFound(String name) throws IOException {
        Path above = Files.createDirectories(temporary.resolve("above").resolve("between"));
        Path open = temporary.resolve("above");
        Files.createDirectory(above.resolve("home"));
        home = above.resolve(name);
        assertThat(danger()).isNull();

        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(danger()).isEqualTo(new Danger(open, Kind.WRITABLE, owner(open)));

        Files.setAttribute(open, "unix:mode", 01777);
        assertThat(danger()).as("as /tmp is").isNull();

        assumeTrue(isRoot(), "only root gives files away");
        Files.setOwner(open, user("bin"));
        assertThat(danger()).isEqualTo(new Danger(open, Kind.FOREIGN, "bin"));
    }

    @Test
    void aLinkAboveOrItsTargetThatOthersMayReplace_isFound() throws IOException {
        Path open = Files.createDirectory(temporary.resolve("open"));
        Path real = Files.createDirectories(open.resolve("real"));
        Files.createDirectory(real.resolve("home"));
        Path second = Files.createSymbolicLink(temporary.resolve("second"), real);
        Path first = Files.createSymbolicLink(temporary.resolve("first"), Path.of("second"));
        home = first.resolve("home");
        assertThat(danger()).isNull();

        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(danger()).isEqualTo(new Danger(open, Kind.WRITABLE, owner(open)));

        assumeTrue(isRoot(), "only root gives files away");
        Files.setAttribute(second, "unix:uid", 2, LinkOption.NOFOLLOW_LINKS);
        assertThat(danger()).extracting("path", "kind").containsExactly(second, Kind.FOREIGN);
        home = Files.createSymbolicLink(temporary.resolve("last"), first.resolve("home"));
        assertThat(danger()).extracting("path", "kind").containsExactly(second, Kind.FOREIGN);
    }

    @ParameterizedTest
    @CsvSource({
        "65534,'         0          0 4294967295\n',false",
        "65534,'         0       1000          1\n         1     100000      65536\n',true",
        "1002,'         0       1000          1\n',false"
    })
    void aUserUnknownToAContainer_mayBeRoot(int user, String map, boolean isUnknown)
            throws IOException {
        Path file = Files.writeString(temporary.resolve("map"), map);

        assertThat(PosixTrust.isUnknown(user, file)).isEqualTo(isUnknown);
        assertThat(PosixTrust.isUnknown(user, temporary.resolve("none"))).isFalse();
    }

    private static String owner(Path path) throws IOException {
        return Files.getOwner(path).getName();
    }

    @ParameterizedTest
    @CsvSource({
        "'',5,true",
        "bin,5,true",
        "'bin,daemon',5,false",
        "daemon,5,false",
        "'',2,false" // Another user is in it from the start.
    })
    void theUsersOwnGroup_mayWriteOnlyFurtherUp(String members, int others, boolean isSafe)
            throws IOException {
        assumeTrue(isRoot(), "only root gives files away");
        UserPrincipal user = user("bin");
        Files.setOwner(home, user);
        Files.setAttribute(home, "unix:gid", Files.getAttribute(group("bin"), "unix:gid"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxr-x"));
        Path groups = Files.writeString(temporary.resolve("group"), "bin:x:2:" + members + "\n");

        Path users =
                Files.writeString(
                        temporary.resolve("passwd"),
                        "bin:x:2:2:bin:/bin:/bin/sh\nother:x:9:" + others + "::/:/bin/sh\n");

        PosixTrust trust = new PosixTrust(user, user("root"), groups, users);

        assertThat(trust.ofFolderAbove(home) == null).isEqualTo(isSafe);
        assertThat(trust.of(home)).as("the home itself").isNotNull();
        assertThat(new PosixTrust(user("root"), user("root"), groups, users).ofFolderAbove(home))
                .as("root")
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"5,true", "0,false"})
    void rootsGroupMayWriteFurtherUp_whenItHasNoOtherMember(int others, boolean isSafe)
            throws IOException {
        assumeTrue(isRoot(), "only root has files of root");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxr-x"));
        Path groups = Files.writeString(temporary.resolve("group"), "root:x:0:\n");
        Path users =
                Files.writeString(
                        temporary.resolve("passwd"),
                        "root:x:0:0::/root:/bin/sh\noperator:x:9:" + others + "::/:/bin/sh\n");

        PosixTrust trust = new PosixTrust(user("root"), user("root"), groups, users);

        assertThat(trust.ofFolderAbove(home) == null).isEqualTo(isSafe);
        assertThat(trust.of(home)).as("the home itself").isNotNull();
    }

    /** A file whose group has that name. */
    private Path group(String name) throws IOException {
        Path file = Files.createFile(temporary.resolve("of the group"));
        Files.getFileAttributeView(file, java.nio.file.attribute.PosixFileAttributeView.class)
                .setGroup(
                        FileSystems.getDefault()
                                .getUserPrincipalLookupService()
                                .lookupPrincipalByGroupName(name));
        return file;
    }

    @Test
    void anAccessListMayLetOnlyThoseWriteWhoAreTrusted() {
        UserPrincipal me = principal("me");
        UserPrincipal system = principal("SYSTEM");
        UserPrincipal everybody = principal("Jeder");
        AclTrust trust = new AclTrust(Set.of(me, system));
        AclEntry mine = allow(me, AclEntryPermission.WRITE_DATA);
        AclEntry read = allow(everybody, AclEntryPermission.READ_DATA);
        AclEntry write = allow(everybody, AclEntryPermission.WRITE_DATA);
        AclEntry later = AclEntry.newBuilder(write).setFlags(AclEntryFlag.INHERIT_ONLY).build();
        AclEntry deny = AclEntry.newBuilder(write).setType(AclEntryType.DENY).build();

        assertThat(trust.danger(home, me, List.of(mine, read, later, deny))).isNull();
        assertThat(trust.danger(home, system, List.of())).isNull();
        assertThat(trust.danger(home, me, List.of(mine, write)))
                .isEqualTo(new Danger(home, Kind.WRITABLE, "me"));
        assertThat(trust.danger(home, everybody, List.of(mine)))
                .isEqualTo(new Danger(home, Kind.FOREIGN, "Jeder"));
        for (AclEntryPermission more :
                List.of(
                        AclEntryPermission.APPEND_DATA,
                        AclEntryPermission.DELETE_CHILD,
                        AclEntryPermission.DELETE,
                        AclEntryPermission.WRITE_ACL,
                        AclEntryPermission.WRITE_OWNER)) {
            assertThat(trust.danger(home, me, List.of(allow(everybody, more)))).isNotNull();
        }
    }

    private static AclEntry allow(UserPrincipal who, AclEntryPermission what) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(who)
                .setPermissions(what)
                .build();
    }

    private static UserPrincipal principal(String name) {
        return new UserPrincipal() {
            @Override
            public String getName() {
                return name;
            }
        };
    }

    private Path link(String name, Path target) throws IOException {
        Path link = home.resolve(name);
        Files.deleteIfExists(link);
        return Files.createSymbolicLink(link, target);
    }

    private static UserPrincipal user(String name) throws IOException {
        return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
    }

    private boolean isRoot() throws IOException {
        return Files.getOwner(temporary, LinkOption.NOFOLLOW_LINKS).equals(user("root"));
    }
}
