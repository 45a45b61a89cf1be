package dev.redrive.ui.credentials;

import dev.redrive.keys.KeyState;
import dev.redrive.profile.ImportedProfile;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileLetters;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.FlowLine;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.LettersTile.Letters;
import dev.redrive.ui.kit.Nodes.FieldProblem;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.collections.MapChangeListener;
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

    private static final double LEAST_LIST = 250;
    private static final double MOST_LIST = 270;

    private final CredentialsViewModel model;
    private final TransferViewModel transfer;
    private final ProfilesModel profiles;
    private final Dialogs dialogs;
    private final Texts texts;
    private final Consumer<Profile> open;
    private final Parent root;
    private final KeyWaits waits;
    private final ChangeQuestions questions;
    private final MapChangeListener<String, KeyState> hearing = _ -> heard();
    private ProfileList list;
    private FormHead heading;

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
    @FXML private VBox receiver;
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
        this.open = open;
        this.questions = new ChangeQuestions(model, watched, dialogs, kit.texts());
        this.waits = new KeyWaits(profiles, watched, kit.texts());
        this.texts = kit.texts();
        this.root = Fxml.CREDENTIALS.load(this, texts);
        DemoNote.complete(demoNote, root, model, texts.get("shell.firstStartAction"), this::add);
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
        choices.bindKind(profileKind, kindProduction, kindTest, model.form.kind, texts);
        choices.bindColour(profileColour, model.form.colour, texts);
        FixedFields fixed = new FixedFields(profiles.policy(), texts);
        fixed.bindReadOnly(profileReadOnly, model.form);
        Named.field(profileFilter, texts.get("credentials.filter"));
        nameLabel.setLabelFor(profileName);
        lettersLabel.setLabelFor(profileLetters);
        addressLabel.setLabelFor(serviceUrl);
        keyLabel.setLabelFor(apiKey);
        profileName.textProperty().bindBidirectional(model.form.name);
        profileLetters.setTextFormatter(new TextFormatter<>(CredentialsController::fitting));
        profileLetters.textProperty().bindBidirectional(model.form.letters);
        profileLetters.promptTextProperty().bind(model.form.name.map(Letters::of));
        serviceUrl.textProperty().bindBidirectional(model.form.address);
        fixed.bindAddress(serviceUrl, model.form);
        apiKey.textProperty().bindBidirectional(model.form.key);
        apiKey.promptTextProperty().bind(model.form.keyPrompt);
        apiKey.revealedProperty().bind(revealApiKey.selectedProperty());
        FieldProblem.bind(nameProblem, profileName, model.form.nameProblem);
        FieldProblem.bind(addressProblem, serviceUrl, model.form.addressProblem);
        Shown.words(addressNote, model.form.addressNote);
        FieldProblem.bind(keyProblem, apiKey, model.form.keyProblem);
        new KeyStorageController(
                keyStorage, model.storage(), model::tryKeyAgain, model::changePassphrase, texts);
        ReceiverField.fill(receiver, model.form, profiles.policy(), texts);
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(model.problem);
        bindConnection();
        model.form.edited.subscribe(this::showEdited);
        bindFoot();
        bindHead();
        fitToWidth();
    }

    @SuppressWarnings("NullAway") // With null, JavaFX leaves the field as it is.
    private static TextFormatter.Change fitting(TextFormatter.Change change) {
        String typed = change.getControlNewText();
        return typed.isEmpty() || !ProfileLetters.read(typed).isEmpty() ? change : null;
    }

    private void bindFoot() {
        removeProfile.setOnAction(_ -> questions.askToRemove());
        discardChanges.setOnAction(_ -> model.discard());
        saveProfile.setOnAction(_ -> questions.save());
        saveProfile.setAccessibleHelp(texts.get("credentials.saveHelp"));
        saveProfile.disableProperty().bind(model.dirty.not());
        discardChanges.disableProperty().bind(model.dirty.not());
        Off.untilChanged(saveProfile, model.dirty, texts);
        Off.untilChanged(discardChanges, model.dirty, texts);
        model.dirty.subscribe(_ -> showSaved());
        model.saved.subscribe(_ -> showSaved());
        formCard.addEventHandler(KeyEvent.KEY_PRESSED, this::saveOnEnter);
        openDemo.setOnAction(_ -> open.accept(profiles.profiles().getLast()));
    }

    private void saveOnEnter(KeyEvent event) {
        boolean isButton = event.getTarget() instanceof Button;
        if (event.getCode() == KeyCode.ENTER && !isButton && !saveProfile.isDisabled()) {
            event.consume();
            questions.save();
        }
    }

    private void showSaved() {
        Profile edited = model.form.edited.get();
        int tasks = edited == null ? 0 : waits.count(edited);
        String unsaved =
                texts.get(tasks > 0 ? "credentials.resumes" : "credentials.unsaved", tasks);
        String rest = model.dirty.get() ? unsaved : "";
        saveState.setText(model.saved.get() ? texts.get("credentials.saved") : rest);
        // JavaFX has no live regions: the change of the text is what a screen reader hears.
        saveState.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void bindHead() {
        ProfileForm typed = model.form;
        Stream.<ObservableValue<?>>of(
                        typed.name, typed.letters, typed.kind, typed.colour, typed.edited)
                .forEach(property -> property.subscribe(_ -> showHead()));
    }

    private void showHead() {
        Profile edited = model.form.edited.get();
        heading.show(model.form.typed(), edited == null, edited == null ? "" : waits.wrong(edited));
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
                    double room = width.doubleValue() / Styles.timesUsual(profileCount.getFont());
                    boolean narrow = room < ROOM_FOR_HELP;
                    form.pseudoClassStateChanged(NARROW, narrow);
                    form.lookupAll(".form-help").forEach(help -> Shown.now(help, !narrow));
                });
    }

    private void bindList() {
        list =
                new ProfileList(
                        profileList,
                        profileFilter,
                        profileCount,
                        profiles,
                        waits,
                        texts,
                        this::pick);
        profiles.keys().states().addListener(hearing);
        addProfile.setOnAction(_ -> add());
        exportProfiles.setOnAction(_ -> ExportQuestion.ask(transfer, dialogs, texts));
        importProfiles.setOnAction(_ -> transfer.importFrom(this::showImport));
    }

    /** Follows profiles and keys no longer. */
    public void close() {
        profiles.keys().states().removeListener(hearing);
        list.close();
        model.close();
    }

    private void pick(Profile picked) {
        if (!picked.equals(model.form.edited.get())) {
            show(picked);
        }
    }

    /** Once a second: shows again which tasks wait for a key, while the pane is shown. */
    public void tick() {
        if (root.getScene() != null && waits.refresh()) {
            heard();
            showSaved();
        }
    }

    private void heard() {
        profileList.refresh();
        showHead();
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
        Shown.words(keyPeople, model.people);
        Shown.when(testing, model.testing);
        testConnection.setOnAction(_ -> model.testConnection());
    }

    private void showConnectionTone() {
        boolean untested = model.connection.get().isEmpty();
        boolean good = model.connectionGood.get();
        Styles.tone(
                connectionBox,
                untested ? Styles.Tone.PLAIN : good ? Styles.Tone.SUCCESS : Styles.Tone.DANGER);
        testConnection.setText(texts.get(untested ? "credentials.test" : "credentials.testAgain"));
    }

    private void showEdited(@Nullable Profile profile) {
        list.select(profile);
        boolean demo = profile != null && profile.kind() == ProfileKind.DEMO;
        for (Node part : List.of(demoNote, formScroll, foot)) {
            Shown.now(part, demo == part.equals(demoNote));
        }
        removeProfile.setVisible(profile != null);
        revealApiKey.setSelected(false);
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
