package dev.redrive.ui.credentials;

import dev.redrive.keys.KeyState;
import dev.redrive.profile.ImportedProfile;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.collections.MapChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/** Binds the credentials pane. JavaFX thread. */
public final class CredentialsController {

    private static final String COLOUR = "profile.colour.";

    private final CredentialsViewModel model;
    private final TransferViewModel transfer;
    private final ProfilesModel profiles;
    private final Dialogs dialogs;
    private final WatchedTasks watched;
    private final Texts texts;
    private final ToggleGroup kinds = new ToggleGroup();
    private final ToggleGroup colours = new ToggleGroup();
    private final Parent root;

    @FXML private ListView<Profile> profileList;
    @FXML private Button addProfile;
    @FXML private Button importProfiles;
    @FXML private Button exportProfiles;
    @FXML private ProblemBanner banner;
    @FXML private Label demoNote;
    @FXML private VBox form;
    @FXML private Label nameLabel;
    @FXML private TextField profileName;
    @FXML private Label nameProblem;
    @FXML private SegmentedButton profileKind;
    @FXML private ToggleButton kindProduction;
    @FXML private ToggleButton kindTest;
    @FXML private HBox profileColour;
    @FXML private CheckBox profileReadOnly;
    @FXML private Label addressLabel;
    @FXML private TextField serviceUrl;
    @FXML private Label addressProblem;
    @FXML private Label addressNote;
    @FXML private Label keyLabel;
    @FXML private KeyField apiKey;
    @FXML private ToggleButton revealApiKey;
    @FXML private Label keyProblem;
    @FXML private VBox keyStorage;
    @FXML private Label connectionResult;
    @FXML private ProgressIndicator testing;
    @FXML private Button testConnection;
    @FXML private Button removeProfile;
    @FXML private Button discardChanges;
    @FXML private Button saveProfile;

    /** Builds the pane. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public CredentialsController(
            UiKit kit,
            CredentialsViewModel model,
            TransferViewModel transfer,
            ProfilesModel profiles,
            WatchedTasks watched) {
        this.model = model;
        this.transfer = transfer;
        this.profiles = profiles;
        this.dialogs = kit.dialogs();
        this.watched = watched;
        this.texts = kit.texts();
        this.root = Fxml.CREDENTIALS.load(this, texts);
    }

    /** The pane. */
    public Parent root() {
        return root;
    }

    /** Begins a new profile, with the cursor in its name. */
    public void add() {
        unlessDirty(() -> {
            model.add();
            focus(profileName);
        });
    }

    /** Shows a profile with the cursor in its key. */
    public void enterKey(Profile profile) {
        model.edit(profile);
        focus(apiKey);
    }

    /** Also right after the pane was first shown, when its fields are not in the window yet. */
    private void focus(Node field) {
        root.applyCss();
        field.requestFocus();
    }

