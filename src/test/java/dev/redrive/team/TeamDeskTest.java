package dev.redrive.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.profile.Profile;
import dev.redrive.team.Outbox.Pending;
import dev.redrive.team.TeamDesk.Settings;
import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamLog.Rejected;
import dev.redrive.team.TeamLog.Session;
import dev.redrive.testing.HandClock;
import dev.redrive.testing.UiBench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamDeskTest {

    private static final Profile ACME = UiBench.ACME;

    private final HandClock clock = new HandClock(UiBench.NOON);
    private final Box box = new Box();
    private final Log log = new Log();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<char[]> passwords = new ArrayList<>();
    private int mostPauses = 1;

    private final Settings settings =
            new Settings(
                    new TeamServer("db.test", 5432, "redrive", "anna"),
                    this::password,
                    Map.of(ACME.id(), "Acme"),
                    "laptop");

    private final TeamDesk desk =
            new TeamDesk(
                    log, box, box, settings, clock, () -> 1.0, this::pause, () -> List.of("w"));

    private Optional<char[]> password() {
        char[] made = "secret".toCharArray();
        passwords.add(made);
        return Optional.of(made);
    }

    private void pause(Duration atMost) throws InterruptedException {
        pauses.add(atMost);
        clock.move(atMost);
        if (pauses.size() >= mostPauses) {
            throw new InterruptedException();
        }
    }

    private void run() {
        desk.run();
        Thread.interrupted();
    }

    private static JournalEntry entry(String id) {
        return TestEntry.entry(id, "task-" + id).customer(ACME).build();
    }

    /** Outbox and inbox in memory. */
    private static final class Box implements Outbox, Inbox {

        final List<String> calls = new ArrayList<>();

        final Map<String, Pending> waiting = new LinkedHashMap<>();
        final Map<String, String> aside = new LinkedHashMap<>();
        final List<News> kept = new ArrayList<>();
        int looks;

        void add(JournalEntry entry, long revision, boolean isUrgent) {
            waiting.put(entry.id(), new Pending(entry, "", revision, isUrgent));
        }

        @Override
        public List<Pending> pending(int atMost) {
            looks++;
            return waiting.values().stream().limit(atMost).toList();
        }

        @Override
        public void sent(List<Pending> reported) {
            reported.forEach(one -> waiting.remove(one.entry().id(), one));
        }

        @Override
        public void setAside(Pending refused, String reason) {
            aside.put(refused.entry().id(), reason);
            waiting.remove(refused.entry().id());
        }

        @Override
        public Refused refused() {
            return aside.isEmpty()
                    ? Refused.NONE
                    : new Refused(aside.size(), aside.values().iterator().next());
        }

        @Override
        public void share(Set<String> profileIds) {
            calls.add("share " + profileIds);
        }

        @Override
        public void resume() {
            calls.add("resume");
        }

        @Override
        public void repeat() {
            calls.add("repeat");
        }

        @Override
        public void alive(Collection<String> entryIds) {
            calls.add("alive " + entryIds);
        }

        @Override
        public void onUrgent(Runnable listener) {}

        @Override
        public List<TeamRun> ofOthers(List<TeamRun> runs) {
            return runs;
        }

        @Override
        public List<TeamRun> open() {
            return List.of();
        }

        @Override
        public List<TeamRun> runs(
                String customer, @Nullable ItemKind kind, int offset, int atMost) {
            return List.of();
        }

        @Override
        public Cursor cursor() {
            return kept.isEmpty() ? Cursor.START : kept.getLast().cursor();
        }

        @Override
        public void keep(News news) {
            kept.add(news);
        }
    }

    /** A team log in the hands of the test. */
    private final class Log implements TeamLog {

        final Deque<TeamTrouble> refusals = new ArrayDeque<>();
        final List<List<Long>> sent = new ArrayList<>();
        final List<Instant> reads = new ArrayList<>();
        final Deque<Runnable> waits = new ArrayDeque<>();
        boolean canWrite = true;
        boolean knocks;
        @Nullable Duration early;

        @Override
        public Session open(TeamServer server, char[] password) throws TeamLogException {
            assertThat(new String(password)).isEqualTo("secret");
            TeamTrouble refusal = refusals.poll();
            if (refusal != null) {
                throw new TeamLogException(refusal, "made to", null);
            }
            return new OneSession();
        }

        private final class OneSession implements Session {

            @Override
            public boolean canWrite() {
                return canWrite;
            }

            @Override
            public Map<String, String> customers() {
                return Map.of();
            }

            @Override
            public List<Rejected> send(List<TeamReport> reports) {
                sent.add(reports.stream().map(TeamReport::revision).toList());
                return reports.stream()
                        .filter(report -> report.entry().id().equals("poison"))
                        .map(report -> new Rejected(report, "23514"))
                        .toList();
            }

            @Override
            public News read(Cursor since) {
                reads.add(clock.instant());
                return new News(
                        new Cursor("e", reads.size()),
                        since.equals(Cursor.START),
                        clock.instant().plusSeconds(600),
                        List.of());
            }

            @Override
            public List<TeamRun> open(String customer, ItemKind kind) {
                return List.of();
            }

            @Override
            public boolean awaitNews(Duration atMost) throws TeamLogException {
                Runnable wait = waits.poll();
                if (wait == null) {
                    throw new TeamLogException(TeamTrouble.LOST, "the test is over", null);
                }
                clock.move(early == null ? atMost : early);
                wait.run();
                return knocks;
            }

            @Override
            public void wake() {}

            @Override
            public void close() {}
        }
    }

    private void waits(int howMany) {
        for (int i = 0; i < howMany; i++) {
            log.waits.add(() -> {});
        }
    }

    @Test
    void numbersAlone_areReportedEveryTenSeconds_andTheRestAtOnce() {
        box.add(entry("a"), 1, true);
        log.waits.add(() -> box.add(entry("a"), 2, false));
        waits(15);
        log.waits.add(() -> box.add(entry("a"), 3, true));

        run();

        assertThat(log.sent).containsExactly(List.of(1L), List.of(2L), List.of(3L));
        assertThat(box.waiting).isEmpty();
    }

    @Test
    void whatIsRejected_isSetAside_andWhatIsOfNobodyInTheTeam_isNotSent() {
        box.add(entry("good"), 1, true);
        box.add(entry("poison"), 2, true);
        box.add(TestEntry.entry("t", "task-t").customer(UiBench.TRIAL).build(), 3, true);

        run();

        assertThat(log.sent).containsExactly(List.of(1L, 2L));
        assertThat(box.aside).containsEntry("poison", "23514").hasSize(1);
        assertThat(box.waiting).isEmpty();
        assertThat(desk.state().refused()).isEqualTo(new Refused(1, "23514"));
    }

    @Test
    void teamLogIsRead_atTheStart_afterAKnock_andEveryThirtySeconds() {
        waits(31);
        run();
        assertThat(log.reads).hasSize(2);
        assertThat(Duration.between(log.reads.get(0), log.reads.get(1)))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
        assertThat(desk.state().ahead()).isEqualTo(Duration.ofMinutes(10));

        log.reads.clear();
        log.knocks = true;
        waits(3);
        run();
        assertThat(log.reads).hasSize(4);
    }

    @Test
    void manyKnocks_areReadTogether_twiceASecondAtMost() {
        log.knocks = true;
        log.early = Duration.ofMillis(10);
        waits(100);
        run();
        assertThat(log.reads).hasSize(3);
        assertThat(Duration.between(log.reads.get(0), log.reads.get(1)))
                .isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 250, 499, 500, 700, 999})
    void whatAColleagueReports_isReadWithinHalfASecond_howeverSoonAfterTheLast(int millis) {
        log.early = Duration.ofMillis(millis);
        log.waits.add(() -> {
            log.knocks = true;
            log.early = null;
        });
        log.waits.add(() -> log.knocks = false);

        run();

        Instant reported = log.reads.get(0).plusMillis(millis);
        assertThat(Duration.between(reported, log.reads.get(1)))
                .isBetween(Duration.ZERO, Duration.ofMillis(500));
    }

    @Test
    void aHundredKnocksASecond_areTwentyReadsInTenSeconds() {
        log.knocks = true;
        log.early = Duration.ofMillis(10);
        waits(1_000);

        run();

        assertThat(log.reads).as("each is a query, and a transaction here").hasSize(21);
    }

    @Test
    void teamLogThatNeverAnswers_leavesALookEmpty() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        log.waits.add(() -> {
            asked.countDown();
            awaitUnchecked(never);
        });
        try (TeamLink link =
                new TeamLink(() -> log, box, box, clock, () -> 1.0, new Real(), List::of)) {
            link.use(Optional.of(settings));
            link.start();
            asked.await();

            assertThat(link.look(ACME.id(), ItemKind.TRIPS).join()).isEmpty();
        } finally {
            never.countDown();
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Real implements TeamLink.Threads {

        @Override
        public Thread start(Runnable work) {
            return Thread.startVirtualThread(work);
        }

        @Override
        public void await(Duration atMost) throws InterruptedException {
            throw new InterruptedException("the test is over");
        }
    }

    @Test
    void knocksOfOthers_lookForNothingOfOurs_butBeingWokenDoesAtOnce() {
        log.knocks = true;
        log.early = Duration.ofMillis(10);
        waits(99);
        run();
        assertThat(box.looks).isOne();

        box.looks = 0;
        log.waits.add(() -> box.add(entry("a"), 1, true));
        log.waits.add(desk::wake);
        log.waits.add(() -> assertThat(log.sent).containsExactly(List.of(1L)));
        run();
        assertThat(box.looks).isEqualTo(2);
    }

    @Test
    void connectionThatFails_isMadeAgain_laterEachTime() {
        mostPauses = 8;
        for (int i = 0; i < 9; i++) {
            log.refusals.add(TeamTrouble.UNREACHABLE);
        }
        run();

        assertThat(pauses.stream().map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(desk.state().trouble()).isEqualTo(TeamTrouble.UNREACHABLE);
        assertThat(passwords).allMatch(wiped -> Arrays.equals(wiped, new char[6]));
    }

    @Test
    void whoMayOnlyRead_sendsNothing_andKeepsWhatWaits() {
        log.canWrite = false;
        box.add(entry("a"), 1, true);
        waits(2);
        run();
        assertThat(log.sent).isEmpty();
        assertThat(box.waiting).hasSize(1);
    }
}
