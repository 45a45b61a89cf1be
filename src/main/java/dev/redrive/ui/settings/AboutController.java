package dev.redrive.ui.settings;

import dev.redrive.support.PartsList;
import dev.redrive.support.PartsList.Part;
import dev.redrive.support.Version;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.CopiedText;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The dialog that says what the program is made of. JavaFX thread. */
public final class AboutController {

    private final About about;
    private final Texts texts;
    private final Runnable close;
    private final Parent root;

    @FXML private Label aboutVersion;
    @FXML private Label aboutJava;
    @FXML private TableView<Part> aboutParts;
    @FXML private TableColumn<Part, String> partName;
    @FXML private TableColumn<Part, String> partVersion;
    @FXML private TableColumn<Part, String> partLicence;
    @FXML private Label aboutTexts;
    @FXML private Button copyAbout;
    @FXML private Button closeAbout;

    /**
     * Builds the dialog.
     *
     * @param close takes the dialog away
     */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    AboutController(About about, Texts texts, Runnable close) {
        this.about = about;
        this.texts = texts;
        this.close = close;
        this.root = Fxml.ABOUT.load(this, texts);
    }

    /** The dialog's content. */
    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        aboutVersion.setText(versionLine());
        aboutJava.setText(javaLine());
        partName.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().name()));
        partVersion.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().version()));
        partLicence.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().licence()));
        Label none = new Label(texts.get("about.noParts"));
        none.setWrapText(true);
        aboutParts.setPlaceholder(none);
        aboutParts.getItems().setAll(about.parts());
        if (about.texts() != null) {
            aboutTexts.setText(texts.get("about.texts", about.texts()));
        }
        Shown.now(aboutTexts, about.texts() != null);
        copyAbout.setOnAction(_ -> CopiedText.put(whole()));
        closeAbout.setOnAction(_ -> close.run());
    }

    private String versionLine() {
        return about.commit() == null
                ? texts.get("about.version", about.version())
                : texts.get("about.versionOfCommit", about.version(), about.commit());
    }

    private String javaLine() {
        return texts.get("about.java", about.java(), about.javaFx());
    }

    private String whole() {
        String parts =
                about.parts().stream()
                        .map(part -> part.name() + " " + part.version() + ": " + part.licence())
                        .collect(Collectors.joining("\n"));
        return versionLine() + "\n" + javaLine() + "\n\n" + parts + "\n";
    }

    /**
     * The versions, parts and licences of the program.
     *
     * @param version the version
     * @param commit the commit it was made from, short; null when it was built without git
     * @param java version and maker of the Java it runs on
     * @param javaFx the version of JavaFX
     * @param parts all third-party parts; empty when not built with Maven
     * @param texts the folder with the licence texts; null when there is none
     */
    record About(
            String version,
            @Nullable String commit,
            String java,
            String javaFx,
            List<Part> parts,
            @Nullable Path texts) {}

    /** Collects what there is to say about the program, and shows it. JavaFX thread. */
    public static final class AboutBox {

        /** The bundled Java is OpenJDK, regardless of its vendor. */
        private static final String JAVA_LICENCE = "GPL-2.0-with-classpath-exception";

        private final Background background;
        private final Texts texts;
        private final Dialogs dialogs;

        public AboutBox(UiKit kit) {
            this.background = kit.background();
            this.texts = kit.texts();
            this.dialogs = kit.dialogs();
        }

        /** The versions of Redrive, Java and JavaFX, in words. */
        public String versions() {
            return texts.get(
                    "settings.aboutText",
                    Version.read(),
                    Runtime.version().toString(),
                    System.getProperty("javafx.runtime.version", ""));
        }

        void show() {
            background
                    .run(AboutBox::collect)
                    .then(about -> dialogs.showWhenFree(handle -> content(about, handle)));
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
}
