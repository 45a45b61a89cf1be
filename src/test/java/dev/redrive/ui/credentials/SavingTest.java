package dev.redrive.ui.credentials;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TRIAL;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.files.JsonFile;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.testing.QuietLogs;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.profiles.ProfilesModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavingTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Form form;

    @BeforeEach
    void overThreeProfiles() {
        form = new Form(temporary);
    }

    @Test
    void savedIsSaidUntilTheNextChange() {
        form.model.edit(UiBench.ACME);
        assertThat(form.model.dirty.get()).isFalse();
        form.model.form.letters.set("zz");
        assertThat(form.model.dirty.get()).isTrue();

        form.save();

        assertThat(form.model.saved.get()).isTrue();
        assertThat(form.model.dirty.get()).isFalse();
        assertThat(form.onDisk().profiles().getFirst().letters()).isEqualTo("ZZ");
        form.model.form.name.set("Other");
        assertThat(form.model.saved.get()).isFalse();
        assertThat(form.model.dirty.get()).isTrue();
        form.model.discard();
        assertThat(form.model.saved.get()).isFalse();
        assertThat(form.model.dirty.get()).isFalse();
    }

    @Test
    void violetIsNeverOffered() {
        for (int i = 0; i < 8; i++) {
            form.model.add();
            form.model.form.name.set("Customer " + i);
            form.model.form.key.set("key-0123456789-new");
            form.save();
        }

        assertThat(form.onDisk().profiles())
                .hasSizeGreaterThan(8)
                .noneMatch(profile -> profile.colour() == ProfileColour.VIOLET);
    }

    @Test
    void aNewProfileBeginsAtThePublicAddress() {
        form.model.add();

        assertThat(form.model.form.address.get()).isEqualTo("https://service.drivequant.com");
        assertThat(form.model.form.kind.get()).isEqualTo(ProfileKind.PRODUCTION);
        assertThat(form.model.form.keyPrompt.get()).isEqualTo("Paste the key");
    }

    @Test
    void aProfileCanBeMadeReadOnlyAndStaysSo() {
        form.model.edit(TRIAL);
        form.model.form.readOnly.set(true);
        assertThat(form.model.isDirty()).isTrue();
        form.save();
        assertThat(form.model.isDirty()).isFalse();

        form.model.form.name.set("Trial for trainees");
        form.save();

        assertThat(requireNonNull(form.onDisk().find(TRIAL.id())).readOnly()).isTrue();
        form.model.edit(ACME);
        assertThat(form.model.form.readOnly.get()).isFalse();
    }

    @Test
    void whatWasTypedIsSavedAndTheKeyFieldEmptied() {
        form.typeNew();
        form.model.form.kind.set(ProfileKind.TEST);
        form.model.form.colour.set(ProfileColour.GREEN);

        form.save();

        Profile saved = form.onDisk().profiles().getLast();
        assertThat(saved)
                .isEqualTo(
                        new Profile(
                                saved.id(),
                                "New",
                                ProfileKind.TEST,
                                ProfileColour.GREEN,
                                saved.serviceUrl()));
        assertThat(form.profiles.chosen()).isEqualTo(saved);
        assertThat(form.model.form.edited.get()).isEqualTo(saved);
        assertThat(form.kept(saved)).isEqualTo("key-0123456789-new");
        assertThat(form.model.form.key.get()).isEmpty();
        assertThat(form.model.form.keyPrompt.get())
                .contains("-new")
                .doesNotContain("0123", "9-new");
    }

    @Test
    void savedWithoutTypingAKeyTheOldOneStays() {
        form.model.edit(ACME);
        form.model.form.colour.set(ProfileColour.BLUE);

        form.save();

        assertThat(form.onDisk().profiles().getFirst().colour()).isEqualTo(ProfileColour.BLUE);
        assertThat(form.kept(ACME)).isEqualTo(Form.KEY);
        assertThat(form.problems()).containsOnly("");
    }

    @Test
    void anotherAddressAsksForTheKeyAgain() {
        form.model.edit(ACME);
        form.model.form.address.set("https://elsewhere.example");

        form.model.save();
        assertThat(form.bench.files.size()).isZero();
        assertThat(form.problems().getLast()).startsWith("The key was for the old address");

        form.model.form.key.set("key-9876543210-else");
        form.save();
        Profile moved = form.onDisk().profiles().getFirst();
        assertThat(moved.serviceUrl()).hasToString("https://elsewhere.example");
        assertThat(form.kept(moved)).isEqualTo("key-9876543210-else");
        assertThat(form.kept(ACME)).isNull();
    }

    @Test
    void theSameAddressInOtherLettersKeepsTheKey() {
        form.model.edit(ACME);
        form.model.form.address.set(" HTTPS://Acme.Example:443/v1/enterprise/ ");

        form.save();

        assertThat(form.problems()).containsOnly("");
        assertThat(form.kept(ACME)).isEqualTo(Form.KEY);
    }

    @Test
    void pressedTwiceItIsSavedOnce() {
        form.typeNew();

        form.model.save();
        form.model.save();
        form.bench.files.runAll();

        assertThat(form.profiles.profiles()).hasSize(4);
    }

    @Test
    void aSaveThatFailsKeepsWhatWasTypedAndCanBeTriedAgain() throws IOException {
        form.typeNew();
        form.breakTheDisk();
        try (QuietLogs _ = new QuietLogs(ProfilesModel.class, JsonFile.class)) {
            form.save();
        }

        Problem problem = requireNonNull(form.model.problem.get());
        assertThat(problem.title()).isEqualTo("The profile could not be saved");
        assertThat(form.model.form.name.get()).isEqualTo("New");
        assertThat(form.model.form.key.get()).isEqualTo("key-0123456789-new");
        assertThat(form.profiles.profiles()).hasSize(3);

        form.repairTheDisk();
        requireNonNull(problem.action()).run().run();
        form.bench.files.runAll();
        assertThat(form.model.problem.get()).isNull();
        assertThat(form.onDisk().profiles()).hasSize(3).last().matches(p -> p.name().equals("New"));
    }

    @Test
    void aFormOpenedWhileAnotherIsSavedStaysAsItIs() {
        form.typeNew();
        form.model.save();
        form.model.edit(TRIAL);
        form.model.form.name.set("Trial, half ty");

        form.bench.files.runAll();

        assertThat(form.profiles.profiles()).hasSize(4);
        assertThat(form.model.form.edited.get()).isEqualTo(TRIAL);
        assertThat(form.model.form.name.get()).isEqualTo("Trial, half ty");
    }

    @Test
    void failedSave_isSaidOverAnotherFormToo() throws IOException {
        form.typeNew();
        form.breakTheDisk();
        form.model.save();
        form.model.edit(TRIAL);
        try (QuietLogs _ = new QuietLogs(ProfilesModel.class, JsonFile.class)) {
            form.bench.files.runAll();
        }

        Problem problem = requireNonNull(form.model.problem.get());
        assertThat(problem.title()).isEqualTo("The profile could not be saved");
        // Trying again from here would save the other form.
        assertThat(problem.action()).isNull();
        assertThat(form.model.form.edited.get()).isEqualTo(TRIAL);
    }

    @Test
    void theDemoCanBeNeitherSavedNorRemoved() {
        form.model.edit(UiBench.DEMO);

        form.save();
        form.model.remove();
        form.bench.files.runAll();

        assertThat(form.profiles.profiles()).hasSize(3);
        assertThat(form.onDisk().profiles()).hasSize(2);
    }
}
