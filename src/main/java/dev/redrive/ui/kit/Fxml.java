package dev.redrive.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Every FXML file, so that one test can load them all. */
public enum Fxml {
    START("/dev/redrive/ui/start/start.fxml"),
    RUNNING("/dev/redrive/ui/start/running.fxml"),
    HISTORY("/dev/redrive/ui/history/history.fxml"),
    DETAILS("/dev/redrive/ui/history/details.fxml"),
    RECEIPT("/dev/redrive/ui/history/receipt.fxml"),
    ATTACH("/dev/redrive/ui/history/attach.fxml"),
    REMOVAL("/dev/redrive/ui/history/removal.fxml"),
    CREDENTIALS("/dev/redrive/ui/credentials/credentials.fxml"),
    IMPORT("/dev/redrive/ui/credentials/import.fxml"),
    PASSPHRASE("/dev/redrive/ui/credentials/passphrase.fxml"),
    ADMIN("/dev/redrive/ui/admin/admin.fxml"),
    ADMIN_TEAM("/dev/redrive/ui/admin/team.fxml"),
    ADMIN_KEYS("/dev/redrive/ui/admin/keys.fxml"),
    ADMIN_DISABLE("/dev/redrive/ui/admin/disable.fxml"),
    ADMIN_PERSON("/dev/redrive/ui/admin/person.fxml"),
    ABOUT("/dev/redrive/ui/settings/about.fxml"),
    SETTINGS("/dev/redrive/ui/settings/settings.fxml"),
    CONNECTION("/dev/redrive/ui/settings/connection.fxml"),
    TEAM("/dev/redrive/ui/settings/team.fxml"),
    DIAGNOSTICS("/dev/redrive/ui/settings/diagnostics.fxml");

    private final String path;

    Fxml(String path) {
        this.path = path;
    }

    /**
     * Builds the file's nodes around this controller. JavaFX thread.
     *
     * @throws UncheckedIOException when the file and its controller do not fit, which a test rules
     *     out
     */
    public Parent load(Object controller, Texts texts) {
        URL url = Objects.requireNonNull(Fxml.class.getResource(path), path);
        FXMLLoader loader = new FXMLLoader(url, texts.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
