package dev.redrive.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.team.TeamRun.By;
import dev.redrive.team.TeamRun.Said;
import dev.redrive.team.TeamRun.Task;
import dev.redrive.team.TeamRun.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamTaskTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final JournalEntry.Customer ACME =
            new JournalEntry.Customer("acme", "ACME", "acme.example");

    private static TeamRun run(
            String author, @Nullable String taskId, boolean attached, Said said, Instant changed) {
        return new TeamRun(
                author + taskId,
                new Task("Acme", ItemKind.TRIPS, "acme.example", taskId),
                new By(author, author + "-pc", "", attached, changed.minusSeconds(60)),
                said,
                new Times(changed.minusSeconds(50), changed, 3));
    }

    private static Said running(long left) {
        return new Said("IN_PROGRESS", 500L, left, null, null);
    }

    private static Said ended(Instant at, long items) {
        return new Said("COMPLETED", items, 0L, at, null);
    }

    @Test
    void twoDesksWatchOneTask_isOneTaskWithTheLastNumbers() {
        TeamRun anna = run("anna", "t1", false, running(310), NOON);
        TeamRun ben = run("ben", "t1", true, running(120), NOON.plusSeconds(30));

        List<TeamTask> tasks = TeamTask.of(List.of(anna, ben));

        assertThat(tasks).hasSize(1);
        assertThat(tasks.getFirst().latest()).isEqualTo(ben);
        assertThat(tasks.getFirst().requested()).isEqualTo(anna);
    }

    @Test
    void oneDeskSawTheEnd_taskHasEndedWhateverIsReportedLater() {
        TeamRun anna = run("anna", "t1", false, ended(NOON, 500), NOON);
        TeamRun ben = run("ben", "t1", true, running(120), NOON.plusSeconds(30));

        assertThat(TeamTask.of(List.of(ben, anna)).getFirst().isOpen()).isFalse();
    }

    @Test
    void oneDeskLostTheTask_otherStillCounts() {
        TeamRun anna =
                run(
                        "anna",
                        "t1",
                        false,
                        new Said("IN_PROGRESS", 500L, 310L, null, NOON),
                        NOON.plusSeconds(60));
        TeamRun ben = run("ben", "t1", true, running(120), NOON);

        assertThat(TeamTask.of(List.of(anna, ben)).getFirst().isOpen()).isTrue();
    }

    @Test
    void withoutTaskId_everyReportStandsForItself() {
        TeamRun anna = run("anna", null, false, new Said(null, null, null, null, null), NOON);
        TeamRun ben = run("ben", null, false, new Said(null, null, null, null, null), NOON);

        assertThat(TeamTask.of(List.of(anna, ben))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "120, 120, false", "121, 121, true", "-600, 0, false"})
    void age_isByTheClockOfTheDatabase(long later, long age, boolean silent) {
        TeamTask task = TeamTask.of(List.of(run("anna", "t1", false, running(3), NOON))).getFirst();
        Instant now = NOON.plusSeconds(later);

        assertThat(task.age(now)).isEqualTo(Duration.ofSeconds(age));
        assertThat(task.isSilent(now)).isEqualTo(silent);
    }

    @ParameterizedTest
    @CsvSource({
        "acme.example, true",
        "ACME.example, true",
        "acme.example:8443, false",
        "staging.acme.example, false"
    })
    void host_isThatOfTheProfileOrAnother(String host, boolean isSame) {
        TeamTask task = TeamTask.of(List.of(run("anna", "t1", false, running(3), NOON))).getFirst();

        assertThat(task.isAt(host)).isEqualTo(isSame);
    }

    private static JournalEntry own(String id, String taskId, Instant at, long items) {
        return new JournalEntry(
                id,
                new JournalEntry.Request(ItemKind.TRIPS, ACME, "", "jo", at, false),
                taskId,
                new JournalEntry.Report(items, "COMPLETED", 0L),
                JournalEntry.Times.UNKNOWN);
    }

    @Test
    void colleagueRetriedTheRest_outageHasBoth() {
        JournalEntry first = own("e1", "t1", NOON, 12_480);
        TeamRun anna = run("anna", "t2", false, ended(NOON, 312), NOON.plusSeconds(3_600));

        List<TeamOutage> joined =
                TeamOutage.of(
                        List.of(first), TeamTask.of(List.of(anna)), ACME, Duration.ZERO, Map.of());

        assertThat(joined).hasSize(1);
        assertThat(joined.getFirst().outage().retries())
                .extracting(JournalEntry::taskId)
                .containsExactly("t1", "t2");
        assertThat(joined.getFirst().reported()).containsExactly(anna.id());
    }

    @Test
    void colleagueOnlyWatchesOurTask_nothingIsJoined() {
        JournalEntry first = own("e1", "t1", NOON, 12_480);
        TeamRun anna = run("anna", "t1", true, running(312), NOON.plusSeconds(10));

        assertThat(
                        TeamOutage.of(
                                List.of(first),
                                TeamTask.of(List.of(anna)),
                                ACME,
                                Duration.ZERO,
                                Map.of()))
                .isEmpty();
    }

    @Test
    void colleagueDoesNotKnowTheOutcome_isNoRetry() {
        TeamRun ben = run("ben", null, false, new Said(null, null, null, null, null), NOON);

        assertThat(
                        TeamOutage.of(
                                List.of(),
                                TeamTask.of(List.of(ben)),
                                ACME,
                                Duration.ZERO,
                                Map.of()))
                .isEmpty();
    }

    @Test
    void deskOfTheColleagueIsAheadOfTime_retryStandsWhereItWasReported() {
        TeamRun anna =
                new TeamRun(
                        "a",
                        new Task("Acme", ItemKind.TRIPS, "acme.example", "t2"),
                        new By("anna", "pc", "", false, NOON.plusSeconds(9_000)),
                        running(5),
                        new Times(NOON, NOON, 1));

        JournalEntry entry =
                TeamTask.of(List.of(anna)).getFirst().entry(ACME, Duration.ofMinutes(10));

        assertThat(entry.startedAt()).isEqualTo(NOON.minusSeconds(600));
    }
}
