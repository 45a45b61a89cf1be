package dev.redrive.profile;

import static dev.redrive.profile.Profiles.DEMO;
import static dev.redrive.profile.Profiles.NORTH;
import static dev.redrive.profile.Profiles.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.ImportedProfile.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportedProfileTest {

    private static final Profile SAME = Profiles.profile("n-1", NORTH.name(), NORTH.kind());
    private static final Profile MOVED =
            Profiles.at(
                    Profiles.profile("n-2", " trial ".strip(), ProfileKind.PRODUCTION),
                    "https://elsewhere.example");
    private static final Profile NEW = Profiles.profile("n-3", "South", ProfileKind.TEST);

    private final List<ImportedProfile> compared =
            ImportedProfile.compare(
                    List.of(NORTH, TRIAL, DEMO, Profiles.profile("p-4", "Trial (2)", TRIAL.kind())),
                    List.of(SAME, MOVED, NEW));

    @Test
    void aNewProfile_isAddedAsItIs() {
        ImportedProfile item = compared.get(2);

        assertThat(item.proposal()).isEqualTo(Choice.ADD);
        assertThat(item.outcome(Choice.ADD)).isEqualTo(NEW);
        assertThat(item.outcome(Choice.KEEP)).isNull();
    }

    @Test
    void anEqualProfile_isLeftAlone() {
        ImportedProfile item = compared.get(0);

        assertThat(item.isSame()).isTrue();
        assertThat(item.choices()).containsExactly(Choice.KEEP);
    }

    @Test
    void aProfileOfTheSameName_isKeptByDefault() {
        ImportedProfile item = compared.get(1);

        assertThat(item.isSame()).isFalse();
        assertThat(item.proposal()).isEqualTo(Choice.KEEP);
        assertThat(item.outcome(item.proposal())).isNull();
    }

    @Test
    void aTakenName_isAddedUnderAFreeOne() {
        assertThat(compared.get(1).outcome(Choice.ADD)).isEqualTo(MOVED.named("trial (3)"));
    }

    @Test
    void replacingKeepsTheIdAndTakesTheRest() {
        assertThat(compared.get(1).outcome(Choice.REPLACE))
                .isEqualTo(
                        Profiles.at(
                                Profiles.profile("p-2", "trial", ProfileKind.PRODUCTION),
                                "https://elsewhere.example"));
    }

    @Test
    void theDemoIsNeverReplaced() {
        ImportedProfile item =
                ImportedProfile.compare(
                                List.of(DEMO), List.of(Profiles.profile("n", "DEMO", NORTH.kind())))
                        .getFirst();

        assertThat(item.choices()).containsExactly(Choice.KEEP, Choice.ADD);
    }
}
