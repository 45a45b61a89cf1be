package dev.redrive.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.retry.ContactState;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.task.StepTexts.Step;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTextsTest {

    private final UiBench bench = new UiBench();
    private final Seen fresh = Seen.as(new ContactState.Fresh(Seen.at(1)));
    private final Seen ended = Seen.as(new ContactState.Ended());

    private List<String> steps(Seen seen) {
        return steps(bench, seen);
    }

    /** In short: behind -, now *, to come nothing. */
    private static List<String> steps(UiBench on, Seen seen) {
        return new StepTexts(on.texts, on.formats)
                .of(seen.state()).stream().map(StepTextsTest::inShort).toList();
    }

    private static String inShort(Step step) {
        return switch (step.stage()) {
            case DONE -> "- " + step.text();
            case NOW -> "* " + step.text();
            case TO_COME -> step.text();
        };
    }

    @Test
    void requested_isTheFirstStep() {
        assertThat(steps(Seen.as(new ContactState.Polling(null))))
                .containsExactly("- Requested 12:00:00", "Waiting", "In progress", "Processed");
    }

    @Test
    void waiting_isTheSecondStep() {
        assertThat(steps(fresh.saying("PENDING", 321L, 321L).steps(2L, null, null)))
                .containsExactly(
                        "- Requested 12:00:00",
                        "* Waiting since 12:00:02",
                        "In progress",
                        "Processed");
    }

    @Test
    void inProgress_isTheThirdStep() {
        assertThat(steps(fresh.saying("IN_PROGRESS", 321L, 12L).steps(2L, 5L, null)))
                .containsExactly(
                        "- Requested 12:00:00",
                        "- Waiting 3 s",
                        "* In progress since 12:00:05",
                        "Processed");
    }

    @Test
    void stateWasNeverSeen_hasNoTime() {
        assertThat(steps(fresh.saying("IN_PROGRESS", 321L, 12L).steps(null, 5L, null)))
                .contains("- Waiting", "* In progress since 12:00:05");
        assertThat(steps(ended.saying("COMPLETED", 321L, 0L).steps(null, null, 9L)))
                .containsExactly(
                        "- Requested 12:00:00",
                        "- Waiting",
                        "- In progress",
                        "- Processed 12:00:09");
    }

    @Test
    void beganBeforeTheFirstPoll_hasNoTime() {
        assertThat(steps(fresh.saying("IN_PROGRESS", 321L, 12L).steps(null, 54L, null)))
                .contains("- Waiting", "* In progress");
        assertThat(steps(fresh.saying("PENDING", 321L, 321L).steps(54L, null, null)))
                .contains("* Waiting");
        assertThat(steps(ended.saying("COMPLETED", 321L, 0L).steps(null, 54L, 70L)))
                .contains("- Waiting", "- In progress", "- Processed 12:01:10");
    }

    @Test
    void restarted_lastStatusStillCounts() {
        ContactState unheard = new ContactState.KeyNeeded(null);

        assertThat(steps(Seen.beforeTheRestart(unheard, "IN_PROGRESS", 12L)))
                .containsExactly("- Requested 12:00:00", "- Waiting", "* In progress", "Processed");
        assertThat(steps(Seen.beforeTheRestart(unheard, "PENDING", 321L)))
                .containsExactly("- Requested 12:00:00", "* Waiting", "In progress", "Processed");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, Processed, Traité",
        "CANCELED, Canceled, Annulé",
        "FAILED, Failed, Échec"
    })
    void theEnd(String word, String inEnglish, String inFrench) {
        Seen seen = ended.saying(word, 321L, 0L).steps(2L, 5L, 70L);

        assertThat(steps(seen))
                .containsExactly(
                        "- Requested 12:00:00",
                        "- Waiting 3 s",
                        "- In progress 1 min 5 s",
                        "- " + inEnglish + " 12:01:10");
        assertThat(steps(new UiBench(Locale.FRENCH), seen))
                .last()
                .isEqualTo("- " + inFrench + " 12:01:10");
    }

    @Test
    void unknownStatus_isShownAsWritten() {
        assertThat(steps(fresh.saying("re-suming?", 321L, 12L).steps(2L, 5L, null)))
                .containsExactly(
                        "- Requested 12:00:00", "- Waiting 3 s", "- In progress", "* re-suming?");
    }

    @Test
    void clockIsSetBack_noStepTookLessThanNothing() {
        assertThat(steps(ended.saying("COMPLETED", 321L, 0L).steps(5L, 2L, 1L)))
                .contains("- Waiting 0 s", "- In progress 0 s");
    }
}
