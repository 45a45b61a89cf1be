package dev.redrive.app;

import dev.redrive.ui.about.About;
import dev.redrive.ui.about.AboutController;
import dev.redrive.ui.about.Part;
import dev.redrive.ui.common.Background;
import dev.redrive.ui.common.Dialogs;
import dev.redrive.ui.common.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what there is to say about the program, and shows it. JavaFX thread. */
final class AboutBox {

    /** The Java inside is OpenJDK, whoever built it. */
    private static final String JAVA_LICENCE = "GPL-2.0-with-classpath-exception";

    private final Background background;
    private final Texts texts;
    private final Dialogs dialogs;

    AboutBox(Background background, Texts texts, Dialogs dialogs) {
        this.background = background;
        this.texts = texts;
        this.dialogs = dialogs;
    }

    void show() {
        background.call(
                AboutBox::collect,
                () -> {},
                about -> dialogs.showWhenFree(handle -> content(about, handle)));
    }

    private Dialogs.Content content(About about, Dialogs.Handle handle) {
        AboutController box = new AboutController(about, texts, handle::close);
        return new Dialogs.Content(box.root(), handle::close);
    }

    private static About collect() throws IOException {
        String java = Runtime.version().toString();
        String javaMaker = System.getProperty("java.vendor", "");
        List<Part> parts = new ArrayList<>(PartsList.read());
        if (!parts.isEmpty()) {
            String release =
                    Runtime.version().version().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining("."));
            parts.addFirst(new Part("OpenJDK", release, JAVA_LICENCE));
        }
        Path licences = Path.of(System.getProperty("java.home", ""), "legal");
        return new About(
                Version.read(),
                Version.commit(),
                java + " (" + javaMaker + ")",
                System.getProperty("javafx.runtime.version", ""),
                List.copyOf(parts),
                Files.isDirectory(licences) ? licences : null);
    }
}
