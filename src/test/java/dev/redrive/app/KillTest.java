package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.audit.AuditCheck;
import dev.redrive.audit.AuditFolder;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.VerdictKind;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.SmallDisk;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed at any moment of starting and watching, and no task is lost by it. */
@Timeout(600)
@Tag("slow")
class KillTest {

    private static final int ROUNDS = 40;
    private static final HistoryFilter ALL = new HistoryFilter("", null, null, null, null, null);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final StandIn service = new StandIn();
    private final Random random = new Random(20261125);
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> checked = new ConcurrentLinkedQueue<>();
    private volatile Fuse fuse = Fuse.endless();

    @AfterEach
    void close() throws IOException {
        service.close();
    }

    @Test
    void killAtAnyMoment_losesNoTask() throws Exception {
        service.disturb(this::answer);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> unfinished = unfinished();
            checked.clear();
            // Each third while it starts and resumes; else once all is watched again.
            boolean early = round % 3 == 2;
            fuse = early ? Fuse.drawn(random, 1 + 3 * unfinished.size()) : Fuse.endless();
            try (Victim victim = Victim.withoutWindow(home, service.url(), _ -> fuse.burn())) {
                fuse.leadsTo(victim::kill);
                if (!early) {
                    awaitResumed(victim, unfinished);
                    // Two starts of which each makes six things happen, and two more checks.
                    fuse = Fuse.drawn(random, 14);
                    fuse.leadsTo(victim::kill);
                    victim.start(round);
                }
                fuse.await();
                victim.kill(); // should it have burnt before it led anywhere
                victim.awaitDeath();
                acknowledged.addAll(victim.said("acknowledged"));
                assertThat(victim.said("aside")).isEmpty();
            }
            assertNothingLost("round " + round);
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS / 2);
        assertAllCanBeSeenToTheEnd();
    }

    private void awaitResumed(Victim victim, List<String> unfinished) throws InterruptedException {
        victim.awaitSaid("ready");
        victim.awaitSaid(
                "all watched again: " + unfinished,
                lines ->
                        unfinished.stream().allMatch(id -> lines.contains("watching " + id))
                                && checked.containsAll(unfinished));
    }

    private void assertAllCanBeSeenToTheEnd() throws Exception {
        List<String> unfinished = unfinished();
        try (Victim last = Victim.withoutWindow(home, service.url(), _ -> {})) {
            last.awaitSaid(
                    "all ended: " + unfinished,
                    lines -> unfinished.stream().allMatch(id -> lines.contains("ended " + id)));
        }
        assertThat(unfinished()).isEmpty();
    }

    /** Any retry is accepted; what happens to a request burns the fuse before and after it. */
    private Reply answer(RecordedRequest request) {
        Reply normal;
        if (StandIn.isRetry(request)) {
            String id = service.colleagueStarts("PUSH_FAILED_TRIPS", 321);
            made.add(id);
            normal = Reply.json(200, "{\"taskId\":\"" + id + "\",\"nbItems\":321}");
        } else {
            normal = service.answer(request);
            checked.add(request.target().replaceFirst(".*/", ""));
        }
        Fuse now = fuse;
        return peer -> {
            now.burn();
            normal.send(peer);
            now.burn();
        };
    }

    private void assertNothingLost(String when) throws SQLException {
        assertThat(AuditCheck.of(trail())).as(when).isNotInstanceOf(AuditCheck.Result.Broken.class);
        assertThat(ask("PRAGMA integrity_check")).as(when).isEqualTo("ok");
        List<JournalEntry> entries = entries();
        List<String> kept = taskIds(entries);
        assertThat(kept).as(when).doesNotHaveDuplicates().containsAll(acknowledged);
        // Of a task whose id could not be noted any more, the history says that it may run.
        Set<String> unheard = new HashSet<>(made);
        kept.forEach(unheard::remove);
        assertThat(entries.stream().filter(KillTest::isNotKnown))
                .as(when + ": may run " + unheard)
                .hasSizeGreaterThanOrEqualTo(unheard.size());
    }

    private static boolean isNotKnown(JournalEntry entry) {
        return VerdictKind.of(entry) == VerdictKind.NOT_KNOWN;
    }

    private AuditFolder trail() {
        return new AuditFolder(home.resolve("logs"));
    }

    @Test
    void killBetweenRequestAndAnswer_leavesThatItWasSent_andNoAnswer() throws Exception {
        CompletableFuture<Victim> killed = new CompletableFuture<>();
        service.disturb(request -> {
            if (StandIn.isRetry(request)) {
                killWhenSent(killed.join());
            }
            return null;
        });
        try (Victim victim = Victim.withoutWindow(home, service.url(), _ -> {})) {
            killed.complete(victim);
            victim.start(0);
            victim.awaitDeath();
        }

        assertThat(Files.readString(trail().current()))
                .contains("retry-requested", "retry-sent")
                .doesNotContain("retry-answered");
        assertThat(AuditCheck.of(trail())).isInstanceOf(AuditCheck.Result.Whole.class);
    }

    private void killWhenSent(Victim victim) {
        try {
            TestWindow.awaitFile(trail().current(), "retry-sent");
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
        victim.kill();
    }

    @Test
    void windowAfterAKill_showsTheTaskAgain() throws Exception {
        Desk.writeProfile(home, "North", "TEST", service.url().toString());
        service.hold(true);
        String id;
        try (Victim victim = Victim.inWindow(home, "start")) {
            victim.awaitSaid("an id", _ -> !victim.said("shown").isEmpty());
            id = victim.said("shown").getFirst();
            victim.kill();
            victim.awaitDeath();
        }
        service.hold(false);
        try (Victim again = Victim.inWindow(home, "resume")) {
            again.awaitSaid("resumed " + id);
            again.awaitSaid("the end", _ -> !again.said("ended").isEmpty());
            assertThat(again.said("ended").getFirst()).startsWith("321 of 321 trips processed");
        }
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void fullDisk_keepsWhatWasSaidToBeSaved() throws Exception {
        service.disturb(this::answer);
        try (SmallDisk disk = SmallDisk.mounted(home)) {
            Path small = disk.folder();
            home = small;
            List<String> saved;
            try (Victim victim = Victim.withoutWindow(small, service.url(), _ -> {})) {
                victim.start(0);
                victim.awaitSaid("two", _ -> victim.said("acknowledged").size() == 2);
                disk.fill();
                victim.start(1);
                // The ids are there for the person to copy, and the tasks are watched.
                victim.awaitSaid("two more", _ -> victim.said("acknowledged").size() == 4);
                List<String> shown = victim.said("acknowledged").subList(2, 4);
                victim.awaitSaid(
                        "told", _ -> told(victim).startsWith("DISK_FULL") && holds(victim, shown));
                victim.awaitSaid("ended", _ -> victim.said("ended").containsAll(shown));
                disk.grow();
                victim.awaitSaid("saved again", _ -> told(victim).equals("WELL"));
                saved = victim.said("acknowledged");
                disk.fill();
                victim.start(2);
                victim.awaitSaid("on a full disk again", _ -> told(victim).startsWith("DISK_FULL"));
                victim.kill();
                victim.awaitDeath();
                assertThat(victim.said("aside")).isEmpty();
            }
            disk.empty();
            assertThat(taskIds(entries())).containsAll(saved);
            assertThat(ask("PRAGMA integrity_check")).isEqualTo("ok");
        }
    }

    private static String told(Victim victim) {
        List<String> said = victim.said("journal");
        return said.isEmpty() ? "" : said.getLast();
    }

    private static boolean holds(Victim victim, List<String> ids) {
        return ids.stream().allMatch(told(victim)::contains);
    }

    private List<String> unfinished() {
        try (SqliteJournal journal = journal()) {
            return taskIds(journal.unfinished());
        }
    }

    private List<JournalEntry> entries() {
        try (SqliteJournal journal = journal()) {
            return journal.all(ALL).map(HistoryRow::entry).toList();
        }
    }

    private static List<String> taskIds(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::taskId).filter(Objects::nonNull).toList();
    }

    private SqliteJournal journal() {
        return new SqliteJournal(
                home.resolve("history.db"),
                aside -> {
                    throw new AssertionError("damaged: " + aside);
                });
    }

    private String ask(String sql) throws SQLException {
        String file = "jdbc:sqlite:" + home.resolve("history.db").toUri();
        try (Connection connection = DriverManager.getConnection(file);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (answer.next()) {
                lines.add(answer.getString(1));
            }
            return String.join(" ", lines);
        }
    }
}
