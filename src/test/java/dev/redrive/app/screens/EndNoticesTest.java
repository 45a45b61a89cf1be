package dev.redrive.app.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndNoticesTest {

    @ParameterizedTest
    @CsvSource({
        // page shown, window in front, ran s, toast, outside
        "true,  true,  5,    false, false",
        "true,  true,  3600, false, false",
        "true,  false, 5,    false, true",
        "false, true,  5,    true,  false",
        "false, true,  30,   true,  false",
        "false, true,  31,   true,  true",
        "false, true,  ,     true,  true",
        "false, false, 1,    true,  true",
    })
    void anEndIsSaidWhereItIsNotSeen(
            boolean isShown, boolean isInFront, Integer ran, boolean toast, boolean outside) {
        assertThat(
                        EndNotices.Where.of(
                                isShown, isInFront, ran == null ? null : Duration.ofSeconds(ran)))
                .isEqualTo(new EndNotices.Where(toast, outside));
    }
}
