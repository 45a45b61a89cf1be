package dev.redrive.profile;

import static dev.redrive.profile.Profiles.NORTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.ImportedProfile.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileTest {

    @ParameterizedTest
    @CsvSource({
        "https://service.example, service.example",
        "https://service.example/v2, service.example",
        "https://service.example:8443, service.example:8443",
        "http://[::1]:8080, [::1]:8080"
    })
    void theHost_hasAPortOnlyWhereTheAddressHasOne(String address, String host) {
        assertThat(Profiles.at(NORTH, address).host()).isEqualTo(host);
    }

    @Test
    void equalProfiles_haveTheSameHashCode() {
        Profile same = Profiles.profile(NORTH.id(), NORTH.name(), NORTH.kind());

        assertThat(same).isEqualTo(NORTH).hasSameHashCodeAs(NORTH);
    }

    @ParameterizedTest
    @EnumSource
    void everyColour_canBePrintedOnPaper(ProfileColour colour) {
        assertThat(colour.onWhite()).matches("#[0-9a-f]{6}");
    }

    @Test
    void anImportedProfileUnknownHere_canBeAddedOrLeftOut() {
        ImportedProfile only = ImportedProfile.compare(List.of(), List.of(NORTH)).getFirst();

        assertThat(only.choices()).containsExactly(Choice.ADD, Choice.KEEP);
    }

    @Test
    void aFreeName_isNotTheOneOfAnotherProfileInTheFile() {
        Profile again = Profiles.profile("n-1", NORTH.name(), ProfileKind.TEST);
        Profile numbered = Profiles.profile("n-2", NORTH.name() + " (2)", ProfileKind.TEST);

        List<ImportedProfile> compared =
                ImportedProfile.compare(List.of(NORTH), List.of(again, numbered));

        assertThat(compared)
                .extracting(ImportedProfile::freeName)
                .containsExactly(NORTH.name() + " (3)", NORTH.name() + " (2)");
    }
}
