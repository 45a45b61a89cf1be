package dev.redrive.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.support.DiagnosticsFile;
import dev.redrive.testing.HandFileChoice;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsViewModelTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private final UiBench bench = new UiBench();
    private final HandFileChoice choice = bench.fileChoice;
    private final List<Problem> told = bench.told;
    private final DiagnosticsViewModel model =
            new DiagnosticsViewModel(
                    bench.kit,
                    names ->
                            List.of(
                                    new DiagnosticsFile("about.txt", "Redrive é\n"),
                                    new DiagnosticsFile(
                                            "tasks.txt", names ? "ACME" : "profile 1")));

    private Map<String, String> saved(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(
                        entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void whatWasShownIsWhatIsSaved() throws IOException {
        Path file = folder.resolve("d.zip");
        choice.answer(file);
        bench.work.runAll();
        assertThat(model.files).map(model::line).first().isEqualTo("about.txt · 11 bytes");

        assertThat(model.save()).isTrue();
        bench.work.runAll();

        assertThat(saved(file))
                .isEqualTo(Map.of("about.txt", "Redrive é\n", "tasks.txt", "profile 1"));
        assertThat(told)
                .singleElement()
                .extracting(Problem::title)
                .isEqualTo("The diagnostics were saved; nothing was sent");
    }

    @Test
    void namesAreInItOnlyWhenTicked() {
        bench.work.runAll();
        model.withNames.set(true);
        bench.work.runAll();

        assertThat(model.files).extracting(DiagnosticsFile::text).contains("ACME");
    }

    @Test
    void anOlderAnswerDoesNotReplaceANewerOne() {
        model.withNames.set(true);
        model.withNames.set(false);
        bench.work.runLast();
        bench.work.runAll();

        assertThat(model.files).extracting(DiagnosticsFile::text).contains("profile 1");
    }

    @Test
    void nothingIsSavedWhileItIsCollectedOrOnSecondThoughts() {
        assertThat(model.save()).isFalse();
        bench.work.runAll();

        assertThat(model.save()).isFalse();

        assertThat(choice.asked()).hasSize(1);
        assertThat(bench.work.size()).isZero();
    }

    @Test
    void failedSave_isSaidAndLeavesNoHalfFile() {
        choice.answer(folder.resolve("missing").resolve("d.zip"));
        bench.work.runAll();

        model.save();
        bench.work.runAll();

        assertThat(told)
                .singleElement()
                .extracting(Problem::title)
                .isEqualTo("The diagnostics could not be saved");
        assertThat(folder).isEmptyDirectory();
    }
}
