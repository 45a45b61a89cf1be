package dev.redrive.ui.history;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.testing.UiBench.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.HistoryExport;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageRetry;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.VerdictKind;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.keys.Redactor;
import dev.redrive.retry.EntryStore;
import dev.redrive.retry.KeyedConnector;
import dev.redrive.retry.Polling;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.customer.CustomerViewModel;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.desk.Drawing;
import dev.redrive.ui.history.FactTexts.Fact;
import dev.redrive.ui.history.receipt.Receipt;
import dev.redrive.ui.history.receipt.Receipts;
import dev.redrive.ui.history.table.RowTexts;
import dev.redrive.ui.history.table.ShownRow;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.task.ProgressViewModel;
import dev.redrive.ui.task.RecordingRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * One table of tasks, each requested at noon, watched by the real desk and kept in a real file. The
 * card, the progress view, the row of the history, its details, the receipt as text and as a page,
 * and both exports say the same of each.
 */
class OneTruthTest {

    /**
     * One task.
     *
     * @param how {@code own}, {@code elsewhere}, {@code restart} after the second answer, or what
     *     came of the request where that made no task
     * @param ahead by how many seconds the service's clock is ahead
     * @param answers one a second: its word, its numbers of items and of remaining items, {@code -}
     *     for none; with {@code c} it gives when it was created, with {@code e} when it ended
     * @param seconds how long it took
     */
    record Case(
            String name,
            String how,
            long ahead,
            List<String> answers,
            VerdictKind verdictKind,
            @Nullable Long processed,
            @Nullable Long remaining,
            @Nullable Long seconds) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String RUNS = "IN_PROGRESS 9 5 c";

    static final List<Case> CASES =
            List.of(
                    ended("all", "COMPLETED 9 0 ce", VerdictKind.COMPLETED, 9L, 0L),
                    ended("no times", "COMPLETED 9 0", VerdictKind.COMPLETED, 9L, 0L),
                    ended("no items", "COMPLETED - 0 ce", VerdictKind.COMPLETED, 9L, 0L),
                    ended("no remaining", "COMPLETED 9 - ce", VerdictKind.COMPLETED, null, null),
                    ended("no numbers", "COMPLETED - - ce", VerdictKind.COMPLETED, null, null),
                    ended("some left", "COMPLETED 9 3 ce", VerdictKind.CONTRADICTED, 6L, 3L),
                    ended("more left", "COMPLETED 9 30 ce", VerdictKind.CONTRADICTED, null, 30L),
                    ended(
                            "less than none",
                            "COMPLETED 9 -1 ce",
                            VerdictKind.CONTRADICTED,
                            null,
                            -1L),
                    ended("negative", "COMPLETED -9 0 ce", VerdictKind.CONTRADICTED, null, 0L),
                    ended("none", "COMPLETED 0 0 ce", VerdictKind.NOTHING_TO_SEND, 0L, 0L),
                    ended(
                            "none, rest unsaid",
                            "COMPLETED 0 - ce",
                            VerdictKind.NOTHING_TO_SEND,
                            0L,
                            null),
                    ended(
                            "none, some left",
                            "COMPLETED 0 3 ce",
                            VerdictKind.CONTRADICTED,
                            null,
                            3L),
                    ended("canceled", "CANCELED 9 5 ce", VerdictKind.CANCELED, 4L, 5L),
                    ended("canceled, none left", "CANCELED 9 0 ce", VerdictKind.CANCELED, 9L, 0L),
                    ended("canceled, all left", "CANCELED 9 9 ce", VerdictKind.CANCELED, 0L, 9L),
                    ended("canceled, unsaid", "CANCELED - - ce", VerdictKind.CANCELED, null, null),
                    ended("canceled, grown", "CANCELED 9 12 ce", VerdictKind.CANCELED, null, 12L),
                    ended(
                            "canceled, negative",
                            "CANCELED 9 -2 ce",
                            VerdictKind.CANCELED,
                            null,
                            -2L),
                    ended("failed", "FAILED 9 5 ce", VerdictKind.FAILED, 4L, 5L),
                    ended("failed, none left", "FAILED 9 0 ce", VerdictKind.FAILED, 9L, 0L),
                    ended("failed, unsaid", "FAILED - - ce", VerdictKind.FAILED, null, null),
                    ended("failed, grown", "FAILED 9 12 ce", VerdictKind.FAILED, null, 12L),
                    runs("waiting", List.of("PENDING 9 9"), 0L, 9L),
                    runs("moving", List.of("PENDING 9 9", "IN_PROGRESS 9 4"), 5L, 4L),
                    runs("growing", List.of("IN_PROGRESS 9 4", "IN_PROGRESS 9 12"), null, 12L),
                    runs("unknown word", List.of("RESUMING 9 4"), 5L, 4L),
                    runs("a word left out", List.of("IN_PROGRESS 9 4", "- 9 3"), 6L, 3L),
                    runs("no word", List.of("- 9 4"), 5L, 4L),
                    runs("nothing said", List.of("- - -"), null, null),
                    runs("numbers left out", List.of("IN_PROGRESS 9 4", "PENDING - -"), 5L, 4L),
                    runs("never answered", List.of(), null, null),
                    other("forgotten", VerdictKind.FORGOTTEN, List.of(RUNS), 4L, 5L),
                    other("unknown", VerdictKind.NOT_KNOWN, List.of(), null, null),
                    other("nothing", VerdictKind.NOTHING_TO_SEND, List.of(), 0L, null),
                    clocks("own", 120),
                    clocks("own", -120),
                    clocks("own", 10_800),
                    clocks("own", -10_800),
                    clocks("own", -93_600),
                    clocks("own", -62_000_000),
                    clocks("own", 30),
                    clocks("elsewhere", 0),
                    clocks("elsewhere", 120),
                    clocks("elsewhere", -120),
                    clocks("elsewhere", 10_800),
                    clocks("elsewhere", -93_600),
                    clocks("restart", 0),
                    clocks("restart", 120),
                    clocks("restart", -10_800),
                    clocks("restart", -93_600));

