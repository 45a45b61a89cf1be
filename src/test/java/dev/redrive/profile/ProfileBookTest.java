package dev.redrive.profile;

import static dev.redrive.profile.Profiles.NORTH;
import static dev.redrive.profile.Profiles.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redrive.profile.ProfileBook.WindowPlacement;
import org.junit.jupiter.api.Test;

class ProfileBookTest {

    private final ProfileBook book = ProfileBook.EMPTY.with(NORTH).with(TRIAL).choosing("p-1");

    @Test
    void aKnownIdIsReplacedInItsPlace() {
        Profile renamed = Profiles.profile("p-1", "Nord", ProfileKind.TEST);

        assertThat(book.with(renamed).profiles()).containsExactly(renamed, TRIAL);
    }

    @Test
    void aRemovedProfileIsNoLongerChosen() {
        ProfileBook rest = book.without("p-1");

        assertThat(rest.profiles()).containsExactly(TRIAL);
        assertThat(rest.chosenId()).isNull();
        assertThat(book.without("p-2").chosenId()).isEqualTo("p-1");
    }

    @Test
    void aNameIsTakenWhateverItsCaseAndTheBlanksAroundIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.with(named("p-3", " ASSURANCE nord ")));
        assertThat(book.with(named("p-1", "ASSURANCE nord")).profiles()).as("by itself").hasSize(2);
        assertThat(book.with(named("p-3", "Assurance Sud")).profiles()).hasSize(3);
    }

    private static Profile named(String id, String name) {
        return Profiles.profile(id, name, ProfileKind.TEST);
    }

    @Test
    void twoOfAKindAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.with(Profiles.profile("p-3", "TRIAL", ProfileKind.TEST)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.with(Profiles.profile(" ", "Other", ProfileKind.TEST)));
    }

    @Test
    void anImpossibleWindowPlace_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowPlacement(0, Double.NaN, 800, 600, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowPlacement(0, 0, 0, 600, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowPlacement(0, 0, 800, 0, false));
    }
}
