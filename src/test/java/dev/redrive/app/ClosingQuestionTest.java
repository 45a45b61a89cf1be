package dev.redrive.app;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.DEMO;
import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.app.Closing.ClosingQuestion;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.retry.Starting;
import dev.redrive.retry.WatchState;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Dialogs;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is asked when the window is to be closed. */
class ClosingQuestionTest {

    private final UiBench bench = new UiBench();
    private final WatchState watched = bench.start(ACME, ItemKind.TRIPS, TASK, 321).state();

    private String text(
            List<Starting> starting,
            List<WatchState> watching,
            List<JournalEntry> unsaved,
            Profile... profiles) {
        Dialogs.Question question =
                new ClosingQuestion(starting, watching, unsaved, List.of(profiles))
                        .question(bench.texts, () -> {});
        return Objects.requireNonNull(question).title() + "\n" + question.text();
    }

    @Test
    void withNothingRunning_noQuestionIsAsked() {
        assertThat(
                        new ClosingQuestion(List.of(), List.of(), List.of(), List.of(ACME))
                                .question(bench.texts, () -> {}))
                .isNull();
    }

    @Test
    void aTaskThatIsWatchedAgainAfterTheNextStart_needNotBeKept() {
        assertThat(text(List.of(), List.of(watched), List.of(), ACME))
                .contains("A task is still watched", "closing neither stops nor cancels anything")
                .contains("Redrive watches this task again when you next open it: " + TASK)
                .doesNotContain("Copy its ID");
    }

    @Test
    void aTaskThatIsNotSaved_orWhoseAddressHasChanged_hasToBeKept() {
        String keep = "Redrive will not find this task again";
        Profile moved =
                new Profile(
                        ACME.id(),
                        ACME.name(),
                        ACME.kind(),
                        ACME.colour(),
                        URI.create("https://elsewhere.example"));

        assertThat(text(List.of(), List.of(watched), List.of(watched.entry()), ACME))
                .contains(keep, TASK)
                .doesNotContain("watches this task again");
        assertThat(text(List.of(), List.of(watched), List.of(), moved)).contains(keep, TASK);
        assertThat(text(List.of(), List.of(watched), List.of(), TRIAL)).contains(keep, TASK);
    }

    @Test
    void theTasksOfTheDemoEndWithIt() {
        bench.vault.keep(DEMO, UiBench.key("demo-key-0123456789"));
        WatchState demo = bench.start(DEMO, ItemKind.TRIPS, "demo task", 5).state();

        assertThat(text(List.of(), List.of(demo), List.of(), ACME, DEMO))
                .endsWith("The demo task ends with Redrive.");
    }

    @Test
    void aRetryThatIsNotAnswered_comesFirstAndNamesTheCustomer() {
        Starting start = new Starting(TRIAL, ItemKind.CRASHES, NOON);

        assertThat(text(List.of(start), List.of(watched), List.of(), ACME, TRIAL))
                .startsWith(
                        "The service has not answered a retry yet\nNo answer yet: Trial (Crashes).")
                .contains(TASK);
        assertThat(
                        Objects.requireNonNull(
                                        new ClosingQuestion(
                                                        List.of(start, start),
                                                        List.of(),
                                                        List.of(),
                                                        List.of())
                                                .question(
                                                        new UiBench(Locale.FRENCH).texts, () -> {}))
                                .title())
                .isEqualTo("Le service n’a pas encore répondu à 2 relances");
    }
}
