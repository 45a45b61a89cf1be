package dev.redrive.ui.profiles;

import static dev.redrive.ui.profiles.ProfilesBench.DEMO;
import static dev.redrive.ui.profiles.ProfilesBench.KEY;
import static dev.redrive.ui.profiles.ProfilesBench.NORTH;
import static dev.redrive.ui.profiles.ProfilesBench.SOUTH;
import static dev.redrive.ui.profiles.ProfilesBench.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.files.JsonFile;
import dev.redrive.files.JsonFile.ChangedElsewhereException;
import dev.redrive.profile.Appearance;
import dev.redrive.profile.Preferences;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileBook.WindowPlacement;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileStore;
import dev.redrive.testing.QuietLogs;
import dev.redrive.testing.UiBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesModelWritesTest {

    private static final WindowPlacement LEFT = new WindowPlacement(10, 20, 1120, 720, false);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private ProfilesBench bench = new ProfilesBench(Path.of(""), ProfileBook.EMPTY);
    private QuietLogs quiet = new QuietLogs();

    @BeforeEach
    void twoProfiles() {
        bench = ProfilesBench.ofTwo(temporary.resolve("home"));
        quiet = new QuietLogs(ProfilesModel.class, JsonFile.class);
    }

    @AfterEach
    void loudAgain() {
        quiet.close();
    }

    @Test
    void changesOneUponTheOtherAllReachTheFile() {
        bench.model.save(renamed(NORTH, "First"), null, bench.told::add);
        bench.model.choose(SOUTH);
        bench.model.preferences().appearance.set(Appearance.DARK);
        bench.model.saveWindow(LEFT);
        bench.model.save(renamed(NORTH, "Second"), null, bench.told::add);
        assertThat(bench.onDisk().find("north")).isEqualTo(NORTH);

        bench.files.runFirst();
        assertThat(bench.onDisk().find("north")).isEqualTo(renamed(NORTH, "First"));
        assertThat(bench.onDisk().chosenId()).isEqualTo("north");
        bench.files.runAll();

        assertThat(bench.onDisk())
                .isEqualTo(
                        new ProfileBook(
                                "south",
                                List.of(renamed(NORTH, "Second"), SOUTH),
                                LEFT,
                                Preferences.DEFAULT.with(Appearance.DARK)));
        assertThat(bench.told).hasSize(2).containsOnlyNulls();
    }

    @Test
    void aFailedSave_isReported_andChangesNothing() throws IOException {
        bench.breakTheDisk();

        bench.save(renamed(NORTH, "Other"), "key-9876543210-other");
        bench.save(UiBench.profile("new", "New", ProfileKind.TEST), "key-9876543210-third");

        assertThat(bench.told).hasSize(2).allSatisfy(e -> assertThat(e).isNotNull());
        assertThat(bench.model.profiles()).containsExactly(NORTH, SOUTH, DEMO);
        assertThat(bench.model.chosen()).isEqualTo(NORTH);
        assertThat(bench.keyEndings()).containsOnly(Map.entry("north", "orth"));
        assertThat(bench.kept(NORTH)).isEqualTo(KEY);
        assertThat(bench.entered).isEmpty();
    }

    @Test
    void aFailedRemoval_isReported_andChangesNothing() throws IOException {
        bench.breakTheDisk();

        bench.model.remove(NORTH, bench.told::add);
        bench.files.runAll();

        assertThat(bench.told).singleElement().isInstanceOf(IOException.class);
        assertThat(bench.model.profiles()).containsExactly(NORTH, SOUTH, DEMO);
        assertThat(bench.model.chosen()).isEqualTo(NORTH);
        assertThat(bench.kept(NORTH)).isEqualTo(KEY);
    }

    @Test
    void whatFailedDoesNotComeBackWithTheNextSave() throws IOException {
        bench.breakTheDisk();
        bench.save(renamed(NORTH, "Other"), null);
        bench.repairTheDisk();

        bench.save(renamed(SOUTH, "Sud-Ouest"), null);

        assertThat(bench.onDisk().profiles()).containsExactly(NORTH, renamed(SOUTH, "Sud-Ouest"));
    }

    @Test
    void aNameThatIsThereTwiceIsRefusedHereToo() {
        bench.save(renamed(SOUTH, "NORD"), null);

        assertThat(bench.told).singleElement().isInstanceOf(IllegalArgumentException.class);
        assertThat(bench.model.profiles()).containsExactly(NORTH, SOUTH, DEMO);
        assertThat(bench.onDisk().profiles()).containsExactly(NORTH, SOUTH);
    }

    @Test
    void aChangeInTheFileWhileTheWindowIsOpen_staysAndIsShown() throws IOException {
        Profile east = UiBench.profile("east", "Est", ProfileKind.TEST);
        elsewhere(book ->
                book.without("south")
                        .with(NORTH.readOnly(true))
                        .with(east)
                        .with(book.preferences().typingNames(true)));
        List<String> news = new ArrayList<>();
        bench.model.onChangedElsewhere(() -> news.add("changed"));

        bench.model.saveWindow(LEFT);
        bench.files.runAll();

        assertThat(bench.onDisk())
                .isEqualTo(
                        new ProfileBook(
                                "north",
                                List.of(NORTH.readOnly(true), east),
                                LEFT,
                                Preferences.DEFAULT.typingNames(true)));
        assertThat(bench.model.profiles()).containsExactly(NORTH.readOnly(true), east, DEMO);
        assertThat(bench.model.chosen()).isEqualTo(NORTH.readOnly(true));
        assertThat(bench.model.preferences().namesTyped.get()).isTrue();
        assertThat(news).containsExactly("changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{\"schema\":1,\"profiles\":[{", "{\"profiles\":[]}"})
    void aFileDamagedByAnotherProgram_isKeptAndReported_andTheProfilesStay(String damaged)
            throws IOException {
        Files.writeString(bench.file, damaged);
        List<Path> kept = new ArrayList<>();
        bench.model.onDamagedElsewhere(kept::add);

        bench.model.saveWindow(LEFT);
        bench.files.runAll();

        assertThat(kept).singleElement().satisfies(file -> assertThat(file).hasContent(damaged));
        assertThat(bench.onDisk().profiles()).containsExactly(NORTH, SOUTH);
        assertThat(bench.model.profiles()).containsExactly(NORTH, SOUTH, DEMO);
    }

    @Test
    void aProfileThatWasChangedOrRemovedElsewhereIsNotSavedOver() throws IOException {
        elsewhere(book -> book.without("south").with(NORTH.readOnly(true)));

        bench.save(renamed(NORTH, "Mine"), null);
        bench.save(renamed(SOUTH, "Mine too"), null);

        assertThat(bench.told).first().isInstanceOf(ChangedElsewhereException.class);
        assertThat(bench.model.profiles().getFirst()).isEqualTo(NORTH.readOnly(true));
        // The second time its removal is known, so this is a new profile, and meant.
        assertThat(bench.told).last().isNull();
        assertThat(bench.onDisk().profiles())
                .containsExactly(NORTH.readOnly(true), renamed(SOUTH, "Mine too"));
    }

    @Test
    void aRemovedProfileIsNotBroughtBackByWhatWasAboutIt() throws IOException {
        elsewhere(book -> book.without("north"));

        bench.save(renamed(NORTH, "Mine"), null);

        assertThat(bench.told).singleElement().isInstanceOf(ChangedElsewhereException.class);
        assertThat(bench.model.profiles()).containsExactly(SOUTH, DEMO);
        assertThat(bench.model.chosen()).isEqualTo(SOUTH);
        assertThat(bench.onDisk().profiles()).containsExactly(SOUTH);
    }

    @Test
    void aFileThatCannotBeReadIsShownAgainOnceItIsMended() throws IOException {
        Path aside = bench.file.resolveSibling("aside");
        Files.move(bench.file, aside);
        Files.createDirectory(bench.file);
        bench.model.reload();
        bench.model.saveWindow(LEFT);
        bench.files.runAll();
        assertThat(bench.model.unreadableProperty().get()).isNotNull();
        assertThat(bench.file).isDirectory();

        Files.delete(bench.file);
        Files.move(aside, bench.file);
        elsewhere(book -> book.without("south"));
        bench.model.reload();
        bench.files.runAll();

        assertThat(bench.model.unreadableProperty().get()).isNull();
        assertThat(bench.model.profiles()).containsExactly(NORTH, DEMO);
    }

    @Test
    void aChangeElsewhere_isShownWithoutAWrite_whenTheFileIsLookedAtAgain() throws IOException {
        List<String> news = new ArrayList<>();
        bench.model.onChangedElsewhere(() -> news.add("changed"));
        bench.model.preferences().appearance.set(Appearance.DARK);
        bench.files.runAll();
        Profile east = UiBench.profile("east", "East", ProfileKind.TEST);
        refresh();
        assertThat(news).as("nothing was changed").isEmpty();

        elsewhere(book -> book.without("south").with(NORTH.readOnly(true)).with(east));
        byte[] before = Files.readAllBytes(bench.file);
        refresh();

        assertThat(bench.model.profiles()).containsExactly(NORTH.readOnly(true), east, DEMO);
        assertThat(news).containsExactly("changed");
        assertThat(bench.file).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "{\"schema\":1,"})
    void aFileDamagedElsewhere_isSetAsideAndWhatIsShownIsSaved(String content) throws IOException {
        bench.model.saveWindow(LEFT);
        bench.files.runAll();
        List<Path> aside = new ArrayList<>();
        bench.model.onDamagedElsewhere(aside::add);
        Files.writeString(bench.file, content);

        refresh();

        assertThat(aside).singleElement().satisfies(file -> assertThat(file).hasContent(content));
        assertThat(bench.model.profiles()).containsExactly(NORTH, SOUTH, DEMO);
        assertThat(bench.onDisk().profiles()).containsExactly(NORTH, SOUTH);
    }

    @Test
    void aFileWithAnUnreadableProfile_removesNothing_whenItIsLookedAtAgain() throws IOException {
        bench.model.saveWindow(LEFT);
        bench.files.runAll();
        Files.writeString(
                bench.file, Files.readString(bench.file).replaceFirst("https://", "nonsense "));

        refresh();

        assertThat(bench.model.profiles()).containsExactly(NORTH, SOUTH, DEMO);
        assertThat(bench.kept(NORTH)).isEqualTo(KEY);
    }

    @Test
    void aFileWithAnUnreadableProfile_losesNoProfileAndNoKey_whenItIsWritten() throws IOException {
        bench.model.saveWindow(LEFT);
        bench.files.runAll();
        Files.writeString(
                bench.file, Files.readString(bench.file).replaceFirst("https://", "nonsense "));

        bench.model.choose(SOUTH);
        bench.files.runAll();

        assertThat(bench.model.profiles()).containsExactly(NORTH, SOUTH, DEMO);
        assertThat(bench.kept(NORTH)).isEqualTo(KEY);
        assertThat(bench.onDisk().profiles()).containsExactlyInAnyOrder(NORTH, SOUTH);
    }

    private void refresh() {
        bench.model.refresh();
        bench.files.runAll();
    }

    private void elsewhere(UnaryOperator<ProfileBook> change) throws IOException {
        ProfileStore other = new ProfileStore(bench.file);
        assertThat(other.change(other.load().value(), change).isConflict()).isFalse();
    }
}
