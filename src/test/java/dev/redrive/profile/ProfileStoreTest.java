package dev.redrive.profile;

import static dev.redrive.profile.Profiles.DEMO;
import static dev.redrive.profile.Profiles.NORTH;
import static dev.redrive.profile.Profiles.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileStoreTest {

    private static final ProfileBook BOOK =
            ProfileBook.EMPTY
                    .with(NORTH)
                    .with(Profiles.at(TRIAL, "http://localhost:8080/prefix"))
                    .with(NORTH.keptIn(KeyStorage.KEYCHAIN))
                    .choosing("p-2")
                    .with(new WindowPlacement(-10.5, 0, 1120, 720, true))
                    .with(Profiles.profile("p-3", "Trainees", ProfileKind.TEST).readOnly(true))
                    .with(Appearance.DARK)
                    .typingNames(true);

    // Held on to, because a logger nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger(ProfileStore.class.getName());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private Path file = Path.of("");
    private ProfileStore store = new ProfileStore(file);

    @BeforeAll
    static void withoutItsWarnings() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void withThemAgain() {
        LOG.setLevel(null);
    }

    @BeforeEach
    void inAFolderNotYetThere() {
        file = temporary.resolve("home").resolve("profiles.json");
        store = new ProfileStore(file);
    }

    @Test
    void nothingThereIsAnEmptyBook() {
        assertThat(store.load()).isEqualTo(new ProfileStore.Loaded(ProfileBook.EMPTY, null, null));
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsSavedIsLoadedAgain() throws IOException {
        store.save(ProfileBook.EMPTY);
        store.save(BOOK);

        assertThat(new ProfileStore(file).load())
                .isEqualTo(new ProfileStore.Loaded(BOOK, null, null));
        assertThat(file.getParent()).isDirectoryContaining(file::equals);
        assertThat(filesBeside()).as("nothing left over").containsExactly("profiles.json");
    }

    @Test
    void whatAnEarlierVersionDidNotWriteIsANo() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                {"schema":1,"chosen":"p1","appearance":"LIGHT","profiles":[{"id":"p1",
                "name":"North","kind":"TEST","colour":"ORANGE","serviceUrl":"https://n.example"}]}
                """);

        ProfileBook book = store.load().book();

        assertThat(book.namesTyped()).isFalse();
        assertThat(book.profiles())
                .singleElement()
                .satisfies(profile -> {
                    assertThat(profile.readOnly()).isFalse();
                    assertThat(profile.colour()).isEqualTo(ProfileColour.ORANGE);
                });
    }

    @Test
    void aFileFromBeforeThereWasAChoiceKeepsKeysInMemory() throws IOException {
        store.save(BOOK);
        String now = Files.readString(file);
        String before = now.replaceAll(",\\s*\"keyStorage\" : \"\\w+\"", "");
        Files.writeString(file, before);

        assertThat(now).contains("KEYCHAIN");
        assertThat(before).doesNotContain("keyStorage");
        assertThat(store.load().book().profiles())
                .hasSize(3)
                .allMatch(profile -> profile.keyStorage() == KeyStorage.SESSION);
    }

    @Test
    void theDemoProfileIsNotSavedButMayBeChosen() throws IOException {
        store.save(ProfileBook.EMPTY.with(DEMO).with(NORTH).choosing("demo"));

        ProfileBook loaded = store.load().book();
        assertThat(loaded.profiles()).containsExactly(NORTH);
        assertThat(loaded.chosenId()).isEqualTo("demo");
    }

    @Test
    void noKeyIsInTheFile() throws IOException {
        try (SessionKeyVault vault = new SessionKeyVault()) {
            vault.keep(NORTH, ApiKey.of("k3y-known-to-the-test".toCharArray()));
            store.save(BOOK);

            assertThat(vault.find(NORTH)).isNotNull();
            assertThat(file).content().doesNotContain("k3y").contains("Assurance Nord");
        }
    }

    @Test
    void fileAndFolderAreTheOwnersAlone() throws IOException {
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        store.save(BOOK);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "null",
                "[]",
                "{}",
                "{\"schema\":1}",
                "{\"schema\":0,\"profiles\":[]}",
                "{\"schema\":\"1\",\"profiles\":[]}",
                "{\"schema\":1.5,\"profiles\":[]}",
                "{\"schema\":1,\"profiles\":{}}",
                "{\"schema\":1,\"profiles\":[]",
                "{\"schema\":1,\"profiles\":[]} more",
                "{\"schema\":1,\"schema\":1,\"profiles\":[]}",
                "{\"schema\":1,\"profiles\":[null]}",
                "{\"schema\":1,\"profiles\":[{}]}",
                "{\"schema\":1,\"profiles\":[],\"chosen\":7}",
                "{\"schema\":1,\"profiles\":[],\"appearance\":\"PINK\"}",
                "{\"schema\":1,\"profiles\":[],\"window\":{}}",
                "{\"schema\":1,\"profiles\":[],\"window\":"
                        + "{\"x\":0,\"y\":0,\"width\":-1,\"height\":5,\"maximised\":false}}"
            })
    void whatCanNotBeReadIsSetAside(String content) throws IOException {
        assertSetAside(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":\"Assurance Nord\"  \"name\":5",
                "\"name\":\"Assurance Nord\"  \"name\":\" \"",
                "\"name\":\"Assurance Nord\"  \"name\":\"TRIAL\"",
                "\"id\":\"p-1\"  \"id\":\"p-2\"",
                "\"id\":\"p-1\"  \"id\":null",
                "PRODUCTION  DEMO",
                "PRODUCTION  production",
                "BLUE  MAUVE",
                "https://service.drivequant.com  http://service.drivequant.com",
                "https://service.drivequant.com  nowhere"
            })
    void oneWrongProfileIsEnough(String change) throws IOException {
        store.save(ProfileBook.EMPTY.with(NORTH).with(TRIAL));
        String before = Files.readString(file).replace("\" : ", "\":");
        String[] halves = change.split("  ", 2);
        String after = before.replaceFirst(halves[0], halves[1]);
        assertThat(after).isNotEqualTo(before);

        assertSetAside(after);
    }

    private void assertSetAside(String content) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(file, content);

        ProfileStore.Loaded loaded = store.load();

        assertThat(loaded.book()).isEqualTo(ProfileBook.EMPTY);
        assertThat(loaded.setAside()).content().isEqualTo(content);
        assertThat(String.valueOf(loaded.setAside())).contains("profiles.unreadable-");
        assertThat(file).doesNotExist();
    }

    @Test
    void everyUnreadableFileIsKept() throws IOException {
        Files.createDirectories(folder());
        for (String content : List.of("first", "second", "third")) {
            Files.writeString(file, content);
            store.load();
        }
        store.save(BOOK);

        assertThat(filesBeside()).hasSize(4);
        assertThat(store.load().book()).isEqualTo(BOOK);
    }

    @Test
    void aFileThatBecameUnreadableIsSetAsideBeforeSaving() throws IOException {
        store.save(BOOK);
        Files.writeString(file, "garbage");
        store.save(BOOK);

        assertThat(filesBeside()).hasSize(2);
    }

    @Test
    void aFileOfUnreasonableSizeIsNotRead() throws IOException {
        assertSetAside(" ".repeat(1 << 21));
    }

    @Test
    void whatANewerProgramWroteIsReadAsFarAsPossibleAndNeverReplaced() throws IOException {
        store.save(BOOK);
        String newer = Files.readString(file).replace("\"schema\" : 1", "\"schema\" : 2");
        Files.writeString(file, newer);

        assertThat(store.load())
                .isEqualTo(
                        new ProfileStore.Loaded(BOOK, null, ProfileStore.ReadOnly.NEWER_VERSION));
        assertThatIOException().isThrownBy(() -> store.save(ProfileBook.EMPTY));
        assertThat(file).content().isEqualTo(newer);
    }

    @Test
    void aNewerFormThatMeansNothingYetIsLeftAlone() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(file, "{\"schema\":99,\"profiles\":\"elsewhere\"}");

        assertThat(store.load())
                .isEqualTo(
                        new ProfileStore.Loaded(
                                ProfileBook.EMPTY, null, ProfileStore.ReadOnly.NEWER_VERSION));
        assertThat(filesBeside()).containsExactly("profiles.json");
    }

    @Test
    void fieldsItDoesNotKnowAreTolerated() throws IOException {
        store.save(BOOK);
        Files.writeString(
                file, Files.readString(file).replace("\"id\"", "\"later\" : [1], \"id\""));

        assertThat(store.load()).isEqualTo(new ProfileStore.Loaded(BOOK, null, null));
    }

    @Test
    void aFolderThatCanNotBeMadeIsSaidByTheSave() throws IOException {
        Files.writeString(folder(), "a file where the folder should be");

        assertThatIOException().isThrownBy(() -> store.save(BOOK));
    }

    private Path folder() {
        return temporary.resolve("home");
    }

    private List<String> filesBeside() throws IOException {
        try (var files = Files.list(folder())) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
