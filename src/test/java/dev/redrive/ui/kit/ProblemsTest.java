package dev.redrive.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.ui.kit.Problem.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A banner has room for one, and nothing is lost by that. */
class ProblemsTest {

    private static final Problem DISK = problem("disk", Severity.ERROR);
    private static final Problem LOGS = problem("logs", Severity.WARNING);
    private static final Problem HELLO = problem("hello", Severity.INFO);

    private final Problems problems = new Problems();

    private static Problem problem(String title, Severity severity) {
        return new Problem(title, "", null, severity);
    }

    private @Nullable Problem shown() {
        return problems.shownProperty().get();
    }

    @Test
    void whatIsLessSeriousWaitsAndComesUpWhenThereIsRoom() {
        problems.add(() -> HELLO);
        problems.add(() -> DISK);
        problems.add(() -> LOGS);

        assertThat(shown()).isEqualTo(DISK);
        problems.dismiss();
        assertThat(shown()).isEqualTo(LOGS);
        problems.dismiss();
        assertThat(shown()).isEqualTo(HELLO);
        problems.dismiss();
        problems.dismiss();
        assertThat(shown()).isNull();
    }

    @Test
    void ofEquallySeriousOnesTheNewestIsShown() {
        Problem newer = problem("other", Severity.ERROR);
        problems.add(() -> DISK);
        problems.add(() -> newer);

        assertThat(shown()).isEqualTo(newer);
    }

    @Test
    void anAnswerIsShownAtOnce() {
        problems.add(() -> DISK);
        problems.showNow(() -> HELLO);

        assertThat(shown()).isEqualTo(HELLO);
        problems.dismiss();
        assertThat(shown()).isEqualTo(DISK);
    }

    @Test
    void newsOnTheSameTakeItsPlace() {
        problems.add(() -> problem("disk", Severity.WARNING));
        problems.add(() -> DISK);
        problems.dismiss();

        assertThat(shown()).isNull();
    }

    @Test
    void whatIsOverIsGoneWhereverItStands() {
        problems.add(() -> DISK);
        problems.add(() -> LOGS);
        problems.settle(LOGS);
        problems.settle(DISK);

        assertThat(shown()).isNull();
    }
}
