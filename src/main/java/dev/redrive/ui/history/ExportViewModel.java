package dev.redrive.ui.history;

import dev.redrive.audit.Act;
import dev.redrive.audit.Audit;
import dev.redrive.journal.History;
import dev.redrive.journal.HistoryExport;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageRetry;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FailureTexts.FileFailures;
import dev.redrive.ui.kit.FileChoice;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.outage.TroubleTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Writes what the table shows into a file. JavaFX thread. */
final class ExportViewModel {

    private static final String TYPE = "history.exportType.";

    private final History history;
    private final HistoryExport export;
    private final Background background;
    private final FileChoice files;
    private final Texts texts;
    private final Formats formats;
    private final TroubleTexts troubles;
    private final Consumer<Problem> banner;
    private final Audit audit;
    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /**
     * @param banner receives the result
     */
    ExportViewModel(UiKit kit, History history, Consumer<Problem> banner) {
        this.history = history;
        this.export = new HistoryExport(kit.texts().locale(), Profile::isDemo);
        this.background = kit.background();
        this.files = kit.files();
        this.texts = kit.texts();
        this.formats = kit.formats();
        this.troubles = new TroubleTexts(kit.texts());
        this.banner = banner;
        this.audit = kit.audit();
    }

    /**
     * Lets the user choose a file and writes all rows that the filter lets through, also those not
     * read yet.
     */
    void export(OutageFilter filter, HistoryExport.Format format) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        background
                .run(() -> hasDemo(filter))
                .inAnyCase(() -> busy.set(false))
                .then(demo -> ask(filter, format, demo));
    }

    /** Whether retries of the demo are among what would be written. Blocks. */
    private boolean hasDemo(OutageFilter filter) {
        OutageFilter ofDemo = filter.of(Profile.DEMO_ID);
        try {
            return ofDemo != null && history.outageTotals(ofDemo).outages() > 0;
        } catch (JournalException e) {
            return false; // The journal has logged why, and writing fails as well.
        }
    }

    /** The name of a file with retries of the demo says so, as each of its lines does. */
    private void ask(OutageFilter filter, HistoryExport.Format format, boolean demo) {
        String ending = format == HistoryExport.Format.JSON ? "json" : "csv";
        String name = demo ? "history.exportNameDemo" : "history.exportName";
        Path file =
                files.toWrite(
                        texts.get("history.exportTitle"),
                        texts.get(name, formats.today()) + "." + ending,
                        texts.get(TYPE + format.name()));
        if (file == null) {
            return;
        }
        busy.set(true);
        background
                .run(() -> written(filter, format, file))
                .inAnyCase(() -> busy.set(false))
                .then(banner);
    }

    private Problem written(OutageFilter filter, HistoryExport.Format format, Path file) {
        Problem result = write(filter, format, file);
        boolean isDone = result.severity() == Problem.Severity.INFO;
        audit.record(
                Act.of(
                                Act.Kind.HISTORY_EXPORTED,
                                isDone ? Act.Outcome.SUCCESS : Act.Outcome.FAILURE)
                        .withObject(file.toString()));
        return result;
    }

    private Problem write(OutageFilter filter, HistoryExport.Format format, Path file) {
        AtomicInteger count = new AtomicInteger();
        try (Stream<OutageRetry> rows = history.retries(filter)) {
            export.write(rows.peek(_ -> count.incrementAndGet()), format, file);
            return Problem.info(texts.get("history.exported", count.get()), file.toString())
                    .offering(texts.get("common.showInFolder"), () -> files.showInFolder(file));
        } catch (IOException e) {
            return failed(FileFailures.reason(texts, e), file);
        } catch (JournalException e) {
            return failed(troubles.reason(e.trouble()), file);
        }
    }

    private Problem failed(String reason, Path file) {
        return Problem.error(
                texts.get("history.notExported"), texts.get("history.notWritten", reason, file));
    }
}
