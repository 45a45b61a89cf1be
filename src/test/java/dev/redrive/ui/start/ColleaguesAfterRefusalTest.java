package dev.redrive.ui.start;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.profile.Profile;
import dev.redrive.team.TeamRun;
import dev.redrive.testing.FakeTeam;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.desk.ColleagueTexts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A start was refused because a task is in progress: the team log says whose, where it can. */
class ColleaguesAfterRefusalTest {

    static final List<EnterpriseFailure> ONLY_OF_ONE_TASK =
            List.of(
                    new EnterpriseFailure.NotFound(""),
                    new EnterpriseFailure.OtherTask(),
                    new EnterpriseFailure.InvalidAnswer("", ""));

    static final List<EnterpriseFailure> OF_ALL_TASKS =
            List.of(
                    new EnterpriseFailure.KeyRefused(""),
                    new EnterpriseFailure.Forbidden(""),
                    new EnterpriseFailure.RateLimited(Duration.ofMinutes(1), ""),
                    new EnterpriseFailure.TimedOut(""));

    private final UiBench bench = new UiBench();
    private final FakeTeam team = new FakeTeam(bench.clock);
    private final RecordingFlow flow = new RecordingFlow();

    @BeforeEach
    void acmeIsShared() {
        team.customers.put(ACME.id(), "Acme");
    }

    private RunningViewModel refused(Profile profile, @Nullable String named) {
        RunningViewModel screen =
                new RunningViewModel(
                        bench.kit,
                        new RetryRequest(profile, ItemKind.TRIPS, "ticket 7"),
                        bench.desk,
                        flow);
        screen.asking(
                new ColleagueTasks(team, bench.desk),
                new ColleagueTexts(bench.texts, bench.formats, () -> team.ahead));
        bench.desk.onOutcome(screen::answered);
        screen.refused(new EnterpriseFailure.AlreadyRunning("it runs", named, null));
        screen.look();
        return screen;
    }

    @Test
    void colleaguesTaskIsInProgress_isWatchedWithoutAnotherRequest() {
        team.server = List.of(team.run("anna", TASK));
        bench.service.says(said("IN_PROGRESS", 12_480L, 300L));

        RunningViewModel screen = refused(ACME, null);
        bench.work.runAll();

        assertThat(flow.ways).containsExactly("colleague's " + TASK + " of anna");
        assertThat(bench.service.calls()).containsExactly("task " + TASK);
        assertThat(bench.desk.watches()).hasSize(1);
        assertThat(screen.busy.get()).isFalse();
    }

    @ParameterizedTest
    @FieldSource("ONLY_OF_ONE_TASK")
    void serviceDoesNotKnowTheFirst_nextIsPolled(EnterpriseFailure failure) {
        team.server = List.of(team.run("ben", "675303083"), team.run("anna", TASK));
        bench.service.fails(failure);
        bench.service.says(said("IN_PROGRESS", 12_480L, 300L));

        refused(ACME, null);
        bench.work.runAll();

        assertThat(flow.ways).containsExactly("colleague's " + TASK + " of anna");
        assertThat(bench.service.calls()).containsExactly("task 675303083", "task " + TASK);
    }

    @ParameterizedTest
    @FieldSource("OF_ALL_TASKS")
    void serviceCannotBeAsked_todaysScreenStays(EnterpriseFailure failure) {
        team.server = List.of(team.run("ben", "675303083"), team.run("anna", TASK));
        bench.service.fails(failure);

        RunningViewModel screen = refused(ACME, null);
        bench.work.runAll();

        assertThat(bench.service.calls()).containsExactly("task 675303083");
        assertThat(flow.ways).isEmpty();
        assertThat(screen.busy.get()).isFalse();
    }

    @Test
    void colleaguesTaskHasEndedMeanwhile_nothingIsRecorded() {
        team.server = List.of(team.run("anna", TASK));
        bench.service.says(said("COMPLETED", 12_480L, 0L));

        refused(ACME, null);
        bench.work.runAll();

        assertThat(flow.ways).isEmpty();
        assertThat(bench.desk.watches()).isEmpty();
        assertThat(bench.journal.recent("acme", 9)).isEmpty();
    }

    @Test
    void taskIsOfTheOtherKind_isLeftAlone() {
        team.server = List.of(team.run("anna", TASK));
        bench.service.says(
                new TaskSnapshot(
                        TASK,
                        null,
                        null,
                        ItemKind.CRASHES.taskType(),
                        TaskStatus.of("IN_PROGRESS"),
                        9L,
                        3L,
                        Set.of()));

        refused(ACME, null);
        bench.work.runAll();

        assertThat(flow.ways).isEmpty();
        assertThat(bench.desk.watches()).isEmpty();
    }

