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
    private final List<String> events = new ArrayList<>();

    @Test
    void finishedWork_endsAndThenHandsOverItsResultOnTheOtherThread() {
        background.run(() -> "result").inAnyCase(() -> events.add("ended")).then(events::add);
        assertThat(ui.size()).isZero();

        work.runAll();
        assertThat(events).isEmpty();
        ui.runAll();

        assertThat(events).containsExactly("ended", "result");
    }

    @Test
    void failedWork_endsTooAndIsNotSwallowed() {
        background
                .run(() -> {
                    throw new IOException("no disk");
                })
                .inAnyCase(() -> events.add("ended"))
                .then(_ -> events.add("result"));

        assertThatIllegalStateException()
                .isThrownBy(work::runAll)
                .withCauseInstanceOf(IOException.class);
        ui.runAll();
        assertThat(events).containsExactly("ended");
    }

    @Test
    void workWithAnError_endsToo() {
        background
                .run(() -> {
                    throw new StackOverflowError();
                })
                .inAnyCase(() -> events.add("ended"))
                .then(_ -> events.add("result"));

        assertThatExceptionOfType(StackOverflowError.class).isThrownBy(work::runAll);
        ui.runAll();
        assertThat(events).containsExactly("ended");
    }

    @Test
    void failingEnd_stillHandsOverTheResult() {
        background
                .run(() -> "result")
                .inAnyCase(() -> {
                    throw new IllegalStateException("the spinner is gone");
                })
                .then(events::add);

        work.runAll();
        assertThatIllegalStateException().isThrownBy(ui::runAll);
        assertThat(events).containsExactly("result");
    }

    @Test
    void interruptedWork_endsQuietly() {
        background
                .run(() -> {
                    throw new InterruptedException();
                })
                .inAnyCase(() -> events.add("ended"))
                .then(_ -> events.add("result"));

        work.runAll();
        ui.runAll();
        assertThat(events).containsExactly("ended");
    }
}
