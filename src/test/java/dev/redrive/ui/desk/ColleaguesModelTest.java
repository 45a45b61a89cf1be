package dev.redrive.ui.desk;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.said;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.team.TeamRun;
import dev.redrive.team.TeamTask;
import dev.redrive.testing.FakeTeam;
import dev.redrive.testing.UiBench;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColleaguesModelTest {

    private final UiBench bench = new UiBench();
    private final FakeTeam team = new FakeTeam(bench.clock);
    private final CustomersModel customers =
            new CustomersModel(
                    bench.profiles(),
                    bench.desk,
                    bench.journal,
                    bench.journal,
                    bench.background,
                    bench.formats,
                    Drawing.by(Runnable::run));
    private final ColleaguesModel colleagues = customers.colleagues();
    private final ColleagueTexts words =
            new ColleagueTexts(bench.texts, bench.formats, colleagues::ahead);

    private void reads(TeamRun... runs) {
        team.customers.put(ACME.id(), "Acme");
        colleagues.follow(team);
        team.reads(runs);
        bench.work.runAll();
    }

    private List<String> lines(String profileId, ItemKind kind) {
        CustomerState state = requireNonNull(customers.find(profileId)).state();
        return colleagues.tasks(state, kind).stream().map(words::line).toList();
    }

    @Test
    void colleagueRunsATask_isSaidAsReported() {
        reads(team.run("anna", TASK));
        bench.clock.move(Duration.ofSeconds(40));

        assertThat(lines("acme", ItemKind.TRIPS))
                .containsExactly(
                        "In progress · 310 of 12,480 remaining · reported by anna’s Redrive"
                                + " 40 s ago");
        assertThat(lines("acme", ItemKind.CRASHES)).isEmpty();
        assertThat(lines("trial", ItemKind.TRIPS)).isEmpty();
    }

    @Test
    void inFrench_isSaidAsReported() {
        ColleagueTexts french =
                new ColleagueTexts(
                        new UiBench(Locale.FRANCE).texts, bench.formats, colleagues::ahead);
        reads(team.run("anna", TASK));

        CustomerState state = requireNonNull(customers.find("acme")).state();

        assertThat(french.line(colleagues.tasks(state, ItemKind.TRIPS).getFirst()))
                .contains("signalé par le Redrive de")
                .contains("anna")
                .contains("il y a 0");
    }

    @ParameterizedTest
    @CsvSource({
        "119, reported by anna’s Redrive 1 min 59 s ago",
        "121, anna’s Redrive not heard from since 12:00"
    })
    void colleagueIsSilent_isSaidAfterTwoMinutes(int seconds, String said) {
        reads(team.run("anna", TASK));

        bench.clock.move(Duration.ofSeconds(seconds));

        assertThat(lines("acme", ItemKind.TRIPS).getFirst()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({"600", "-600"})
    void clocksDiffer_agesAreByTheDatabasesAndItIsSaid(int ahead) {
        team.ahead = Duration.ofSeconds(ahead);
        reads(team.run("anna", TASK));
        bench.clock.move(Duration.ofSeconds(40));

        assertThat(lines("acme", ItemKind.TRIPS).getFirst()).endsWith("40 s ago");
        assertThat(words.clocks())
                .isEqualTo(
                        "The team log’s clock is 10 min "
                                + (ahead > 0 ? "ahead of" : "behind")
                                + " this computer’s; ages are by the team log’s.");
    }

    @ParameterizedTest
    @CsvSource({"0", "60", "-60"})
    void clocksDifferByAMinuteAtMost_nothingIsSaid(int ahead) {
        team.ahead = Duration.ofSeconds(ahead);

        assertThat(words.clocks()).isEmpty();
    }

    @Test
    void ourOwnPollHasAnswered_taskIsOursAlone() {
        reads(team.run("anna", TASK));
        bench.attach(ACME, said("IN_PROGRESS", 12_480L, 300L));

        assertThat(lines("acme", ItemKind.TRIPS)).isEmpty();
    }

    @Test
    void startedHereAndNotPolledYet_taskIsOursAlone() {
        bench.start(ACME, ItemKind.TRIPS, TASK, 12_480);
        reads(team.run("ben", TASK), team.run("carla", "another"));

        assertThat(lines("acme", ItemKind.TRIPS)).singleElement().asString().contains("carla");
    }

    @Test
    void reportedAtAnotherHost_isNotShown() {
        TeamRun run = team.run("anna", TASK);
        reads(
                new TeamRun(
                        run.id(),
                        new TeamRun.Task("Acme", ItemKind.TRIPS, "other.example", TASK),
                        run.by(),
                        run.said(),
                        run.times()));

        assertThat(lines("acme", ItemKind.TRIPS)).isEmpty();
    }

    @Test
    void noTeamIsUsed_nothingIsReadAndNothingCounts() {
        bench.work.runAll();
        colleagues.follow(team);
        customers.tick();

        assertThat(bench.work.size()).isZero();
        assertThat(colleagues.version().get()).isZero();
    }

    @Test
    void customerIsSharedNoLonger_nothingIsShown() {
        reads(team.run("anna", TASK));
        team.customers.clear();

        customers.tick();
        bench.work.runAll();

        assertThat(lines("acme", ItemKind.TRIPS)).isEmpty();
    }

    @Test
    void colleagueRetriedTheRest_outageIsSaidWithItsReport() {
        bench.start(ACME, ItemKind.TRIPS, "675303083", 15_000);
        bench.clock.move(Duration.ofMinutes(5));
        reads(team.run("anna", TASK));

        CustomerState state = requireNonNull(customers.find("acme")).state();

        assertThat(words.drain(requireNonNull(colleagues.outage(state, ItemKind.TRIPS))))
                .isEqualTo("With colleagues’ retries, as they reported them: 15,000 → 12,480");
    }

    @Test
    void beforeAStart_isSaidWhatIsKnown() {
        team.customers.put(ACME.id(), "Acme");
        List<TeamTask> tasks = TeamTask.of(List.of(team.run("anna", TASK), team.run("ben", null)));

        assertThat(words.before(ItemKind.TRIPS, tasks, false))
                .contains(
                        "anna’s Redrive reported at 12:00 that a retry of trips is in progress"
                                + " (310 remaining).")
                .contains("ben requested this at 12:00 and does not know the outcome yet.")
                .contains("The team log is unavailable: what colleagues do is not known.");
    }
}
