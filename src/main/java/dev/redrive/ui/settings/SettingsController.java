package dev.redrive.ui.settings;

import dev.redrive.profile.Appearance;
import dev.redrive.profile.Preferences.Language;
import dev.redrive.ui.kit.FileChoice;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.PreferencesModel;
import dev.redrive.ui.settings.AboutController.AboutBox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.Property;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/** Binds the settings. Every change is in effect at once. JavaFX thread. */
public final class SettingsController {

    private static final List<Integer> SIZES = List.of(80, 90, 100, 110, 125, 150);

    /** Below this width of the page, there is no room for the list of sections. */
    private static final double ROOM_FOR_SECTIONS = 900;

    private static final double GAP_ABOVE = 12;

    private final PreferencesModel preferences;
    private final FileChoice files;
    private final Texts texts;
    private final Path home;
    private final AboutBox about;
    private final ConnectionController connection;
    private final Runnable diagnostics;
    private final Parent root;
    private Subscription following = Subscription.EMPTY;

    @FXML private HBox page;
    @FXML private VBox sections;
    @FXML private ScrollPane scroll;
    @FXML private VBox parts;
    @FXML private VBox partAppearance;
    @FXML private SegmentedButton appearance;
    @FXML private ToggleButton appearanceSystem;
    @FXML private ToggleButton appearanceLight;
    @FXML private ToggleButton appearanceDark;
    @FXML private CheckBox highContrast;
    @FXML private SegmentedButton language;
    @FXML private ToggleButton languageSystem;
    @FXML private ToggleButton languageEnglish;
    @FXML private ToggleButton languageFrench;
    @FXML private SegmentedButton textSize;
    @FXML private VBox partCare;
    @FXML private CheckBox namesTyped;
    @FXML private CheckBox carefulReceipts;
    @FXML private VBox partEnds;
    @FXML private CheckBox notifications;
    @FXML private VBox connectionPlace;
    @FXML private VBox partFiles;
    @FXML private Label homeLabel;
    @FXML private TextField homeFolder;
    @FXML private Button openFolder;
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
            UiKit kit,
            PreferencesModel preferences,
            Path home,
            AboutBox about,
            ConnectionController connection,
            Runnable diagnostics) {
        this.files = kit.files();
        this.texts = kit.texts();
        this.preferences = preferences;
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

    /** Shows what is typed there. */
    public void goOnFrom(SettingsController before) {
        connection.goOnFrom(before.connection);
    }

    /** Follows the settings no longer. */
    public void close() {
        following.unsubscribe();
    }

    @FXML
    private void initialize() {
        choice(
                appearance,
                preferences.appearance,
                Map.of(
                        Appearance.SYSTEM,
                        appearanceSystem,
                        Appearance.LIGHT,
                        appearanceLight,
                        Appearance.DARK,
                        appearanceDark));
        choice(
                language,
                preferences.language,
                Map.of(
                        Language.SYSTEM,
                        languageSystem,
                        Language.ENGLISH,
                        languageEnglish,
                        Language.FRENCH,
                        languageFrench));
        bindTextSize();
        highContrast.selectedProperty().bindBidirectional(preferences.highContrast);
        namesTyped.selectedProperty().bindBidirectional(preferences.namesTyped);
        carefulReceipts.selectedProperty().bindBidirectional(preferences.carefulReceipts);
        notifications.selectedProperty().bindBidirectional(preferences.notifications);
        connectionPlace.getChildren().add(connection.root());
        saveDiagnostics.setOnAction(_ -> diagnostics.run());
        homeLabel.setLabelFor(homeFolder);
        homeFolder.setText(home.toString());
        openFolder.setOnAction(_ -> files.showInFolder(home.resolve("profiles.json")));
        aboutRedrive.setText(about.versions());
        openAbout.setOnAction(_ -> about.show());
        listSections();
    }

    private <T> void choice(
            SegmentedButton place, Property<T> choice, Map<T, ToggleButton> buttons) {
        ToggleGroup group = new ToggleGroup();
        Named.group(texts, place.getAccessibleText(), buttons.values());
        place.setToggleGroup(group); // Else it gives its buttons one of its own, later.
        // In their order, in which the arrow keys go through them.
        place.getButtons().forEach(button -> button.setToggleGroup(group));
        following =
                following.and(
                        choice.subscribe(value -> {
                            ToggleButton button = buttons.get(value);
                            if (button != null) {
                                button.setSelected(true);
                            } else {
                                group.selectToggle(null);
                            }
                        }));
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    buttons.forEach((value, button) -> {
                        if (button.equals(now)) {
                            choice.setValue(value);
                        }
                    });
                    if (now == null && before != null && before.equals(shown(choice, buttons))) {
                        before.setSelected(true); // A click does not take the choice back.
                    }
                });
    }

    private static <T> @Nullable ToggleButton shown(
            Property<T> choice, Map<T, ToggleButton> buttons) {
        return buttons.get(choice.getValue());
    }

    private void bindTextSize() {
        Map<Number, ToggleButton> buttons = new HashMap<>();
        for (int size : SIZES) {
            ToggleButton button = new ToggleButton(texts.get("settings.percent", size));
            button.setId("textSize" + size);
            textSize.getButtons().add(button);
            buttons.put(size, button);
        }
        choice(textSize, preferences.textSize, buttons);
    }

    private void listSections() {
        section("sectionAppearance", "settings.appearanceAndLanguage", partAppearance);
        section("sectionCare", "settings.care", partCare);
        section("sectionEnds", "settings.ends", partEnds);
        section("sectionConnection", "settings.connection", connectionPlace);
        section("sectionFiles", "settings.files", partFiles);
        page.widthProperty()
                .subscribe(width -> {
                    sections.setVisible(width.doubleValue() >= ROOM_FOR_SECTIONS);
                    sections.setManaged(sections.isVisible());
                });
    }

    private void section(String id, String text, Node part) {
        Button button = new Button(texts.get(text));
        button.setId(id);
        button.getStyleClass().add("nav-button");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.setMinHeight(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> scrollTo(part));
        sections.getChildren().add(button);
    }

    private void scrollTo(Node part) {
        double hidden = parts.getHeight() - scroll.getViewportBounds().getHeight();
        double top = part.getBoundsInParent().getMinY() - GAP_ABOVE;
        scroll.setVvalue(hidden <= 0 ? 0 : Math.clamp(top / hidden, 0, 1));
    }
}
