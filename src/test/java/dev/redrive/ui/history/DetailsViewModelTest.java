package dev.redrive.ui.history;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.DEMO;
import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.ui.history.HistoryBench.ended;
import static dev.redrive.ui.history.HistoryBench.entry;
import static dev.redrive.ui.history.HistoryBench.moving;
import static dev.redrive.ui.history.HistoryBench.notKnown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Sample;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.history.FactTexts.Fact;
import dev.redrive.ui.history.table.ShownRow.Owner;
import dev.redrive.ui.outage.Notes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailsViewModelTest {

    private final HistoryBench bench = new HistoryBench();
    private final UiBench ui = bench.bench;
    private final List<String> watched = new ArrayList<>();
    private final DetailsViewModel model =
            new DetailsViewModel(
                    ui.kit,
                    bench,
                    bench.profiles,
                    new Requests(),
                    new Notes(bench, text -> text, _ -> false, ui.background, ui.texts).field());

    private final class Requests extends NoRequests {
        @Override
        public void watch(Profile profile, JournalEntry entry) {
            watched.add(profile.name() + " " + entry.taskId());
        }
    }

    private void show(JournalEntry entry) {
        HistoryRow row = new HistoryRow(entry, "");
        model.show(bench.lines.line(new OutageRow(List.of(row), 1), bench.profiles.profiles()));
        bench.settle();
    }

    private String fact(String label) {
        return model.facts.get().stream()
                .filter(fact -> fact.label().equals(label))
                .map(Fact::value)
                .findFirst()
                .orElse("none");
    }

    @Test
    void processedRetry_showsAllItsFacts() {
        show(ended("a", "COMPLETED", NOON));

        assertThat(model.title.get()).isEqualTo("ACME");
        assertThat(model.status.get()).isEqualTo("Processed · COMPLETED");
        assertThat(model.owner.get().kind()).isEqualTo("Production · Trips · 1 retry");
        assertThat(fact("Started")).isEqualTo("23 Nov 2026, 12:00:00");
        assertThat(fact("Ended")).isEqualTo("23 Nov 2026, 12:05:02");
        assertThat(fact("Processed")).isEqualTo("12,480");
        assertThat(fact("Duration")).isEqualTo("5 min 2 s");
        assertThat(fact("Pace")).isEqualTo("41 /s");
        assertThat(fact("Requested by")).isEqualTo("jo");
        assertThat(model.meaning.get()).startsWith("Processed is not accepted");
        assertThat(model.watchable.get()).isFalse();
    }

    @Test
    void completedWithContradictingNumbers_isSaidAsSuch() {
        show(entry("a", "t", ACME, "COMPLETED", 12L, NOON, NOON));

        assertThat(model.meaning.get()).startsWith("It said 12,480 items with 12 remain");
    }

    @Test
    void whatIsNotKnownSaysWhatToDo() {
        show(notKnown("a", NOON));

        assertThat(model.status.get()).isEqualTo("Not known");
        assertThat(fact("Outcome")).isEqualTo("It is not known whether this retry started");
        assertThat(model.meaning.get())
                .contains("check whether pushes arrive at the receiving server");
        assertThat(model.taskId.get()).isEmpty();
        assertThat(model.watchable.get()).isFalse();
        assertThat(fact("Items")).isEqualTo("–");
    }

    @Test
    void anUnfinishedOneCanBeWatched() {
        show(moving("a", "RESUMING", 12, NOON));
        assertThat(model.status.get()).isEqualTo("RESUMING");
        assertThat(fact("Duration")).isEqualTo("–");
        assertThat(model.watchable.get()).isTrue();

        model.watch();
        assertThat(watched).containsExactly("ACME task-a");
    }

    @Test
    void aForgottenOneCanBeWatchedAgain() {
        show(moving("a", "IN_PROGRESS", 12, NOON).forgotten(NOON));
        assertThat(model.meaning.get()).startsWith("It is not possible to find out how it ended.");

        assertThat(model.watchable.get()).isTrue();
        model.watch();
        assertThat(watched).containsExactly("ACME task-a");
    }

    @Test
    void forgottenOneWithoutItsProfile_cannotBeWatchedAgain() {
        Profile gone = UiBench.profile("gone", "Gone", ProfileKind.TEST);
        show(entry("a", "t", gone, "PENDING", 3L, NOON, null));
        assertThat(model.owner.get())
                .isEqualTo(new Owner("Gone", null, "removed · Trips · 1 retry"));
        assertThat(model.meaning.get()).contains("its profile was removed");
        assertThat(model.watchable.get()).isFalse();

        Profile earlier = UiBench.profile("acme", "ACME", ProfileKind.TEST).readOnly(true);
        Profile demo =
                new Profile(
                        DEMO.id(),
                        DEMO.name(),
                        DEMO.kind(),
                        DEMO.colour(),
                        java.net.URI.create("http://127.0.0.1:4711"));
        show(entry("b", "t", demo, "PENDING", 3L, NOON, null));
        assertThat(model.owner.get().kind()).isEqualTo("Demo · Trips · 1 retry");
        assertThat(model.meaning.get()).contains("it ran on 127.0.0.1:4711");
        assertThat(model.watchable.get()).isFalse();

        show(entry("c", "t", earlier, "PENDING", 3L, NOON, null));
        assertThat(model.watchable.get()).isTrue();
    }

    @Test
    void theChartIsThatOfTheRun() {
        JournalEntry entry = ended("a", "COMPLETED", NOON);
        bench.disk.begin(entry);
        bench.disk.update(
                entry, List.of(new Sample(NOON, 12_480), new Sample(NOON.plusSeconds(300), 0)));
        show(entry);

        assertThat(model.points.get())
                .containsExactly(new Sample(NOON, 12_480), new Sample(NOON.plusSeconds(300), 0));
        assertThat(model.chartText.get())
                .isEqualTo(
                        "Remaining items: 12,480 in the first answer, 0 in the last, 5 min later");

        show(ended("b", "COMPLETED", NOON));
        assertThat(model.points.get()).isEmpty();
        assertThat(model.chartText.get()).startsWith("No numbers of this retry were kept");
    }

    @Test
    void unreadableChart_isLeftOut() {
        bench.disk.fails(JournalTrouble.LOCKED);

        show(ended("a", "COMPLETED", NOON));

        assertThat(model.points.get()).isEmpty();
    }

    @Test
    void ofTwoSelectedInARowTheSecondIsShown() {
        JournalEntry first = ended("a", "COMPLETED", NOON);
        bench.disk.begin(first);
        bench.disk.update(first, List.of(new Sample(NOON, 12_480)));
        model.show(
                bench.lines.line(
                        new OutageRow(List.of(new HistoryRow(first, "")), 1),
                        bench.profiles.profiles()));

        show(ended("b", "COMPLETED", NOON));

        assertThat(model.points.get()).isEmpty();
        assertThat(model.taskId.get()).isEqualTo("task-b");
    }

    @ParameterizedTest
    @CsvSource({
        "'{', 'The policy of your organisation cannot be used'",
        "'{\"schema\": 1, \"readOnly\": true}', 'no retry can be requested from this computer'",
        "'{\"schema\": 1, \"serviceAddresses\": [\"https://a.example\"]}', 'no retry can be sent to'",
    })
    void retryThatTheOrganisationForbids_isSaidToBe_asLongAsItDoes(String policy, String why) {
        show(ended("a", "COMPLETED", NOON));
        assertThat(model.forbidden.get()).isEmpty();

        ui.policy(policy);
        assertThat(model.forbidden.get()).contains(why);
        show(ended("b", "COMPLETED", NOON));
        assertThat(model.forbidden.get()).contains(why);
        assertThat(model.retryable.get()).isTrue();

        ui.policy("");
        assertThat(model.forbidden.get()).isEmpty();
        model.close();
        ui.policy(policy);
        assertThat(model.forbidden.get()).isEmpty();
    }
}
