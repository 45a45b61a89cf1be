package dev.redrive.ui.settings;

import dev.redrive.audit.Act;
import dev.redrive.audit.Audit;
import dev.redrive.support.DiagnosticsFile;
import dev.redrive.support.DiagnosticsFile.DiagnosticsZip;
import dev.redrive.support.DiagnosticsSource;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FileChoice;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Shows diagnostics and saves exactly what was shown; nothing is ever sent. JavaFX thread. */
public final class DiagnosticsViewModel {

    private final DiagnosticsSource source;
    private final Background background;
    private final FileChoice choice;
    private final Texts texts;
    private final Formats formats;
    private final Consumer<Supplier<Problem>> banner;
    private final Audit audit;

    /** What will be saved; empty while it is collected. */
    final ObservableList<DiagnosticsFile> files = FXCollections.observableArrayList();

    /** Whether names of profiles, reasons and notes are among it; a change collects again. */
    final BooleanProperty withNames = new SimpleBooleanProperty();

    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private int collections;

    /** Begins to collect, without names. */
    public DiagnosticsViewModel(UiKit kit, DiagnosticsSource source) {
        this.source = source;
        this.background = kit.background();
        this.choice = kit.files();
        this.texts = kit.texts();
        this.formats = kit.formats();
        this.banner = kit.problems()::showNow;
        this.audit = kit.audit();
        withNames.subscribe(this::collect);
    }

    private void collect(boolean names) {
        int collection = ++collections;
        busy.set(true);
        files.clear();
        background
                .run(() -> source.collect(names))
                .then(collected -> {
                    // The tick may have been changed meanwhile; the older answer is dropped.
                    if (collection == collections) {
                        files.setAll(collected);
                        busy.set(false);
                    }
                });
    }

    /**
     * Lets the user choose a file and writes what is shown.
     *
     * @return whether the user named a file
     */
    boolean save() {
        List<DiagnosticsFile> shown = List.copyOf(files);
        Path file =
                busy.get()
                        ? null
                        : choice.toWrite(
                                texts.get("diagnostics.saveTitle"),
                                texts.get("diagnostics.fileName") + ".zip",
                                texts.get("diagnostics.fileType"));
        if (file == null) {
            return false;
        }
        background.run(() -> written(shown, file)).then(banner);
        return true;
    }

    private Supplier<Problem> written(List<DiagnosticsFile> shown, Path file) {
        try {
            DiagnosticsZip.write(shown, file);
            record(Act.Outcome.SUCCESS, file);
            return () -> Problem.info(texts.get("diagnostics.saved"), file.toString());
        } catch (IOException e) {
            record(Act.Outcome.FAILURE, file);
            return () ->
                    Problem.error(
                            texts.get("diagnostics.notSaved"),
                            e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private void record(Act.Outcome outcome, Path file) {
        audit.record(Act.of(Act.Kind.SUPPORT_FILE_SAVED, outcome).withObject(file.toString()));
    }

    /** A file in a line. */
    String line(@Nullable DiagnosticsFile file) {
        return file == null
                ? ""
                : texts.get("diagnostics.line", file.name(), formats.number(file.size()));
    }
}
