package dev.redrive.ui.task;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Styles.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the view says of one answer. */
class ProgressViewModelTest {

    private final UiBench bench = new UiBench();
    private final RecordingRequests requests = new RecordingRequests();

    private ProgressViewModel view(TaskWatch watch) {
        return new ProgressViewModel(watch, Runnable::run, bench.texts, bench.formats, requests);
    }

    private ProgressViewModel view(TaskSnapshot said) {
        return view(bench.attach(ACME, said));
    }

    private static List<String> numbers(ProgressViewModel view) {
        return List.of(view.nbItems.get(), view.nbProcessed.get(), view.nbRemaining.get());
    }

    @Test
    void beforeTheFirstPoll_nbItemsIsShown() {
        ProgressViewModel view = view(bench.start(ACME, ItemKind.TRIPS, TASK, 12_480));

        assertThat(numbers(view)).containsExactly("12,480", "–", "–");
        assertThat(view.status.get()).isEqualTo("Requested");
        assertThat(view.freshness.get()).isEqualTo("No answer yet · checking now…");
        assertThat(view.progress.get()).isZero();
        assertThat(view.verdict.get()).isEmpty();
        assertThat(view.watching.get()).isTrue();
        assertThat(view.title()).isEqualTo("Trips, task of 12:00:00");
        assertThat(view.taskId()).isEqualTo(TASK);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, 321, 12, false, false",
        "COMPLETED, 321, 0, false, true",
        "COMPLETED, 321, 0, true, false",
        "COMPLETED, 0, 0, false, false",
        "CANCELED, 321, 12, false, true",
        "CANCELED, 321, 12, true, false",
        "FAILED, 321, 321, false, true"
    })
    void retryingWhatStillFails_isOfferedWhereSomethingCanAndNoNewerRetryRuns(
            String word, long items, long left, boolean newerRuns, boolean offered) {
        ProgressViewModel view = view(said(word, items, left));

        requests.newerRuns = newerRuns;
        view.tick();

        assertThat(view.canRetryRest.get()).isEqualTo(offered);
    }

    @Test
    void remainingFalls_processedIsTheRest() {
        ProgressViewModel view = view(said("IN_PROGRESS", 321L, 12L));

        assertThat(numbers(view)).containsExactly("321", "309", "12");
        assertThat(view.progress.get()).isBetween(0.96, 0.97);
        assertThat(view.progressText.get()).isEqualTo("96 percent processed");
        assertThat(view.curve.get().samples()).hasSize(1);
    }

    @Test
    void lessThanAll_isNever100Percent() {
        assertThat(view(said("IN_PROGRESS", 12_480L, 1L)).progressText.get())
                .isEqualTo("99 percent processed");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, Waiting · PENDING, PLAIN, false",
        "IN_PROGRESS, In progress · IN_PROGRESS, INFO, false",
        "COMPLETED, Processed · COMPLETED, PLAIN, true",
        "CANCELED, Canceled · CANCELED, WARNING, true",
        "FAILED, Failed · FAILED, DANGER, true",
        "CANCELLED, Canceled · CANCELLED, WARNING, true",
        "'it''s {0}', 'it''s {0}', PLAIN, false"
    })
    void aStatusInWordsAndAsTheServiceWroteIt(String word, String shown, Tone tone, boolean ended) {
        ProgressViewModel view = view(said(word, 321L, 0L));

        assertThat(view.status.get()).isEqualTo(shown);
        assertThat(view.tone.get()).isEqualTo(tone);
        assertThat(view.ended.get()).isEqualTo(ended);
        assertThat(view.watching.get()).isNotEqualTo(ended);
        assertThat(view.verdict.get().isEmpty()).isNotEqualTo(ended);
        assertThat(view.canWatchAgain.get()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "321, 400, 321, 400",
        "321, -3, 321, -3",
        "-5, 0, -5, 0",
        "321, , 321, –",
        ", 12, –, 12",
        ", , –, –"
    })
    void numbersThatContradictEachOtherOrAreMissingAreShownAndNothingIsConcluded(
            @Nullable Long items, @Nullable Long left, String shownItems, String shownLeft) {
        ProgressViewModel view = view(said("IN_PROGRESS", items, left));

        assertThat(numbers(view)).containsExactly(shownItems, "–", shownLeft);
        assertThat(view.progress.get()).isZero();
        assertThat(view.progressText.get()).isEqualTo("It is not known how much is processed");
    }

    @Test
    void emptyAnswer_countsAsContact() {
        ProgressViewModel view = view(said(null, null, null));

        assertThat(view.status.get()).isEqualTo("Requested");
        assertThat(numbers(view)).containsOnly("–");
        assertThat(view.tone.get()).isEqualTo(Tone.PLAIN);
        assertThat(view.watching.get()).isTrue();
    }

    @Test
    void verdict_neverSaysMoreThanTheNumbers() {
        assertThat(view(said("COMPLETED", 321L, 0L)).verdict.get())
                .isEqualTo("321 of 321 trips processed");
        assertThat(view(said("COMPLETED", 321L, 12L)).verdict.get())
                .isEqualTo("The service says COMPLETED, but its numbers contradict that");
        assertThat(view(said("CANCELED", 321L, 12L)).verdict.get())
                .startsWith("Canceled with 12 trips not processed");
        assertThat(view(said("COMPLETED", 0L, 0L)).verdict.get()).startsWith("Nothing had failed");
    }
}