    @FXML
    private void initialize() {
        bindList();
        bindKindAndColour();
        nameLabel.setLabelFor(profileName);
        addressLabel.setLabelFor(serviceUrl);
        keyLabel.setLabelFor(apiKey);
        profileName.textProperty().bindBidirectional(model.form.name);
        serviceUrl.textProperty().bindBidirectional(model.form.address);
        apiKey.textProperty().bindBidirectional(model.form.key);
        apiKey.promptTextProperty().bind(model.form.keyPrompt);
        apiKey.revealedProperty().bind(revealApiKey.selectedProperty());
        FieldProblem.bind(nameProblem, profileName, model.form.nameProblem);
        FieldProblem.bind(addressProblem, serviceUrl, model.form.addressProblem);
        addressNote.textProperty().bind(model.form.addressNote);
        addressNote.visibleProperty().bind(model.form.addressNote.isNotEmpty());
        addressNote.managedProperty().bind(addressNote.visibleProperty());
        FieldProblem.bind(keyProblem, apiKey, model.form.keyProblem);
        new KeyStorageController(
                keyStorage, model.storage(), model::tryKeyAgain, model::changePassphrase, texts);
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problem);
        bindConnection();
        model.form.edited.subscribe(this::showEdited);
        removeProfile.setOnAction(_ -> askToRemove());
        discardChanges.setOnAction(_ -> model.discard());
        saveProfile.setOnAction(_ -> save());
    }

    private void bindList() {
        profileList.setItems(profiles.profiles());
        profileList.setCellFactory(_ -> new ProfileRow(profiles, texts));
        profileList.setAccessibleText(texts.get("credentials.list"));
        profiles.keys()
                .states()
                .addListener((MapChangeListener<String, KeyState>) _ -> profileList.refresh());
        profileList
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(picked -> {
                    if (picked != null && !picked.equals(model.form.edited.get())) {
                        show(picked);
                    }
                });
        addProfile.setOnAction(_ -> add());
        exportProfiles.setOnAction(_ -> transfer.exportAll());
        importProfiles.setOnAction(_ -> transfer.importFrom(this::showImport));
    }

    private void showImport(List<ImportedProfile> items) {
        dialogs.showWhenFree(handle ->
                new Dialogs.Content(
                        new ImportController(transfer, items, handle::close, texts).root(),
                        handle::close));
    }

    private void show(Profile picked) {
        Profile edited = model.form.edited.get();
        boolean isTheSame = edited != null && edited.id().equals(picked.id());
        // Saving replaces the profile in the list; the user has not picked another.
        if (!isTheSame || !model.isDirty()) {
            unlessDirty(() -> model.edit(picked));
        }
    }

    private void unlessDirty(Runnable change) {
        if (!model.isDirty()) {
            change.run();
            return;
        }
        showEdited(model.form.edited.get());
        dialogs.ask(
                new Dialogs.Question(
                        texts.get("credentials.discardTitle"),
                        texts.get("credentials.discardText"),
                        texts.get("credentials.discard"),
                        texts.get("credentials.keepEditing"),
                        change,
                        Stream.ofNullable(model.form.edited.get()).toList()));
    }

    private void bindKindAndColour() {
        profileKind.setToggleGroup(kinds);
        // It hands its group to the buttons only when it is first laid out, too late for the
        // choice.
        kindProduction.setToggleGroup(kinds);
        kindTest.setToggleGroup(kinds);
        kindProduction.setUserData(ProfileKind.PRODUCTION);
        kindTest.setUserData(ProfileKind.TEST);
        bindChoice(kinds, model.form.kind);
        for (ProfileColour colour : ProfileColour.values()) {
            Region swatch = new Region();
            swatch.getStyleClass().add(Styles.DOT);
            ToggleButton button = new ToggleButton(null, swatch);
            button.setId(
                    "colour"
                            + colour.name().charAt(0)
                            + colour.name().substring(1).toLowerCase(Locale.ROOT));
            button.getStyleClass().addAll("flat", "swatch");
            Styles.colour(button, colour);
            button.setUserData(colour);
            button.setAccessibleText(texts.get(COLOUR + colour.name()));
            button.setTooltip(new Tooltip(texts.get(COLOUR + colour.name())));
            button.setToggleGroup(colours);
            profileColour.getChildren().add(button);
        }
        bindChoice(colours, model.form.colour);
        profileReadOnly.selectedProperty().bindBidirectional(model.form.readOnly);
    }

    @SuppressWarnings(
            "unchecked") // The user data of a group's toggles is what was put there above.
    private static <T> void bindChoice(
            ToggleGroup group, javafx.beans.property.ObjectProperty<T> choice) {
        choice.subscribe(value ->
                group.getToggles().stream()
                        .filter(toggle -> value.equals(toggle.getUserData()))
                        .findFirst()
                        .ifPresent(group::selectToggle));
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now != null) {
                        choice.set((T) now.getUserData());
                    } else if (before != null) {
                        before.setSelected(true); // One is always chosen.
                    }
                });
    }

    private void bindConnection() {
        connectionResult
                .textProperty()
                .bind(
                        model.connection.map(
                                text -> text.isEmpty() ? texts.get("connection.untested") : text));
        model.connection.subscribe(_ -> showConnectionTone());
        model.connectionGood.subscribe(_ -> showConnectionTone());
        testing.visibleProperty().bind(model.testing);
        testing.managedProperty().bind(model.testing);
        testConnection.setOnAction(_ -> model.testConnection());
    }

    private void showConnectionTone() {
        boolean untested = model.connection.get().isEmpty();
        boolean good = model.connectionGood.get();
        Styles.tone(
                connectionResult,
                untested ? Styles.Tone.PLAIN : good ? Styles.Tone.SUCCESS : Styles.Tone.DANGER);
    }

    private void showEdited(@Nullable Profile profile) {
        if (profile == null) {
            profileList.getSelectionModel().clearSelection();
        } else {
            profileList.getSelectionModel().select(profile);
        }
        boolean demo = profile != null && profile.kind() == ProfileKind.DEMO;
        demoNote.setVisible(demo);
        demoNote.setManaged(demo);
        form.setDisable(demo);
        saveProfile.setDisable(demo);
        discardChanges.setDisable(demo);
        removeProfile.setDisable(demo || profile == null);
        revealApiKey.setSelected(false);
    }

    /** Saves; where tasks are watched at an address that is to change, asks about them first. */
    private void save() {
        Profile before = model.form.edited.get();
        List<String> ids =
                before == null || !model.changesAddress() ? List.of() : watched.ids(before);
        if (before == null || ids.isEmpty()) {
            model.save();
            return;
        }
        dialogs.ask(
                new Dialogs.Question(
                        texts.get(
                                "credentials.moveTitle", ids.size(), before.name(), before.host()),
                        texts.get("credentials.moveText", ids.size(), String.join(", ", ids)),
                        texts.get("credentials.moveGoOn"),
                        texts.get("common.cancel"),
                        model::save,
                        new Dialogs.Answer(
                                texts.get("credentials.moveStop"),
                                () -> model.save(() -> watched.stop(before))),
                        List.of(before)));
    }

    private String removeText(Profile profile) {
        List<String> ids = watched.ids(profile);
        String text = texts.get("credentials.removeText");
        return ids.isEmpty()
                ? text
                : text
                        + "\n"
                        + texts.get(
                                "credentials.removeWatched", ids.size(), String.join(", ", ids));
    }

    private void askToRemove() {
        Profile profile = model.form.edited.get();
        if (profile != null) {
            dialogs.ask(
                    new Dialogs.Question(
                            texts.get("credentials.removeTitle", profile.name()),
                            removeText(profile),
                            texts.get("credentials.removeYes"),
                            texts.get("common.cancel"),
                            model::remove,
                            List.of(profile)));
        }
    }

    /** The tasks that are watched, as far as a change of a profile touches them. JavaFX thread. */
    public interface WatchedTasks {

        /** The ids of the customer's tasks that are watched now. */
        List<String> ids(Profile profile);

        /** Stops watching them; the service goes on. */
        void stop(Profile profile);
    }
}
