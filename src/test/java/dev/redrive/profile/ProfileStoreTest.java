package dev.redrive.profile;

import static dev.redrive.profile.Profiles.DEMO;
import static dev.redrive.profile.Profiles.NORTH;
import static dev.redrive.profile.Profiles.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.files.JsonFile;
import dev.redrive.files.JsonFile.NewerVersionException;
import dev.redrive.profile.ProfileBook.WindowPlacement;
import dev.redrive.testing.OnEveryDisk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryDisk
class ProfileStoreTest {

    private static final ProfileBook BOOK =
            ProfileBook.EMPTY
                    .with(NORTH)
                    .with(Profiles.at(TRIAL, "http://localhost:8080/prefix"))
                    .with(Profiles.keptIn(NORTH, KeyStorage.KEYCHAIN))
                    .choosing("p-2")
                    .with(new WindowPlacement(-10.5, 0, 1120, 720, true))
                    .with(Profiles.profile("p-3", "Trainees", ProfileKind.TEST).readOnly(true))
                    .with(TRIAL.lettered("Ü9"))
                    .with(
                            new Preferences(
                                    Appearance.DARK,
                                    true,
                                    Preferences.Language.FRENCH,
                                    125,
                                    true,
                                    false,
                                    false));

    private static final String SECOND =
            "{\"id\":\"p2\",\"name\":\"Second\",\"kind\":\"TEST\",\"colour\":\"BLUE\","
                    + "\"readOnly\":false,\"keyStorage\":\"KEYCHAIN\","
                    + "\"serviceUrl\":\"https://two.example\"}";

    // Held on to, because a logger nobody holds forgets its level.
    private static final Logger LOG = Logger.getLogger(JsonFile.class.getName());

    @TempDir(factory = OnEveryDisk.Folder.class)
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
    void inAMissingFolder() {
        file = temporary.resolve("home").resolve("profiles.json");
        store = new ProfileStore(file);
    }

