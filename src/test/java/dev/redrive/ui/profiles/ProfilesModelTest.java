package dev.redrive.ui.profiles;

import static dev.redrive.ui.profiles.ProfilesBench.DEMO;
import static dev.redrive.ui.profiles.ProfilesBench.KEY;
import static dev.redrive.ui.profiles.ProfilesBench.NORTH;
import static dev.redrive.ui.profiles.ProfilesBench.SOUTH;
import static dev.redrive.ui.profiles.ProfilesBench.at;
import static dev.redrive.ui.profiles.ProfilesBench.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.ProfileBook;
import dev.redrive.testing.UiBench;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesModelTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private ProfilesBench two() {
        return ProfilesBench.ofTwo(temporary.resolve("home"));
    }

    private ProfilesBench of(ProfileBook book, boolean chooseDemo) {
        return new ProfilesBench(temporary.resolve("home"), book, chooseDemo);
    }

    @Test
    void beginsWithTheChosenOneTheFirstOrTheDemo() {
        ProfileBook both = ProfileBook.EMPTY.with(NORTH).with(SOUTH);

        assertThat(of(both.choosing("south"), false).model.chosen()).isEqualTo(SOUTH);
        assertThat(of(both.choosing("gone"), false).model.chosen()).isEqualTo(NORTH);
        assertThat(of(both.choosing("south"), true).model.chosen()).isEqualTo(DEMO);
        assertThat(of(both.choosing("demo"), false).model.chosen()).isEqualTo(DEMO);
        assertThat(of(ProfileBook.EMPTY, false).model.chosen()).isEqualTo(DEMO);
        assertThat(of(both, false).model.profiles()).containsExactly(NORTH, SOUTH, DEMO);
    }

    @Test
    void nothingChangesBeforeTheFileWasWritten() {
        ProfilesBench bench = of(ProfileBook.EMPTY, false);

        bench.model.save(NORTH, UiBench.key(KEY), bench.told::add);
        assertThat(bench.model.profiles()).containsExactly(DEMO);
        assertThat(bench.keyEndings()).isEmpty();
        assertThat(bench.told).isEmpty();

        bench.files.runFirst();
        assertThat(bench.onDisk().profiles()).containsExactly(NORTH);
        assertThat(bench.model.profiles()).containsExactly(NORTH, DEMO);
        assertThat(bench.model.chosen()).isEqualTo(NORTH);
        assertThat(bench.told).hasSize(1).containsOnlyNulls();
    }

    @Test
    void aNewProfileIsChosenAndItsKeyKeptInMemoryOnly() throws IOException {
        ProfilesBench bench = of(ProfileBook.EMPTY, false);

        bench.save(NORTH, KEY);

        assertThat(bench.onDisk().chosenId()).isEqualTo("north");
        assertThat(bench.kept(NORTH)).isEqualTo(KEY);
        assertThat(bench.keyEndings()).containsOnly(Map.entry("north", "orth"));
        assertThat(bench.entered).containsExactly("north");
        assertThat(bench.written()).doesNotContain("0123456789");
    }

    @Test
    void ofAShortKeyNothingIsShown() {
        ProfilesBench bench = two();

        bench.save(SOUTH, "short-key");

        assertThat(bench.keyEndings()).containsEntry("south", "");
    }

    @Test
    void changedWithoutAKeyItKeepsPlaceChoiceAndKey() {
        ProfilesBench bench = two();

        bench.save(renamed(NORTH, "Nord-Est"), null);

        assertThat(bench.model.profiles()).containsExactly(renamed(NORTH, "Nord-Est"), SOUTH, DEMO);
        assertThat(bench.model.chosen().name()).isEqualTo("Nord-Est");
        assertThat(bench.keyEndings()).containsEntry("north", "orth");
        assertThat(bench.kept(NORTH)).isEqualTo(KEY);
        assertThat(bench.entered).isEmpty();
    }

    @Test
    void anotherAddressDropsTheKeyForGood() {
        ProfilesBench bench = two();

        bench.save(at(NORTH, "https://elsewhere.example"), null);
        assertThat(bench.keyEndings()).isEmpty();
        assertThat(bench.kept(at(NORTH, "https://elsewhere.example"))).isNull();

        bench.save(NORTH, null);
        assertThat(bench.keyEndings()).isEmpty();
        assertThat(bench.kept(NORTH)).isNull();
    }

    @Test
    void anotherAddressWithItsKeyIsAsGoodAsNew() {
        ProfilesBench bench = two();

        bench.save(at(NORTH, "https://elsewhere.example"), "key-9876543210-other");

        assertThat(bench.keyEndings()).containsEntry("north", "ther");
        assertThat(bench.kept(at(NORTH, "https://elsewhere.example")))
                .isEqualTo("key-9876543210-other");
        assertThat(bench.kept(NORTH)).isNull();
        assertThat(bench.entered).containsExactly("north");
    }

    @Test
    void removedItTakesItsKeyWithItAndTheFirstOfTheOthersIsChosen() {
        ProfilesBench bench = two();

        bench.model.remove(NORTH, bench.told::add);
        assertThat(bench.model.profiles()).contains(NORTH);
        bench.files.runAll();

        assertThat(bench.model.profiles()).containsExactly(SOUTH, DEMO);
        assertThat(bench.model.chosen()).isEqualTo(SOUTH);
        assertThat(bench.keyEndings()).isEmpty();
        assertThat(bench.kept(NORTH)).isNull();
        assertThat(bench.onDisk().profiles()).containsExactly(SOUTH);
        assertThat(bench.onDisk().chosenId()).isEqualTo("south");
        assertThat(bench.told).hasSize(1).containsOnlyNulls();
    }

    @Test
    void removingAnotherLeavesTheChoiceAlone() {
        ProfilesBench bench = two();

        bench.model.remove(SOUTH, bench.told::add);
        bench.files.runAll();

        assertThat(bench.model.chosen()).isEqualTo(NORTH);
        assertThat(bench.onDisk().chosenId()).isEqualTo("north");
    }

    @Test
    void theDemoIsInTheListAndNeverInTheFile() throws IOException {
        ProfilesBench bench = two();

        bench.model.choose(DEMO);
        bench.model.demoReady(at(DEMO, "http://127.0.0.1:4711"), "d3m0");
        bench.files.runAll();

        assertThat(bench.model.chosen().serviceUrl())
                .isEqualTo(URI.create("http://127.0.0.1:4711"));
        assertThat(bench.model.profiles()).hasSize(3).last().isEqualTo(bench.model.chosen());
        assertThat(bench.keyEndings()).containsEntry("demo", "d3m0");
        assertThat(bench.onDisk().profiles()).containsExactly(NORTH, SOUTH);
        assertThat(bench.onDisk().chosenId()).isEqualTo("demo");
        assertThat(bench.written()).doesNotContain("4711", "d3m0");
    }

    @Test
    void aProfileThatIsNotInTheList_cannotBeChosen() {
        ProfilesBench bench = two();

        bench.model.choose(renamed(SOUTH, "somebody else"));
        bench.model.choose(NORTH);

        assertThat(bench.model.chosen()).isEqualTo(NORTH);
        assertThat(bench.files.size()).isZero();
    }
}
