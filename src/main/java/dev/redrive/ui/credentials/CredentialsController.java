package dev.redrive.ui.credentials;

import dev.redrive.keys.KeyState;
import dev.redrive.profile.ImportedProfile;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileLetters;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.FlowLine;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/** Binds the credentials pane. JavaFX thread. */
public final class CredentialsController {

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /** Below this width of the form, what explains a section has no room beside it. */
    private static final double ROOM_FOR_HELP = 560;

    private static final double LEAST_LIST = 215;
    private static final double MOST_LIST = 270;

    private final CredentialsViewModel model;
    private final TransferViewModel transfer;
    private final ProfilesModel profiles;
    private final Dialogs dialogs;
    private final WatchedTasks watched;
    private final Texts texts;
    private final Consumer<Profile> open;
    private final Parent root;
    private FilteredList<Profile> listed;
    private FormHead heading;
    private Map<String, Integer> waiting = Map.of();

    @FXML private VBox page;
    @FXML private Label profileCount;
    @FXML private TextField profileFilter;
    @FXML private ListView<Profile> profileList;
    @FXML private Button addProfile;
    @FXML private Button importProfiles;
    @FXML private Button exportProfiles;
    @FXML private ProblemBanner banner;
    @FXML private VBox listCard;
    @FXML private VBox formCard;
    @FXML private HBox head;
    @FXML private VBox demoNote;
    @FXML private Button openDemo;
    @FXML private ScrollPane formScroll;
    @FXML private VBox form;
    @FXML private Label nameLabel;
    @FXML private TextField profileName;
    @FXML private Label lettersLabel;
    @FXML private TextField profileLetters;
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
    @FXML private FlowLine connectionBox;
    @FXML private Label connectionResult;
    @FXML private Label keyPeople;
    @FXML private ProgressIndicator testing;
    @FXML private Button testConnection;
    @FXML private FlowLine foot;
    @FXML private Button removeProfile;
    @FXML private Label saveState;
    @FXML private Button discardChanges;
    @FXML private Button saveProfile;