    @Test
    void aMissingFile_isAnEmptyBook() {
        assertThat(store.load())
                .isEqualTo(
                        new JsonFile.Found<>(
                                ProfileBook.EMPTY, false, null, null, null, List.of()));
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsSavedIsLoadedAgain() throws IOException {
        save(ProfileBook.EMPTY);
        save(BOOK);

        assertThat(new ProfileStore(file).load())
                .isEqualTo(new JsonFile.Found<>(BOOK, true, null, null, null, List.of()));
        assertThat(file.getParent()).isDirectoryContaining(file::equals);
        assertThat(filesBeside()).as("nothing left over").containsExactly("profiles.json");
    }

    @Test
    void aFieldAnEarlierVersionDidNotWrite_isFalse() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                {"schema":1,"chosen":"p1","appearance":"LIGHT","profiles":[{"id":"p1",
                "name":"North","kind":"TEST","colour":"ORANGE","serviceUrl":"https://n.example"}]}
                """);

        ProfileBook book = store.load().value();

        assertThat(book.preferences()).isEqualTo(Preferences.DEFAULT.with(Appearance.LIGHT));
        assertThat(book.profiles())
                .singleElement()
                .satisfies(profile -> {
                    assertThat(profile.readOnly()).isFalse();
                    assertThat(profile.colour()).isEqualTo(ProfileColour.ORANGE);
                });
    }

    @Test
    void aFileFromBeforeThereWasAChoiceKeepsKeysInMemory() throws IOException {
        save(BOOK);
        String now = Files.readString(file);
        String before = now.replaceAll(",\\s*\"keyStorage\" : \"\\w+\"", "");
        Files.writeString(file, before);

        assertThat(now).contains("KEYCHAIN");
        assertThat(before).doesNotContain("keyStorage");
        assertThat(store.load().value().profiles())
                .hasSize(3)
                .allMatch(profile -> profile.keyStorage() == KeyStorage.SESSION);
    }

    @Test
    void theDemoProfileIsNotSavedButMayBeChosen() throws IOException {
        save(ProfileBook.EMPTY.with(DEMO).with(NORTH).choosing("demo"));

        ProfileBook loaded = store.load().value();
        assertThat(loaded.profiles()).containsExactly(NORTH);
        assertThat(loaded.chosenId()).isEqualTo("demo");
    }

    @Test
    void fileAndFolderAreTheOwnersAlone() throws IOException {
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        save(BOOK);

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
                "{\"schema\":1,\"profiles\":null}"
            })
    void aDamagedFile_isSetAside(String content) throws IOException {
        assertSetAside(content);
    }

    /** What is changed in the file, the line it is on, and what is read then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"colour\":\"BLUE\"|\"colour\":\"PINK\"|colour|RED",
                "\"colour\":\"BLUE\"|\"colour\":7|colour|RED",
                "\"colour\":\"BLUE\",||colour|RED",
                "\"kind\":\"TEST\"|\"kind\":\"test\"|kind|PRODUCTION",
                "\"kind\":\"TEST\"|\"kind\":\"DEMO\"|kind|PRODUCTION",
                "\"kind\":\"TEST\"|\"kind\":null|kind|PRODUCTION",
                "\"readOnly\":false|\"readOnly\":\"no\"|readOnly|true",
                "\"keyStorage\":\"KEYCHAIN\"|\"keyStorage\":\"POCKET\"|keyStorage|SESSION"
            })
    void aBadWord_costsOnlyItself_andTheStricterGuardApplies(
            String before, @Nullable String after, String field, String instead)
            throws IOException {
        write(SECOND.replace(before, after == null ? "" : after));

        JsonFile.Found<ProfileBook> found = store.load();

        assertThat(found.value().profiles())
                .extracting(Profile::name)
                .containsExactly("First", "Second", "Third");
        assertThat(found.flaws())
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.line()).isEqualTo(4);
                    assertThat(flaw.owner()).isEqualTo("Second");
                    assertThat(flaw.field()).isEqualTo(field);
                    assertThat(flaw.instead()).isEqualTo(instead);
                });
        Profile second = found.value().profiles().get(1);
        assertThat(
                        List.of(
                                second.colour().name(),
                                second.kind().name(),
                                String.valueOf(second.readOnly()),
                                second.keyStorage().name()))
                .contains(instead);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"id\":\"p2\",||id",
                "\"id\":\"p2\"|\"id\":2|id",
                "\"id\":\"p2\"|\"id\":\" \"|id",
                "\"id\":\"p2\"|\"id\":\"p1\"|id",
                "\"name\":\"Second\",||name",
                "\"name\":\"Second\"|\"name\":[]|name",
                "https://two.example|http://two.example|serviceUrl",
                "https://two.example|https://two..example|serviceUrl",
                "https://two.example|nowhere|serviceUrl",
                "\"https://two.example\"|{}|serviceUrl",
                "\"kind\":\"TEST\"|\"kind\":\"TEST\",\"kind\":\"PRODUCTION\"|``"
            })
    void aProfileThatCannotBeUsedIsLeftOutAloneAndKeptInACopy(
            String before, @Nullable String after, String field) throws IOException {
        String content = write(SECOND.replace(before, after == null ? "" : after));

        JsonFile.Found<ProfileBook> found = store.load();

        assertThat(found.value().profiles())
                .extracting(Profile::name)
                .containsExactly("First", "Third");
        assertThat(found.setAside()).isNull();
        assertThat(found.flaws())
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.line()).isEqualTo(4);
                    assertThat(flaw.field()).isEqualTo(field);
                    assertThat(flaw.instead()).isNull();
                });
        store.change(found.value(), book -> book.with(book.preferences().with(Appearance.DARK)));
        assertThat(filesBeside()).hasSize(2);
        assertThat(folder().resolve(filesBeside().getLast())).content().isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"Second\"", "[]", "{}"})
    void aValueThatIsNotAProfile_isLeftOut(String second) throws IOException {
        write(second);

        assertThat(store.load().value().profiles()).hasSize(2);
        assertThat(store.load().flaws()).singleElement().matches(flaw -> flaw.line() == 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"chosen\":7",
                "\"appearance\":\"PINK\"",
                "\"namesTyped\":\"yes\"",
                "\"language\":\"KLINGON\"",
                "\"textSize\":79",
                "\"textSize\":151",
                "\"textSize\":\"100\"",
                "\"textSize\":99999999999",
                "\"notifications\":1",
                "\"carefulReceipts\":\"no\"",
                "\"highContrast\":[]",
                "\"window\":{}",
                "\"window\":7",
                "\"window\":{\"x\":0,\"y\":0,\"width\":-1,\"height\":5,\"maximised\":false}",
                "\"window\":{\"x\":\"0\",\"y\":0,\"width\":1,\"height\":5,\"maximised\":0}"
            })
    void aBadSettingCostsThatSetting(String setting) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(file, "{\"schema\":1,\n" + setting + ",\n\"profiles\":[" + SECOND + "]}");

        JsonFile.Found<ProfileBook> found = store.load();

        assertThat(found.value().profiles()).hasSize(1);
        assertThat(found.value().preferences().namesTyped())
                .isEqualTo(setting.contains("namesTyped"));
        assertThat(found.flaws()).singleElement().matches(flaw -> flaw.line() == 2);
    }

    @Test
    void receivingServerIsKept_withWhetherItMayBeChecked() throws IOException {
        write(
                SECOND.replace(
                        "\"kind\"",
                        "\"receiver\":{\"address\":\"https://push.example/a\",\"allowed\":true},\"kind\""));
        JsonFile.Found<ProfileBook> found = store.load();

        assertThat(found.flaws()).isEmpty();
        assertThat(found.value().profiles())
                .extracting(Profile::receiver)
                .contains(new Receiver(URI.create("https://push.example/a"), true));
        store.change(found.value(), book -> book.choosing(null));
        assertThat(store.load().value().profiles()).isEqualTo(found.value().profiles());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "\"https://push.example/a\"",
                "{\"allowed\":true}",
                "{\"address\":\"http://push.example/a\",\"allowed\":true}",
                "{\"address\":\"https://push.example/?token=s3cret\",\"allowed\":true}",
            })
    void receivingServerThatCannotBeUsed_isLeftOut_andItsTextNotShown(String receiver)
            throws IOException {
        write(SECOND.replace("\"kind\"", "\"receiver\":" + receiver + ",\"kind\""));
        JsonFile.Found<ProfileBook> found = store.load();

        assertThat(found.value().profiles()).hasSize(3).allMatch(one -> one.receiver() == null);
        assertThat(found.flaws())
                .singleElement()
                .matches(
                        flaw -> flaw.field().equals("receiver") && !flaw.word().contains("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ABC\"", "\"\"", "7000", "\"a\\u202E\"", "{}"})
    void badLettersCostThoseLetters(String letters) throws IOException {
        write(SECOND.replace("\"kind\"", "\"letters\":" + letters + ",\"kind\""));

        JsonFile.Found<ProfileBook> found = store.load();

        assertThat(found.value().profiles()).hasSize(3).allMatch(one -> one.letters().isEmpty());
        assertThat(found.flaws()).singleElement().matches(flaw -> flaw.field().equals("letters"));
    }

    @Test
    void fieldsOfOtherVersions_stayInTheFile() throws IOException {
        write(SECOND.replace("\"kind\"", "\"team\":{\"of\":\"two\"},\"letters\":\"zz\",\"kind\""));
        Files.writeString(
                file, Files.readString(file).replace("{\"schema\"", "{\"later\":[1,2],\"schema\""));
        ProfileBook seen = store.load().value();

        store.change(
                seen,
                book ->
                        book.with(book.preferences().sized(120))
                                .without("p1")
                                .with(book.profiles().get(1).named("Other").lettered("")));

        assertThat(Files.readString(file))
                .containsPattern("\"later\"\\s*:\\s*\\[\\s*1,\\s*2\\s*]")
                .containsPattern("\"team\"\\s*:\\s*\\{\\s*\"of\"\\s*:\\s*\"two\"\\s*}")
                .doesNotContain("letters", "First", "\"p1\"");
        assertThat(store.load().flaws()).isEmpty();
        assertThat(store.load().value().preferences().textSize()).isEqualTo(120);
    }

    /** Writes three profiles, the second on the fourth line. */
    private String write(String second) throws IOException {
        Files.createDirectories(folder());
        String content =
                """
                {"schema":1,
                "profiles":[
                %s,
                %s,
                %s]}
                """
                        .formatted(
                                SECOND.replace("p2", "p1").replace("Second", "First"),
                                second,
                                SECOND.replace("p2", "p3").replace("Second", "Third"));
        Files.writeString(file, content);
        return content;
    }

    @Test
    void changesMadeElsewhere_stay_andConflictOnlyForTheSameProfile() throws IOException {
        ProfileBook seen = ProfileBook.EMPTY.with(NORTH).with(TRIAL);
        save(seen.without("p-1").with(Preferences.DEFAULT.typingNames(true)));

        JsonFile.Changed<ProfileBook> about =
                store.change(seen, book -> book.with(TRIAL.readOnly(true)));
        JsonFile.Changed<ProfileBook> gone =
                store.change(seen, book -> book.with(NORTH.named("Again")));

        assertThat(about.isConflict()).isFalse();
        assertThat(gone.isConflict()).isTrue();
        assertThat(store.load().value())
                .isEqualTo(
                        ProfileBook.EMPTY
                                .with(TRIAL.readOnly(true))
                                .with(Preferences.DEFAULT.typingNames(true)));
    }

    private void assertSetAside(String content) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(file, content);

        JsonFile.Found<ProfileBook> loaded = store.load();

        assertThat(loaded.value()).isEqualTo(ProfileBook.EMPTY);
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
        save(BOOK);

        assertThat(filesBeside()).hasSize(4);
        assertThat(store.load().value()).isEqualTo(BOOK);
    }

    @Test
    void aFileThatBecameUnreadableIsSetAsideBeforeSaving() throws IOException {
        save(BOOK);
        Files.writeString(file, "garbage");
        save(BOOK);

        assertThat(filesBeside()).hasSize(2);
    }

    @Test
    void aFileOfUnreasonableSizeIsNotRead() throws IOException {
        assertSetAside(" ".repeat(1 << 21));
    }

    @Test
    void aFileOfANewerVersion_isReadAsFarAsPossible_andNeverReplaced() throws IOException {
        save(BOOK);
        String newer = Files.readString(file).replace("\"schema\" : 1", "\"schema\" : 2");
        Files.writeString(file, newer);

        assertThat(store.load().value()).isEqualTo(BOOK);
        assertThat(store.load().refusal()).isEqualTo(JsonFile.Refusal.NEWER_VERSION);
        assertThatIOException().isThrownBy(() -> save(ProfileBook.EMPTY));
        assertThat(file).content().isEqualTo(newer);
    }

    @Test
    void aNewerFormThatMeansNothingYetIsLeftAlone() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(file, "{\"schema\":99,\"profiles\":\"elsewhere\"}");

        assertThat(store.load().value()).isEqualTo(ProfileBook.EMPTY);
        assertThat(store.load().refusal()).isEqualTo(JsonFile.Refusal.UNREADABLE);
        assertThat(store.load().why()).isInstanceOf(NewerVersionException.class);
        assertThat(filesBeside()).containsExactly("profiles.json");
    }

    @Test
    void fieldsItDoesNotKnowAreTolerated() throws IOException {
        save(BOOK);
        Files.writeString(
                file, Files.readString(file).replace("\"id\"", "\"later\" : [1], \"id\""));

        assertThat(store.load())
                .isEqualTo(new JsonFile.Found<>(BOOK, true, null, null, null, List.of()));
    }

    @Test
    void aFolderThatCannotBeCreated_failsTheSave() throws IOException {
        Files.writeString(folder(), "a file where the folder should be");

        assertThatIOException().isThrownBy(() -> save(BOOK));
    }

    private void save(ProfileBook book) throws IOException {
        store.change(store.load().value(), _ -> book);
    }

    private Path folder() {
        return temporary.resolve("home");
    }

    private List<String> filesBeside() throws IOException {
        try (var files = Files.list(folder())) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
