package dev.redrive.ui.settings;

import static org.kordamp.ikonli.feather.Feather.BELL;
import static org.kordamp.ikonli.feather.Feather.FOLDER;
import static org.kordamp.ikonli.feather.Feather.GLOBE;
import static org.kordamp.ikonli.feather.Feather.INFO;
import static org.kordamp.ikonli.feather.Feather.SERVER;
import static org.kordamp.ikonli.feather.Feather.SHIELD;
import static org.kordamp.ikonli.feather.Feather.USERS;

import atlantafx.base.controls.CustomTextField;
import dev.redrive.policy.Policy.Setting;
import dev.redrive.profile.Appearance;
import dev.redrive.profile.Preferences.Language;
import dev.redrive.ui.kit.FileChoice;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.FixedSetting;
import dev.redrive.ui.profiles.PolicyModel;
import dev.redrive.ui.profiles.PreferencesModel;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.settings.AboutController.AboutBox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.Property;
import javafx.fxml.FXML;
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

    private final PreferencesModel preferences;
    private final PolicyModel policy;
    private final FileChoice files;
    private final Texts texts;
    private final Path home;
    private final AboutBox about;
    private final ConnectionController connection;
    private final TeamController team;
    private final Runnable diagnostics;
    private final Parent root;
    private Subscription following = Subscription.EMPTY;

    @FXML private HBox page;
    @FXML private VBox sections;
    @FXML private ScrollPane scroll;
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
    @FXML private VBox partConnection;
    @FXML private VBox partTeam;
    @FXML private VBox partFiles;
    @FXML private VBox partAbout;
    @FXML private CustomTextField search;
    @FXML private Label nothing;
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
     * @param team the part about the team log
     * @param diagnostics shows the diagnostics before they are saved
     */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public SettingsController(
            UiKit kit,
            ProfilesModel profiles,
            Path home,
            AboutBox about,
            ConnectionController connection,
            TeamController team,
            Runnable diagnostics) {
        this.files = kit.files();
        this.texts = kit.texts();
        this.preferences = profiles.preferences();
        this.policy = profiles.policy();
        this.home = home;
        this.about = about;
        this.connection = connection;
        this.team = team;
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
        team.goOnFrom(before.team);
        search.setText(before.search.getText());
        scroll.setVvalue(before.scroll.getVvalue());
    }

    /** Once a second: shows how this desk stands with the team log. */
    public void tick() {
        team.tick();
    }

    /** Follows the settings no longer. */
    public void close() {
        following.unsubscribe();
        team.close();
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
        bindSwitch(highContrast, preferences.highContrast);
        bindSwitch(namesTyped, preferences.namesTyped);
        letFix(namesTyped, preferences.namesTyped, Setting.NAME_TYPED);
        bindSwitch(carefulReceipts, preferences.carefulReceipts);
        bindSwitch(notifications, preferences.notifications);
        partConnection.getChildren().add(connection.root());
        partTeam.getChildren().add(team.root());
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

    /** A click on the words beside a switch is one on the switch, as with a tick. */
    private static void bindSwitch(CheckBox box, Property<Boolean> setting) {
        box.selectedProperty().bindBidirectional(setting);
        if (box.getParent().getChildrenUnmodifiable().getFirst() instanceof VBox words) {
            words.setOnMouseClicked(_ -> box.fire());
            if (words.getChildren().getLast() instanceof Label help) {
                box.setAccessibleHelp(help.getText());
            }
        }
    }

    /** On while the organisation has switched it on; the user's choice stays as it is saved. */
    private void letFix(CheckBox box, Property<Boolean> choice, Setting setting) {
        Label line =
                FixedSetting.line(
                        policy,
                        setting,
                        texts,
                        now -> {
                            if (now.fixes(setting)) {
                                box.selectedProperty().unbindBidirectional(choice);
                                box.setSelected(true);
                            } else {
                                box.selectedProperty().bindBidirectional(choice);
                            }
                        },
                        box);
        if (box.getParent().getChildrenUnmodifiable().getFirst() instanceof VBox words) {
            words.getChildren().add(line);
        }
    }

    private void listSections() {
        SettingsSections list =
                new SettingsSections(page, sections, scroll, texts, aboutRedrive.fontProperty());
        list.add("sectionAppearance", "settings.appearanceAndLanguage", GLOBE, partAppearance);
        list.add("sectionCare", "settings.care", SHIELD, partCare);
        list.add("sectionEnds", "settings.ends", BELL, partEnds);
        list.add("sectionConnection", "settings.connection", SERVER, partConnection);
        list.add("sectionTeam", "settings.team", USERS, partTeam);
        list.add("sectionFiles", "settings.files", FOLDER, partFiles);
        list.add("sectionAbout", "settings.about", INFO, partAbout);
        list.searchBy(search, nothing);
    }
}
