package dev.redrive.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyStateTest {

    private static final KeyState.Trouble LOCKED = new KeyState.Trouble(SecretState.LOCKED, "");

    @ParameterizedTest
    @CsvSource({
        "false, false, false, false, false, false",
        "false, true,  false, false, true,  false",
        "true,  false, false, true,  false, true",
        "true,  true,  false, true,  false, false",
        "true,  false, true,  true,  false, false",
        "false, false, true,  false, false, false",
        "false, true,  true,  false, true,  false"
    })
    void aKey_isAvailableUnavailableOrMissing_andInPlaceOnlyOnceItIsWritten(
            boolean hasKey,
            boolean hasTrouble,
            boolean isPending,
            boolean isAvailable,
            boolean isUnavailable,
            boolean isInPlace) {
        KeyState.Trouble trouble = hasTrouble ? LOCKED : null;
        KeyState state =
                (hasKey ? KeyState.available("WXYZ", trouble) : KeyState.unavailable(trouble))
                        .pending(isPending);

        assertThat(state.isAvailable()).isEqualTo(isAvailable);
        assertThat(state.isUnavailable()).isEqualTo(isUnavailable);
        assertThat(state.isInPlace()).isEqualTo(isInPlace);
    }
}