    private static Case ended(
            String name,
            String last,
            VerdictKind verdictKind,
            @Nullable Long processed,
            @Nullable Long remaining) {
        List<String> answers = List.of("PENDING 9 9 c", RUNS, last);
        return new Case(name, "own", 0, answers, verdictKind, processed, remaining, 2L);
    }

    private static Case runs(
            String name, List<String> answers, @Nullable Long processed, @Nullable Long remaining) {
        return new Case(
                name, "own", 0, answers, VerdictKind.UNFINISHED, processed, remaining, null);
    }

    private static Case other(
            String how,
            VerdictKind verdictKind,
            List<String> answers,
            @Nullable Long processed,
            @Nullable Long remaining) {
        return new Case(how, how, 0, answers, verdictKind, processed, remaining, null);
    }

    private static Case clocks(String how, long ahead) {
        return new Case(
                how + ", " + ahead + " s ahead",
                how,
                ahead,
                List.of("PENDING 9 9 c", RUNS, "COMPLETED 9 0 ce"),
                VerdictKind.COMPLETED,
                9L,
                0L,
                2L);
    }

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private final UiBench bench = new UiBench();
    private SqliteJournal journal = new SqliteJournal(Path.of("never-opened.db"), _ -> {});
    private RetryDesk desk = desk();

    @BeforeEach
    void opened() {
        journal = new SqliteJournal(temporary.resolve("history.db"), _ -> {});
        desk = desk();
    }

