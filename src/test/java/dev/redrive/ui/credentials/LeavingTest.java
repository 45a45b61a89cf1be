package dev.redrive.ui.credentials;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TRIAL;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.files.JsonFile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.testing.QuietLogs;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.profiles.ProfilesModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Going away from what was typed, and removing. */
class LeavingTest {

    static final List<Consumer<CredentialsViewModel>> CHANGES =
            List.of(
                    form -> form.form.name.set("Other"),
                    form -> form.form.kind.set(ProfileKind.TEST),
                    form -> form.form.colour.set(ProfileColour.BLUE),
                    form -> form.form.address.set("https://elsewhere.example"),
                    form -> form.form.key.set("k"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Form form;

    @BeforeEach
    void overThreeProfiles() {
        form = new Form(temporary);
    }

    @ParameterizedTest
    @FieldSource("CHANGES")
    void everyChangeCountsAndCanBeThrownAway(Consumer<CredentialsViewModel> change) {
        form.model.edit(ACME);
        assertThat(form.model.isDirty()).isFalse();

        change.accept(form.model);
        assertThat(form.model.isDirty()).isTrue();

        form.model.discard();
        assertThat(form.model.isDirty()).isFalse();
        assertThat(form.model.form.name.get()).isEqualTo("ACME");
    }

    @ParameterizedTest
    @FieldSource("CHANGES")
    void everyChangeOfANewProfile_countsToo(Consumer<CredentialsViewModel> change) {
        form.model.add();
        assertThat(form.model.isDirty()).isFalse();

        change.accept(form.model);
        assertThat(form.model.isDirty()).isTrue();

        form.model.discard();
        assertThat(form.model.form.edited.get()).isEqualTo(ACME);
    }

    @Test
    void nothingIsUnsavedAfterSaving() {
        form.typeNew();
        form.save();

        assertThat(form.model.isDirty()).isFalse();
    }

    @Test
    void removingShowsTheOneThatIsChosenThen() {
        form.model.edit(ACME);

        form.model.remove();
        assertThat(form.model.form.edited.get()).isEqualTo(ACME);
        form.bench.files.runAll();

        assertThat(form.model.form.edited.get()).isEqualTo(TRIAL);
        assertThat(form.onDisk().profiles()).containsExactly(TRIAL);
        assertThat(form.kept(ACME)).isNull();
    }

    @Test
    void failedRemoval_isSaidAndTriedAgainAsARemoval() throws IOException {
        form.model.edit(ACME);
        form.breakTheDisk();
        form.model.remove();
        try (QuietLogs _ = new QuietLogs(ProfilesModel.class, JsonFile.class)) {
            form.bench.files.runAll();
        }

        Problem problem = requireNonNull(form.model.problem.get());
        assertThat(problem.title()).isEqualTo("The profile could not be removed");
        assertThat(form.profiles.profiles()).contains(ACME);

        form.repairTheDisk();
        requireNonNull(problem.action()).run().run();
        form.bench.files.runAll();
        assertThat(form.profiles.profiles()).doesNotContain(ACME);
        assertThat(form.model.problem.get()).isNull();
    }
}
