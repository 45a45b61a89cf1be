package dev.redrive.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {Bench.TASK, "not-hexadecimal:but_opaque", "%2F", "..."})
    void takesOpaqueTextAndTrimsIt(String id) {
        assertThat(TaskIds.clean(" " + id + "\n")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "a b", "a/b", "a\\b", "a\nb", "a\u0000b", "é", ".", ".."})
    void refusesWhatCanNotBeOne(String typed) {
        assertThat(TaskIds.clean(typed)).isNull();
    }

    @Test
    void refusesWhatIsFarTooLong() {
        assertThat(TaskIds.clean("a".repeat(200))).hasSize(200);
        assertThat(TaskIds.clean("a".repeat(10_000))).isNull();
    }
}