    /**
     * Builds the pane.
     *
     * @param open shows the page of a customer
     */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public CredentialsController(
            UiKit kit,
            CredentialsViewModel model,
            TransferViewModel transfer,
            ProfilesModel profiles,
            WatchedTasks watched,
            Consumer<Profile> open) {
        this.model = model;
        this.transfer = transfer;
        this.profiles = profiles;
        this.dialogs = kit.dialogs();
        this.watched = watched;
        this.open = open;
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
        heading = new FormHead(head, texts);
        bindList();
        KindAndColour choices = new KindAndColour();
        choices.bindKind(profileKind, kindProduction, kindTest, model.form.kind);
        choices.bindColour(profileColour, model.form.colour, texts);
        profileReadOnly.selectedProperty().bindBidirectional(model.form.readOnly);
        nameLabel.setLabelFor(profileName);
        lettersLabel.setLabelFor(profileLetters);
        addressLabel.setLabelFor(serviceUrl);
        keyLabel.setLabelFor(apiKey);
        profileName.textProperty().bindBidirectional(model.form.name);
        profileLetters.setTextFormatter(
                new TextFormatter<>(change -> fits(change.getControlNewText()) ? change : null));
        profileLetters.textProperty().bindBidirectional(model.form.letters);
        profileLetters.promptTextProperty().bind(model.form.name.map(ProfileLetters::from));
        serviceUrl.textProperty().bindBidirectional(model.form.address);
        apiKey.textProperty().bindBidirectional(model.form.key);
        apiKey.promptTextProperty().bind(model.form.keyPrompt);
        apiKey.revealedProperty().bind(revealApiKey.selectedProperty());
        FieldProblem.bind(nameProblem, profileName, model.form.nameProblem);
        FieldProblem.bind(addressProblem, serviceUrl, model.form.addressProblem);
        showWhileNotEmpty(addressNote, model.form.addressNote);
        FieldProblem.bind(keyProblem, apiKey, model.form.keyProblem);
        new KeyStorageController(
                keyStorage, model.storage(), model::tryKeyAgain, model::changePassphrase, texts);
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problem);
        bindConnection();
        model.form.edited.subscribe(this::showEdited);
        bindFoot();
        bindHead();
        fitToWidth();
    }

    /** Whether that may stand in the field of the letters. */
    private static boolean fits(String letters) {
        return letters.isEmpty() || !ProfileLetters.read(letters).isEmpty();
    }

    private static void showWhileNotEmpty(Label label, ObservableValue<String> words) {
        label.textProperty().bind(words);
        label.visibleProperty().bind(words.map(text -> !text.isEmpty()));
        label.managedProperty().bind(label.visibleProperty());
    }

    private void bindFoot() {
        removeProfile.setOnAction(_ -> askToRemove());
        discardChanges.setOnAction(_ -> model.discard());
        saveProfile.setOnAction(_ -> save());
        saveProfile.setAccessibleHelp(texts.get("credentials.saveHelp"));
        saveProfile.disableProperty().bind(model.dirty.not());
        discardChanges.disableProperty().bind(model.dirty.not());
        model.dirty.subscribe(_ -> showSaved());
        model.saved.subscribe(_ -> showSaved());
        formCard.addEventHandler(KeyEvent.KEY_PRESSED, this::saveOnEnter);
        openDemo.setOnAction(_ -> open.accept(profiles.profiles().getLast()));
    }

    private void saveOnEnter(KeyEvent event) {
        boolean isButton = event.getTarget() instanceof Button;
        if (event.getCode() == KeyCode.ENTER && !isButton && !saveProfile.isDisabled()) {
            event.consume();
            save();
        }
    }

    private void showSaved() {
        Profile edited = model.form.edited.get();
        int tasks = edited == null ? 0 : waiting.getOrDefault(edited.id(), 0);
        if (model.saved.get()) {
            saveState.setText(texts.get("credentials.saved"));
        } else if (!model.dirty.get()) {
            saveState.setText("");
        } else {
            saveState.setText(
                    tasks > 0
                            ? texts.get("credentials.resumes", tasks)
                            : texts.get("credentials.unsaved"));
        }
        // JavaFX has no live regions: the change of the text is what a screen reader hears.
        saveState.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void bindHead() {
        model.form.name.subscribe(_ -> showHead());
        model.form.letters.subscribe(_ -> showHead());
        model.form.kind.subscribe(_ -> showHead());
        model.form.colour.subscribe(_ -> showHead());
        model.form.edited.subscribe(_ -> showHead());
    }

    private void showHead() {
        Profile edited = model.form.edited.get();
        heading.show(model.form.typed(), edited == null, edited == null ? "" : wrong(edited));
    }

    /** What is wrong with that customer's key. */
    private String wrong(Profile profile) {
        KeyState key = profiles.keys().of(profile);
        int tasks = waiting.getOrDefault(profile.id(), 0);
        if (tasks > 0) {
            return watched.isKeyRejected(profile)
                    ? texts.get("credentials.rejected", tasks)
                    : texts.get("credentials.missing", tasks);
        }
        if (key.isUnread()) {
            return texts.get("shell.keyUnread");
        }
        if (key.isUnavailable()) {
            return texts.get("credentials.rowKeyUnavailable");
        }
        return key.ending() == null ? texts.get("credentials.noKey") : "";
    }

    /** Once a second: shows again which tasks wait for a key, while the pane is shown. */
    public void tick() {
        if (root.getScene() == null) {
            return;
        }
        Map<String, Integer> now = new HashMap<>();
        for (Profile profile : profiles.profiles()) {
            int tasks = watched.waitingForKey(profile);
            if (tasks > 0) {
                now.put(profile.id(), tasks);
            }
        }
        if (!now.equals(waiting)) {
            waiting = now;
            profileList.refresh();
            showHead();
            showSaved();
        }
    }

    /** Leaves the room to the fields where the card is narrow. */
    private void fitToWidth() {
        page.widthProperty()
                .subscribe(width -> {
                    double list = Math.clamp(width.doubleValue() / 4, LEAST_LIST, MOST_LIST);
                    listCard.setMinWidth(list);
                    listCard.setMaxWidth(list);
                });
        form.widthProperty()
                .subscribe(width -> {
                    boolean narrow = width.doubleValue() < ROOM_FOR_HELP;
                    form.pseudoClassStateChanged(NARROW, narrow);
                    form.lookupAll(".form-help").forEach(help -> {
                        help.setVisible(!narrow);
                        help.setManaged(!narrow);
                    });
                });
    }

    private void bindList() {
        listed = new FilteredList<>(profiles.profiles());
        profileList.setItems(listed);
        profileList.setCellFactory(_ -> new ProfileRow(profiles, watched, texts));
        profileFilter.textProperty().subscribe(this::filter);
        profiles.profiles().addListener((ListChangeListener<Profile>) _ -> showCount());
        showCount();
        profiles.keys()
                .states()
                .addListener((MapChangeListener<String, KeyState>) _ -> {
                    profileList.refresh();
                    showHead();
                });
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

    private void filter(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        listed.setPredicate(
                profile -> profile.name().toLowerCase(Locale.ROOT).contains(wanted));
        Profile edited = model.form.edited.get();
        if (edited != null && listed.contains(edited)) {
            profileList.getSelectionModel().select(edited);
        }
    }

    private void showCount() {
        long real =
                profiles.profiles().stream()
                        .filter(profile -> profile.kind() != ProfileKind.DEMO)
                        .count();
        profileCount.setText(texts.get("credentials.count", real));
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

    private void bindConnection() {
        connectionResult
                .textProperty()
                .bind(
                        model.connection.map(
                                text -> text.isEmpty() ? texts.get("connection.untested") : text));
        model.connection.subscribe(_ -> showConnectionTone());
        model.connectionGood.subscribe(_ -> showConnectionTone());
        showWhileNotEmpty(keyPeople, model.people);
        testing.visibleProperty().bind(model.testing);
        testing.managedProperty().bind(model.testing);
        testConnection.setOnAction(_ -> model.testConnection());
    }

    private void showConnectionTone() {
        boolean untested = model.connection.get().isEmpty();
        boolean good = model.connectionGood.get();
        Styles.tone(
                connectionBox,
                untested ? Styles.Tone.PLAIN : good ? Styles.Tone.SUCCESS : Styles.Tone.DANGER);
        testConnection.setText(
                texts.get(untested ? "credentials.test" : "credentials.testAgain"));
    }

    private void showEdited(@Nullable Profile profile) {
        if (profile == null) {
            profileList.getSelectionModel().clearSelection();
        } else {
            profileList.getSelectionModel().select(profile);
        }
        boolean demo = profile != null && profile.kind() == ProfileKind.DEMO;
        show(demoNote, demo);
        show(formScroll, !demo);
        show(foot, !demo);
        removeProfile.setVisible(profile != null);
        revealApiKey.setSelected(false);
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
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

        /** How many of them are not polled until a key is entered. */
        int waitingForKey(Profile profile);

        /** Whether one of these waits because the service rejected the key. */
        boolean isKeyRejected(Profile profile);

        /** Stops watching them; the service goes on. */
        void stop(Profile profile);
    }
}