    @AfterEach
    void closed() {
        journal.close();
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void outcome_isSaidAlikeByEveryScreenExportAndReceipt(Case of) throws Exception {
        run(of);
        HistoryRow row = journal.find(HistoryFilter.ALL, 0, 9).getFirst();
        JournalEntry entry = row.entry();
        FactTexts facts = new FactTexts(bench.texts, bench.formats);
        ShownRow line =
                new RowTexts(bench.texts, bench.formats)
                        .line(new OutageRow(List.of(row), 1), List.of(ACME));
        Receipt receipt =
                new Receipts(bench.texts, bench.formats, bench.clock, "1.0", new Redactor(), "")
                        .of(row, ACME, Receipts.Included.ALL);
        JsonNode json = new JsonMapper().readTree(export(HistoryExport.Format.JSON)).path(0);
        String outcome = fact(facts, entry, "Outcome");
        String processed = bench.formats.number(of.processed());
        String remaining = bench.formats.number(of.remaining());
        String duration =
                of.seconds() == null
                        ? Formats.UNKNOWN
                        : bench.formats.duration(Duration.ofSeconds(of.seconds()));

        // The verdict.
        assertThat(VerdictKind.of(entry)).isEqualTo(of.verdictKind());
        assertThat(json.path("standing").textValue()).isEqualTo(of.verdictKind().name());
        assertThat(receipt.outcome()).isEqualTo(outcome);
        assertThat(card())
                .containsIgnoringCase(
                        of.verdictKind() == VerdictKind.NOT_KNOWN
                                ? "it is not known whether"
                                : outcome);
        assertThat(facts.status(entry)).startsWith(line.texts().status());
        // The numbers.
        assertThat(fact(facts, entry, "Processed")).isEqualTo(processed);
        assertThat(said(receipt, "Processed")).isEqualTo(processed);
        assertThat(json.path("nbProcessedItems").asText("–")).isEqualTo(text(of.processed()));
        assertThat(fact(facts, entry, "Remaining")).isEqualTo(remaining);
        assertThat(said(receipt, "Remaining")).isEqualTo(remaining);
        assertThat(json.path("nbRemainingItems").asText("–")).isEqualTo(text(of.remaining()));
        // The length of time.
        assertThat(fact(facts, entry, "Duration")).isEqualTo(duration);
        assertThat(said(receipt, "Duration")).isIn(duration, "none");
        assertThat(json.path("durationSeconds").asText("–")).isEqualTo(text(of.seconds()));
        // The clocks, once.
        String clocks = fact(facts, entry, "Clocks");
        assertThat(said(receipt, "Clocks")).isEqualTo(clocks);
        assertThat(clocks.equals("none")).isEqualTo(Math.abs(of.ahead()) <= 60);
        long measured = json.path("serviceClockAheadSeconds").asLong(of.ahead());
        assertThat(measured).isBetween(of.ahead() - 2, of.ahead() + 2);
        // All of it on paper, and in a table.
        assertThat(flat(receipt.text())).contains(outcome, "Processed " + processed);
        assertThat(receipt.html()).contains(outcome, "<dt>Processed</dt><dd><bdi>" + processed);
        assertThat(export(HistoryExport.Format.CSV))
                .contains(
                        ","
                                + csv(of.remaining())
                                + ","
                                + csv(of.processed())
                                + ","
                                + csv(of.seconds())
                                + ",");
        progressSaysTheSame(of, facts, line, outcome, processed, remaining, duration);
    }

    private void progressSaysTheSame(
            Case of,
            FactTexts facts,
            ShownRow line,
            String outcome,
            String processed,
            String remaining,
            String duration) {
        if (desk.watches().isEmpty()) {
            return;
        }
        TaskWatch watch = desk.watches().getLast();
        JournalEntry entry = watch.state().entry();
        ProgressViewModel view =
                new ProgressViewModel(
                        watch, Runnable::run, bench.texts, bench.formats, new RecordingRequests());
        assertThat(entry).isEqualTo(line.entry());
        assertThat(view.nbProcessed.get()).isEqualTo(processed);
        assertThat(view.nbRemaining.get()).isEqualTo(remaining);
        assertThat(view.status.get()).isEqualTo(facts.status(entry));
        if (of.seconds() != null) {
            assertThat(view.verdict.get()).isEqualTo(outcome);
            assertThat(view.verdictDetail.get()).isEqualTo(facts.meaning(entry, ACME));
            assertThat(view.timeLeft.get()).isEqualTo(duration);
            assertThat(view.rate.get()).isEqualTo(fact(facts, entry, "Pace"));
            assertThat(view.tone.get()).isEqualTo(line.texts().tone());
            assertThat(view.freshness.get())
                    .isIn(
                            "Ended 12:00:02",
                            // A clock that is measured between two answers is as exact as these.
                            of.how().equals("elsewhere") ? "Ended 12:00:01, seen 1 s later" : "");
            assertThat(view.steps.get().toString()).doesNotContain(" min", " h");
            assertThat(view.steps.get().getLast().text()).startsWith(line.texts().status());
        } else {
            assertThat(view.verdict.get()).isEmpty();
        }
    }

    private void run(Case of) throws InterruptedException {
        switch (of.how()) {
            case "unknown" -> bench.service.refuses(new EnterpriseFailure.UnknownOutcome(""));
            case "nothing" -> bench.service.accepts(new RetryAccepted(null, 0L));
            default ->
                    bench.service.accepts(
                            new RetryAccepted(TASK, of.answers().isEmpty() ? null : 9L));
        }
        List<TaskSnapshot> answers = new ArrayList<>();
        for (int i = 0; i < of.answers().size(); i++) {
            answers.add(answer(of.answers().get(i), of.ahead(), i));
        }
        answers.forEach(bench.service::says);
        if (of.how().equals("forgotten")) {
            for (int i = 0; i < 31; i++) {
                bench.service.fails(new EnterpriseFailure.NotFound(""));
            }
        }
        if (of.how().equals("elsewhere")) {
            desk.attach(ACME, ItemKind.TRIPS, TASK);
            bench.clock.move(Duration.ofSeconds(1));
            bench.waiter.during(() -> bench.clock.move(Duration.ofSeconds(-1)));
        } else {
            desk.start(ACME, ItemKind.TRIPS, "");
        }
        if (of.answers().isEmpty()) {
            return;
        }
        TaskWatch watch = desk.watches().getFirst();
        if (of.how().equals("restart")) {
            stopAfter(watch, 2);
            bench.loops.runAll();
            bench.clock.move(Duration.ofSeconds(1));
            desk = desk();
            desk.resume(ACME, journal.unfinished().getFirst());
        } else if (of.verdictKind() == VerdictKind.UNFINISHED) {
            stopAfter(watch, of.answers().size());
        }
        bench.loops.runAll();
    }

    private void stopAfter(TaskWatch watch, int answers) {
        for (int i = 1; i < answers; i++) {
            bench.waiter.during(() -> {});
        }
        bench.waiter.during(() -> {
            watch.stop();
            bench.clock.move(Duration.ofSeconds(-1));
        });
    }

    private static TaskSnapshot answer(String words, long ahead, int second) {
        List<String> word = List.of(words.split(" ", -1));
        boolean created = word.size() > 3 && word.get(3).contains("c");
        boolean ended = word.size() > 3 && word.get(3).contains("e");
        Instant zero = NOON.plusSeconds(ahead);
        return new TaskSnapshot(
                TASK,
                created ? zero : null,
                ended ? zero.plusSeconds(second) : null,
                null,
                word.getFirst().equals("-") ? null : TaskStatus.of(word.getFirst()),
                number(word.get(1)),
                number(word.get(2)),
                Set.of());
    }

    private static @Nullable Long number(String word) {
        return word.equals("-") ? null : (Long) Long.parseLong(word);
    }

    private RetryDesk desk() {
        return new RetryDesk(
                new KeyedConnector(bench.service, bench.vault),
                new EntryStore(journal, "jo", () -> "entry"),
                new Polling(bench.clock, () -> bench.waiter, () -> 0.5, bench.loops),
                bench.acts::add);
    }

    private String card() {
        ProfilesModel profiles = bench.profiles();
        CustomersModel customers =
                new CustomersModel(
                        profiles,
                        desk,
                        journal,
                        journal,
                        bench.background,
                        bench.formats,
                        Drawing.by(Runnable::run));
        CustomerViewModel page =
                new CustomerViewModel(profiles, customers, bench.texts, bench.formats);
        desk.watches().forEach(TaskWatch::stop);
        bench.work.runAll();
        customers.reload();
        bench.work.runAll();
        return page.card(ItemKind.TRIPS).lastProperty().get();
    }

    private String export(HistoryExport.Format format) throws IOException {
        Path file = temporary.resolve("export." + format);
        try (Stream<OutageRetry> rows = journal.retries(OutageFilter.ALL)) {
            new HistoryExport(Locale.ENGLISH, "demo"::equals).write(rows, format, file);
        }
        return Files.readString(file);
    }

    private static String fact(FactTexts facts, JournalEntry entry, String label) {
        return facts.facts(entry).stream()
                .filter(fact -> fact.label().equals(label))
                .map(Fact::value)
                .findFirst()
                .orElse("none");
    }

    private static String said(Receipt receipt, String label) {
        return receipt.parts().stream()
                .flatMap(part -> part.lines().stream())
                .filter(line -> line.label().equals(label))
                .map(Receipt.Line::value)
                .findFirst()
                .orElse("none");
    }

    private static String text(@Nullable Long number) {
        return number == null ? "–" : number.toString();
    }

    private static String csv(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
