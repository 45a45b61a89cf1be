package dev.redrive.ui.about;

import dev.redrive.ui.common.CopiedText;
import dev.redrive.ui.common.Fxml;
import dev.redrive.ui.common.Texts;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

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
    public AboutController(About about, Texts texts, Runnable close) {
        this.about = about;
        this.texts = texts;
        this.close = close;
        this.root = Fxml.ABOUT.load(this, texts);
    }

    /** The dialog's content. */
    public Parent root() {
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
        aboutTexts.setVisible(about.texts() != null);
        aboutTexts.setManaged(about.texts() != null);
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
}
