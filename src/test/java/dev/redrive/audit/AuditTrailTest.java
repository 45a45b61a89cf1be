package dev.redrive.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.audit.Act.Kind;
import dev.redrive.audit.Act.Outcome;
import dev.redrive.audit.AuditTrail.Trouble;
import dev.redrive.audit.AuditWriter.Limits;
import dev.redrive.enterprise.EnterpriseFailure.AlreadyRunning;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.files.SafeFile.HeldFileException;
import dev.redrive.files.SafeFile.NotAFileException;
import dev.redrive.files.StrictJson;
import dev.redrive.profile.Profile;
import dev.redrive.testing.HandClock;
import dev.redrive.testing.SmallDisk;
import dev.redrive.testing.UiBench;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing never fails or holds up an act, and what could not be written leaves a trace. */
class AuditTrailTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final List<Optional<Trouble>> troubles = new CopyOnWriteArrayList<>();
    private final List<AuditTrail> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(AuditTrail::close);
        writer.shutdownNow();
    }

    private AuditTrail trail(Path folder) {
        return trail(folder, TrailBench.FIELDS, writer);
    }

    private AuditTrail trail(Path folder, AuditFields fields, ExecutorService executor) {
        AuditTrail trail =
                new AuditTrail(
                        new AuditWriter(
                                new AuditFolder(folder),
                                fields,
                                new Limits(20_000, 5),
                                Thread::yield),
                        new HandClock(TrailBench.NOON),
                        executor);
        trail.onTrouble(troubles::add);
        opened.add(trail);
        return trail;
    }

    /** Returns once everything recorded before is written, or could not be. */
    private void settled() throws Exception {
        writer.submit(() -> {}).get();
    }

    private static List<JsonNode> lines(Path folder) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(new AuditFolder(folder).current())) {
            lines.add(StrictJson.mapper().readTree(line));
        }
        return lines;
    }

    private static List<String> objects(Path folder) throws IOException {
        return lines(folder).stream().map(line -> line.path("redrive.object").asText()).toList();
    }

    @Test
    void act_isALineWithWhoWhatAndHowItEnded() throws Exception {
        trail(home)
                .recordFirst(
                        Act.of(Kind.RETRY_ANSWERED, Outcome.FAILURE)
                                .withProfile(UiBench.ACME)
                                .withItems(ItemKind.TRIPS)
                                .withTask("t-1")
                                .withReason("ticket\n7, \"quoted\" é")
                                .withFailure(new AlreadyRunning("")));

        JsonNode line = lines(home).getFirst();
        assertThat(
                        line.properties().stream()
                                .map(field -> field.getKey() + "=" + field.getValue().asText()))
                .containsSequence(
                        "@timestamp=2026-11-29T12:00:00Z",
                        "ecs.version=8.17.0",
                        "event.sequence=1",
                        "event.kind=event",
                        "event.action=retry-answered",
                        "event.outcome=failure",
                        "user.name=jo",
                        "host.name=desk",
                        "redrive.profile.id=acme",
                        "redrive.profile.name=ACME",
                        "redrive.profile.kind=production",
                        "url.domain=" + UiBench.ACME.host(),
                        "redrive.demo=false",
                        "redrive.items=trips",
                        "redrive.task.id=t-1",
                        "event.reason=ticket 7, \"quoted\" é",
                        "redrive.result=already-running",
                        "redrive.audit.previous=" + "0".repeat(64));
        assertThat(line.path("event.hash").asText()).hasSize(64);
    }

    @Test
    void actOfTheDemo_saysSo() throws Exception {
        trail(home)
                .recordFirst(
                        Act.of(Kind.RETRY_REQUESTED, Outcome.UNKNOWN).withProfile(UiBench.DEMO));
        assertThat(lines(home).getFirst().path("redrive.demo").asBoolean()).isTrue();
        assertThat(Profile.isDemo(UiBench.DEMO.id())).isTrue();
    }

    @Test
    void everyKind_canBeWrittenAndHasAWordOfItsOwn() throws Exception {
        AuditTrail trail = trail(home);
        for (Kind kind : Kind.values()) {
            trail.record(Act.of(kind, Outcome.UNKNOWN));
        }
        settled();
        assertThat(lines(home).stream().map(line -> line.path("event.action").asText()))
                .doesNotHaveDuplicates()
                .hasSize(Kind.values().length)
                .allMatch(word -> word.matches("[a-z]+(-[a-z]+)+"));
    }

    @Test
    void anyText_isOneLineOfLimitedLength() throws Exception {
        AuditTrail trail = trail(home);
        List<String> texts =
                List.of("a\r\nb", "\uD800", "\u202Eabc", "\u2028", "x".repeat(100_000), "\"}\n{\"");
        texts.forEach(text -> trail.record(TrailBench.act(text).withReason(text).withTask(text)));
        settled();
        assertThat(lines(home)).hasSize(texts.size());
        assertThat(AuditCheck.of(new AuditFolder(home)))
                .isInstanceOf(AuditCheck.Result.Whole.class);
    }

    @Test
    void secret_isMaskedInEveryField() throws Exception {
        AuditFields masking =
                new AuditFields(
                        "jo canary",
                        () -> "canary",
                        text -> text.replace("canary", "***"),
                        text -> text.replace("canary", "***"));
        trail(home, masking, writer)
                .recordFirst(
                        TrailBench.act("a canary")
                                .withProfile(
                                        UiBench.profile(
                                                "canary", "can\u200Bary", UiBench.ACME.kind()))
                                .withTask("canary")
                                .withReason("x".repeat(990) + " canary")
                                .withResult("canary"));
        assertThat(Files.readString(new AuditFolder(home).current())).doesNotContain("canary");
    }

    @Test
    void nothingIsOpened_beforeTheFirstAct() throws Exception {
        trail(home.resolve("logs"));
        settled();
        assertThat(home.resolve("logs")).doesNotExist();
    }

    @Test
    void headIsTheHashOfTheNewestLine() throws Exception {
        AuditTrail trail = trail(home);
        assertThat(trail.head()).isEmpty();
        trail.record(TrailBench.act("one"));
        trail.record(TrailBench.act("two"));
        assertThat(trail.head())
                .contains(lines(home).getLast().path("event.hash").asText())
                .isEqualTo(trail(home).head());
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws Exception {
        trail(home).recordFirst(TrailBench.act("one"));
        try (var files = Files.list(home)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void slowDisk_holdsUpNoAct() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        writer.execute(() -> {
            try {
                disk.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        AuditTrail trail = trail(home);
        trail.record(TrailBench.act("requested"));
        trail.recordFirst(TrailBench.act("sent")); // Returns, though nothing can be written.
        assertThat(new AuditFolder(home).current()).doesNotExist();
        disk.countDown();
        settled();
        assertThat(objects(home)).containsExactly("requested", "sent");
    }

    @Test
    void actThatIsAboutToHappen_isOnTheDiskWithAllBeforeIt() throws Exception {
        AuditTrail trail = trail(home);
        trail.record(TrailBench.act("requested"));
        trail.recordFirst(TrailBench.act("sent"));
        assertThat(objects(home)).containsExactly("requested", "sent");
    }

    @Test
    void interruptedWhileItWaits_keepsTheInterrupt() throws Exception {
        AuditTrail trail = trail(home);
        Thread.currentThread().interrupt();
        trail.recordFirst(TrailBench.act("sent"));
        assertThat(Thread.interrupted()).isTrue();
        settled();
        assertThat(objects(home)).containsExactly("sent");
    }

    @Test
    void folderInPlaceOfTheFile_isSaidOnce_andTheGapIsInTheNextLine() throws Exception {
        AuditTrail trail = trail(home);
        trail.recordFirst(TrailBench.act("one"));
        Path file = new AuditFolder(home).current();
        Files.move(file, home.resolve("aside"));
        Files.createDirectory(file);
        for (int lost = 0; lost < 3; lost++) {
            trail.recordFirst(TrailBench.act("lost"));
        }
        settled();
        assertThat(troubles).hasSize(1);
        assertThat(troubles.getFirst().map(Trouble::why))
                .containsInstanceOf(NotAFileException.class);

        Files.delete(file);
        Files.move(home.resolve("aside"), file);
        trail.record(TrailBench.act("two"));
        trail.record(TrailBench.act("three"));
        settled();
        assertThat(troubles).hasSize(2);
        assertThat(troubles.getLast()).isEmpty();
        assertThat(lines(home).stream().map(line -> line.path("redrive.audit.lost").asInt()))
                .containsExactly(0, 3, 0);
        assertThat(AuditCheck.of(new AuditFolder(home)))
                .isInstanceOfSatisfying(
                        AuditCheck.Result.Whole.class,
                        whole -> assertThat(whole.lost()).isEqualTo(3));
    }

    @Test
    void trailThatAnotherProgramWrites_isSaidToBeHeld() throws Exception {
        try (FileChannel other =
                        FileChannel.open(
                                new AuditFolder(home).lock(),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = Objects.requireNonNull(other.lock())) {
            trail(home).record(TrailBench.act("lost"));
            settled();
        }
        assertThat(troubles).hasSize(1);
        assertThat(troubles.getFirst().map(Trouble::why))
                .containsInstanceOf(HeldFileException.class);
    }

    @Test
    void twoThatWriteAtOnce_neverForkTheChain() throws Exception {
        try (ExecutorService second = Executors.newSingleThreadExecutor()) {
            AuditTrail one = patient(writer);
            AuditTrail two = patient(second);
            for (int line = 0; line < 60; line++) {
                one.record(TrailBench.act("one " + line));
                two.record(TrailBench.act("two " + line));
            }
            settled();
            second.submit(() -> {}).get();
        }
        assertThat(AuditCheck.of(new AuditFolder(home)))
                .isInstanceOfSatisfying(
                        AuditCheck.Result.Whole.class,
                        whole -> assertThat(whole.lines() + whole.lost()).isEqualTo(120));
    }

    /** Waits for the other as long as it takes. */
    private AuditTrail patient(ExecutorService executor) {
        return new AuditTrail(
                new AuditWriter(
                        new AuditFolder(home),
                        TrailBench.FIELDS,
                        Limits.STANDARD,
                        () -> LockSupport.parkNanos(50_000_000)),
                new HandClock(TrailBench.NOON),
                executor);
    }

    @Test
    void manyActs_areInTheirOrderOverSeveralFiles() throws Exception {
        AuditTrail trail = trail(home);
        for (int line = 0; line < 90; line++) {
            trail.recordFirst(TrailBench.act("act " + line));
        }
        settled();
        assertThat(new AuditFolder(home).full()).hasSizeBetween(1, 5);
        List<String> all = new ArrayList<>();
        for (Path file : new AuditFolder(home).full().values()) {
            for (String line : Files.readAllLines(file)) {
                all.add(StrictJson.mapper().readTree(line).path("redrive.object").asText());
            }
        }
        all.addAll(objects(home));
        assertThat(all)
                .containsExactlyElementsOf(
                        IntStream.range(0, 90).mapToObj(line -> "act " + line).toList());
        // The first line of a file continues the last one of the file before.
        Path first = new AuditFolder(home).full(1);
        JsonNode last = StrictJson.mapper().readTree(Files.readAllLines(first).getLast());
        Path next =
                new AuditFolder(home).full().size() > 1
                        ? new AuditFolder(home).full(2)
                        : new AuditFolder(home).current();
        JsonNode continued = StrictJson.mapper().readTree(Files.readAllLines(next).getFirst());
        assertThat(continued.path("redrive.audit.previous")).isEqualTo(last.path("event.hash"));
    }

    @Test
    void end_writesWhatIsLeft_andTakesNothingAfterwards() throws Exception {
        AuditTrail trail = trail(home);
        trail.record(TrailBench.act("one"));
        trail.record(TrailBench.act("two"));
        trail.close();
        trail.record(TrailBench.act("late"));
        trail.recordFirst(TrailBench.act("late"));
        assertThat(trail.head()).isEmpty();
        assertThat(objects(home)).containsExactly("one", "two");
    }

    @Test
    @Tag("slow")
    void fullDisk_losesNoWholeLine_andSaysHowManyActsAreMissing() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(home)) {
            AuditTrail trail = trail(disk.folder());
            trail.recordFirst(TrailBench.act("one"));
            disk.fill();
            for (int act = 0; act < 40; act++) {
                trail.record(TrailBench.act("x".repeat(900)));
            }
            settled();
            assertThat(troubles).hasSize(1);
            disk.empty();
            trail.record(TrailBench.act("two"));
            settled();
            assertThat(troubles).hasSize(2);
            assertThat(AuditCheck.of(new AuditFolder(disk.folder())))
                    .isInstanceOfSatisfying(
                            AuditCheck.Result.Whole.class,
                            whole -> {
                                assertThat(whole.lost()).isPositive();
                                assertThat(whole.lines() + whole.lost()).isEqualTo(42);
                                assertThat(whole.cutBytes()).isZero();
                            });

            disk.writable(false);
            trail.record(TrailBench.act("lost"));
            settled();
            assertThat(troubles).hasSize(3);
            disk.writable(true);
            trail.record(TrailBench.act("three"));
            settled();
            assertThat(objects(disk.folder())).endsWith("two", "three");
        }
    }
}
