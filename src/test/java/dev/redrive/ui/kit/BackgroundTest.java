package dev.redrive.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.redrive.testing.HandExecutor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private final HandExecutor work = new HandExecutor();
    private final HandExecutor ui = new HandExecutor();
    private final Background background = new Background(work, ui);
    private final List<String> heard = new ArrayList<>();

    @Test
    void endsAndThenGivesTheResultBothOnTheOtherSide() {
        background.call(() -> "result", () -> heard.add("ended"), heard::add);
        assertThat(ui.size()).isZero();

        work.runAll();
        assertThat(heard).isEmpty();
        ui.runAll();

        assertThat(heard).containsExactly("ended", "result");
    }

    @Test
    void workThatBreaksEndsTooAndIsNotSwallowed() {
        background.call(
                () -> {
                    throw new IOException("no disk");
                },
                () -> heard.add("ended"),
                _ -> heard.add("result"));

        assertThatIllegalStateException()
                .isThrownBy(work::runAll)
                .withCauseInstanceOf(IOException.class);
        ui.runAll();
        assertThat(heard).containsExactly("ended");
    }

    @Test
    void workThatEndsInAnError_stillEndsTheWait() {
        background.call(
                () -> {
                    throw new StackOverflowError();
                },
                () -> heard.add("ended"),
                _ -> heard.add("result"));

        assertThatExceptionOfType(StackOverflowError.class).isThrownBy(work::runAll);
        ui.runAll();
        assertThat(heard).containsExactly("ended");
    }

    @Test
    void aScreenThatFailsAtTheEnd_stillGetsTheResult() {
        background.call(
                () -> "result",
                () -> {
                    throw new IllegalStateException("the spinner is gone");
                },
                heard::add);

        work.runAll();
        assertThatIllegalStateException().isThrownBy(ui::runAll);
        assertThat(heard).containsExactly("result");
    }

    @Test
    void interruptedWorkEndsQuietly() {
        background.call(
                () -> {
                    throw new InterruptedException();
                },
                () -> heard.add("ended"),
                _ -> heard.add("result"));

        work.runAll();
        ui.runAll();
        assertThat(heard).containsExactly("ended");
    }
}