    @Test
    void serviceNamedTheTask_noOtherIsPolled() {
        team.server = List.of(team.run("ben", "675303083"), team.run("anna", TASK));
        bench.service.says(said("IN_PROGRESS", 12_480L, 300L));

        refused(ACME, TASK);
        bench.work.runAll();

        assertThat(bench.service.calls()).containsExactly("task " + TASK);
        assertThat(flow.ways).containsExactly("colleague's " + TASK + " of anna");
    }

    @Test
    void taskAtAnotherHost_isNotPolled() {
        TeamRun other = team.run("anna", TASK);
        team.server = List.of(at("staging.acme.example", other));

        refused(ACME, null);
        bench.work.runAll();

        assertThat(bench.service.calls()).isEmpty();
    }

    @Test
    void outcomeIsNotKnownToTheColleague_isSaid() {
        team.server = List.of(team.run("ben", null));

        RunningViewModel screen = refused(ACME, null);
        bench.work.runAll();

        assertThat(screen.team.get())
                .isEqualTo("ben requested this at 12:00 and does not know the outcome yet.");
        assertThat(bench.service.calls()).isEmpty();
    }

    @Test
    void teamLogDoesNotAnswer_whatWasReadLastIsPolledAndItIsSaid() {
        team.read.add(team.run("anna", TASK));
        bench.service.fails(new EnterpriseFailure.NotFound(""));

        RunningViewModel screen = refused(ACME, null);
        assertThat(screen.busy.get()).isTrue();
        bench.work.runAll();

        assertThat(bench.service.calls()).containsExactly("task " + TASK);
        assertThat(screen.team.get())
                .isEqualTo("The team log is unavailable: what colleagues do is not known.");
    }

    @Test
    void refusedAgain_theTeamLogIsAskedAgain_andNothingIsSentTwice() {
        team.customers.put(TRIAL.id(), "Acme");
        team.server = List.of();
        bench.service.refuses(new EnterpriseFailure.AlreadyRunning(""));
        RunningViewModel screen = refused(TRIAL, null);
        bench.work.runAll();
        assertThat(team.looks).isOne();
        screen.next().on.set(true);

        seconds(screen, 60);
        team.server = List.of(at(TRIAL.host(), team.run("anna", TASK)));
        bench.service.says(said("IN_PROGRESS", 12_480L, 300L));
        bench.work.runFirst(); // The request, which is refused.
        assertThat(screen.team.get()).startsWith("Asking the team log");
        assertThat(screen.busy.get()).as("until it is known").isTrue();
        seconds(screen, 5); // Nothing else is begun meanwhile.
        bench.work.runAll();

        assertThat(team.looks).isEqualTo(2);
        assertThat(flow.ways).containsExactly("colleague's " + TASK + " of anna");
        assertThat(bench.service.calls()).containsExactly("retry TRIPS", "task " + TASK);
        seconds(screen, 1_000);
        bench.work.runAll();
        assertThat(bench.service.calls()).hasSize(2);
    }

    private void seconds(RunningViewModel screen, int howMany) {
        for (int i = 0; i < howMany; i++) {
            bench.clock.move(Duration.ofSeconds(1));
            screen.tick();
        }
    }

    private static TeamRun at(String host, TeamRun run) {
        return new TeamRun(
                run.id(),
                new TeamRun.Task(
                        run.task().customer(), run.task().kind(), host, run.task().taskId()),
                run.by(),
                run.said(),
                run.times());
    }

    @Test
    void nobodyAnswersInTime_dialogGoesOnAndNothingIsWatchedLater() {
        team.server = List.of(team.run("anna", TASK));
        bench.service.says(said("IN_PROGRESS", 12_480L, 300L));
        RunningViewModel screen = refused(ACME, null);
        bench.work.runFirst();
        assertThat(screen.team.get()).startsWith("Asking the team log");

        bench.clock.move(Duration.ofSeconds(9));
        screen.tick();
        assertThat(screen.busy.get()).isFalse();
        bench.work.runAll();

        assertThat(bench.desk.watches()).isEmpty();
        assertThat(flow.ways).isEmpty();
        assertThat(screen.team.get()).startsWith("Nothing could be found out in time");
    }

    @Test
    void dialogIsClosedMeanwhile_nothingIsWatched() {
        team.server = List.of(team.run("anna", TASK));
        bench.service.says(said("IN_PROGRESS", 12_480L, 300L));
        RunningViewModel screen = refused(ACME, null);
        bench.work.runFirst();

        screen.cancel();
        bench.work.runAll();

        assertThat(flow.ways).containsExactly("close");
        assertThat(bench.desk.watches()).isEmpty();
        assertThat(bench.service.calls()).isEmpty();
    }

    @Test
    void customerIsNotShared_nobodyIsAsked() {
        team.server = List.of(team.run("anna", TASK));

        RunningViewModel screen = refused(TRIAL, null);
        bench.work.runAll();

        assertThat(team.looks).isZero();
        assertThat(screen.team.get()).isEmpty();
        assertThat(bench.service.calls()).isEmpty();
    }
}
