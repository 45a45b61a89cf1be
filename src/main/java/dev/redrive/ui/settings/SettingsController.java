package dev.redrive.ui.settings;

import dev.redrive.profile.Appearance;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.settings.AboutController.AboutBox;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Binds the settings. JavaFX thread. */
public final class SettingsController {

    private final ProfilesModel profiles;
    private final String home;
    private final AboutBox about;
    private final ConnectionController connection;
    private final Runnable diagnostics;
    private final Parent root;

    @FXML private ToggleGroup appearance;
    @FXML private RadioButton appearanceSystem;
    @FXML private RadioButton appearanceLight;
    @FXML private RadioButton appearanceDark;
    @FXML private CheckBox namesTyped;
    @FXML private VBox connectionPlace;
    @FXML private TextField homeFolder;
    @FXML private Button saveDiagnostics;
    @FXML private Label aboutRedrive;
    @FXML private Button openAbout;

    /**
     * Builds the page.
     *
     * @param home the folder all files are in
     * @param about versions, and all there is to say about the program
     * @param connection the part about proxy and trust
     * @param diagnostics shows the diagnostics before they are saved
     */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public SettingsController(
            Texts texts,
            ProfilesModel profiles,
            String home,
            AboutBox about,
            ConnectionController connection,
            Runnable diagnostics) {
        this.profiles = profiles;
        this.home = home;
        this.about = about;
        this.connection = connection;
        this.diagnostics = diagnostics;
        this.root = Fxml.SETTINGS.load(this, texts);
    }

    /** The page. */
    public Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        appearanceSystem.setUserData(Appearance.SYSTEM);
        appearanceLight.setUserData(Appearance.LIGHT);
        appearanceDark.setUserData(Appearance.DARK);
        appearance.getToggles().stream()
                .filter(toggle -> profiles.preferences().appearance.get() == toggle.getUserData())
                .forEach(appearance::selectToggle);
        appearance
                .selectedToggleProperty()
                .subscribe(chosen -> {
                    if (chosen != null && chosen.getUserData() instanceof Appearance appearance) {
                        profiles.preferences().appearance.set(appearance);
                    }
                });
        namesTyped.selectedProperty().bindBidirectional(profiles.preferences().namesTyped);
        connectionPlace.getChildren().add(connection.root());
        saveDiagnostics.setOnAction(_ -> diagnostics.run());
        homeFolder.setText(home);
        aboutRedrive.setText(about.versions());
        openAbout.setOnAction(_ -> about.show());
    }
}
