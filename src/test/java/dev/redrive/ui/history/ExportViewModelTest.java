package dev.redrive.ui.history;

import static dev.redrive.ui.history.HistoryBench.ago;
import static dev.redrive.ui.history.HistoryBench.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.Entries;
import dev.redrive.journal.HistoryExport.Format;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.VerdictKind;
import dev.redrive.ui.kit.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportViewModelTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private final HistoryBench bench = new HistoryBench();
    private final List<Problem> told = new ArrayList<>();
    private final ExportViewModel model = new ExportViewModel(bench.bench.kit, bench, told::add);

    private Problem export(Format format, Path file) {
        bench.files.answer(file);
        model.export(OutageFilter.ALL, format);
        assertThat(model.busy.get()).isTrue();
        bench.settle();
        assertThat(model.busy.get()).isFalse();
        return told.getLast();
    }

    @Test
    void itSaysHowManyRowsAreWhere() throws IOException {
        bench.fill(750);
        Path file = folder.resolve("all.csv");

        Problem said = export(Format.CSV, file);

        assertThat(said.title()).isEqualTo("750 entries were written:");
        assertThat(said.detail()).isEqualTo(file.toString());
        assertThat(said.severity()).isEqualTo(Problem.Severity.INFO);
        assertThat(Files.readAllLines(file)).hasSize(751);
        assertThat(bench.files.asked()).containsExactly("redrive-history-2026-11-23.csv");
    }

    @ParameterizedTest
    @CsvSource({
        ", demo",
        "p2,",
        "demo, demo", // the customer the filter is set to
    })
    void aFileWithRetriesOfTheDemo_saysSoInItsName(
            @Nullable String profileId, @Nullable String inName) {
        bench.disk.begin(ended("real", "COMPLETED", ago(2)));
        bench.disk.begin(Entries.entry("d", "demo", 0));
        bench.files.answer(folder.resolve("some.csv"));

        model.export(new OutageFilter("", null, null, profileId, null, null, false), Format.CSV);
        bench.settle();

        assertThat(bench.files.asked())
                .containsExactly(
                        "redrive-" + (inName == null ? "" : "demo-") + "history-2026-11-23.csv");
    }

    @Test
    void onlyWhatTheFilterLetsThroughIsWritten() throws IOException {
        bench.fill(3);
        bench.disk.begin(ended("x", "FAILED", ago(-1)));
        Path file = folder.resolve("failed.json");
        bench.files.answer(file);

        model.export(
                new OutageFilter("", null, VerdictKind.FAILED, null, null, null, false),
                Format.JSON);
        bench.settle();

        assertThat(told.getLast().title()).isEqualTo("1 entry was written:");
        assertThat(Files.readString(file)).contains("task-x").doesNotContain("task-1");
    }

    @Test
    void canceledExport_saysNothing() {
        bench.files.answer(null);

        model.export(OutageFilter.ALL, Format.CSV);
        bench.settle();

        assertThat(told).isEmpty();
        assertThat(model.busy.get()).isFalse();
    }

    @Test
    void whyNothingWasWrittenIsSaid() throws IOException {
        bench.fill(3);
        Path lost = folder.resolve("no").resolve("all.csv");
        Problem said = export(Format.CSV, lost);
        assertThat(said.title()).isEqualTo("The history could not be exported");
        assertThat(said.detail())
                .isEqualTo("The folder does not exist. Nothing was written to " + lost);
        assertThat(said.severity()).isEqualTo(Problem.Severity.ERROR);

        Path old = Files.writeString(folder.resolve("old.csv"), "what was there");
        bench.disk.fails(JournalTrouble.LOCKED);
        assertThat(export(Format.CSV, old).detail())
                .startsWith("Another program is using the file.");
        assertThat(old).hasContent("what was there");
    }
}
