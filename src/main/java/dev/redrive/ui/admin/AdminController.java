package dev.redrive.ui.admin;

import dev.redrive.enterprise.Administration.Person;
import dev.redrive.enterprise.Administration.Team;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.ChooserCell;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.LettersTile;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Nodes.WordsCell;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Binds the page of teams and hyper-admins. JavaFX thread. */
public final class AdminController {

    private static final String KIND = "profile.kind.";

    private final AdminViewModel model;
    private final AdminDialogs dialogs;
    private final ProfilesModel profiles;
    private final Texts texts;
    private final Formats formats;
    private final LettersTile tile = LettersTile.large();
    private final StringProperty whyNotEnabled = new SimpleStringProperty("");
    private final StringProperty whyNotDisabled = new SimpleStringProperty("");
    private final Parent root;
    private Subscription following = Subscription.EMPTY;
    private boolean isShowing;

    @FXML private VBox body;
    @FXML private StackPane tilePlace;
    @FXML private Label name;
    @FXML private Label host;
    @FXML private Label kind;
    @FXML private Label chooserLabel;
    @FXML private ComboBox<Profile> chooser;
    @FXML private Label teamsNote;
    @FXML private ProblemBanner teamsBanner;
    @FXML private TableView<Team> teams;
    @FXML private TableColumn<Team, String> teamName;
    @FXML private TableColumn<Team, String> teamStatus;
    @FXML private Button createTeam;
    @FXML private Button enableTeam;
    @FXML private Button disableTeam;
    @FXML private Button reloadTeams;
    @FXML private Label peopleNote;
    @FXML private ProblemBanner peopleBanner;
    @FXML private TableView<Person> people;
    @FXML private TableColumn<Person, String> personName;
    @FXML private TableColumn<Person, String> personId;
    @FXML private TableColumn<Person, String> personSince;
    @FXML private Button createPerson;
    @FXML private Button reloadPeople;

    /** Builds the page. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public AdminController(
            AdminViewModel model, AdminDialogs dialogs, ProfilesModel profiles, UiKit kit) {
        this.model = model;
        this.dialogs = dialogs;
        this.profiles = profiles;
        this.texts = kit.texts();
        this.formats = kit.formats();
        this.root = Fxml.ADMIN.load(this, texts);
    }

    /** The page. */
    public Parent root() {
        return root;
    }

    /** Follows nothing any more. */
    public void close() {
        following.unsubscribe();
        model.close();
    }

    @FXML
    private void initialize() {
        tilePlace.getChildren().add(tile);
        bindCustomer();
        bindTeams();
        bindPeople();
        body.sceneProperty().subscribe(scene -> model.shown(scene != null));
    }

    private void bindCustomer() {
        chooserLabel.setLabelFor(chooser);
        ChooserCell.use(chooser, Profile::name);
        following =
                Subscription.combine(
                        model.customerProperty().subscribe(this::show), listProfiles());
        chooser.valueProperty()
                .subscribe((_, now) -> {
                    if (now != null && !isShowing) {
                        profiles.choose(now);
                    }
                });
    }

    private Subscription listProfiles() {
        ListChangeListener<Profile> list = _ -> show(model.customer());
        profiles.profiles().addListener(list);
        return () -> profiles.profiles().removeListener(list);
    }

    private void show(Profile customer) {
        tile.show(customer);
        Styles.colour(body, customer.colour());
        name.setText(customer.name());
        host.setText(customer.host());
        kind.setText(texts.get(KIND + customer.kind().name()));
        kind.pseudoClassStateChanged(Styles.WRONG, customer.kind() == ProfileKind.PRODUCTION);
        isShowing = true;
        List<Profile> choices =
                profiles.profiles().stream().filter(profile -> !profile.readOnly()).toList();
        if (!choices.equals(chooser.getItems())) {
            chooser.getItems().setAll(choices);
        }
        chooser.setValue(customer);
        isShowing = false;
    }

    private void bindTeams() {
        bind(model.teams, teams, teamsNote, teamsBanner, reloadTeams, "admin.teamsNone");
        column(teamName, Team::teamId);
        column(teamStatus, model::status);
        teams.getSelectionModel().selectedItemProperty().subscribe(_ -> say());
        model.onPending(() -> {
            teams.refresh();
            say();
        });
        reloadTeams.setOnAction(_ -> model.loadTeams());
        createTeam.setOnAction(_ -> dialogs.newTeam(model.customer()));
        act(enableTeam, whyNotEnabled, dialogs::enable);
        act(disableTeam, whyNotDisabled, dialogs::disable);
        say();
    }

    /** Opens a dialog about the selected team. */
    private interface TeamDialog {
        void open(Profile customer, Team team);
    }

    private void act(Button button, StringProperty whyNot, TeamDialog dialog) {
        button.disableProperty().bind(whyNot.isNotEmpty());
        Off.because(button, whyNot);
        button.setOnAction(_ -> {
            Team team = teams.getSelectionModel().getSelectedItem();
            if (team != null) {
                dialog.open(model.customer(), team);
            }
        });
    }

    private void say() {
        Team team = teams.getSelectionModel().getSelectedItem();
        BiFunction<Team, Boolean, String> why = model::whyNot;
        whyNotEnabled.set(team == null ? texts.get("admin.selectFirst") : why.apply(team, true));
        whyNotDisabled.set(team == null ? texts.get("admin.selectFirst") : why.apply(team, false));
    }

    private void bindPeople() {
        bind(model.people, people, peopleNote, peopleBanner, reloadPeople, "admin.peopleNone");
        column(personName, Person::name);
        column(personId, Person::userId);
        column(personSince, this::since);
        reloadPeople.setOnAction(_ -> model.loadPeople());
        createPerson.setOnAction(_ -> dialogs.newPerson(model.customer()));
    }

    private String since(Person person) {
        return person.createdAt() == null ? Formats.UNKNOWN : formats.day(person.createdAt());
    }

    private <T> void bind(
            AdminList<T> list,
            TableView<T> table,
            Label note,
            ProblemBanner banner,
            Button reload,
            String none) {
        table.setItems(list.rows);
        Label empty = Styles.wrapped(new Label(), Styles.MUTED);
        empty.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> empty(list, none), list.loading, list.problem, list.note));
        table.setPlaceholder(empty);
        Named.announce(note);
        Shown.words(note, list.note);
        banner.setDismissText(texts.get("common.dismiss"));
        banner.problemProperty().bindBidirectional(list.problem);
        Off.whileBusy(reload, list.loading, texts);
    }

    private String empty(AdminList<?> list, String none) {
        if (list.loading.get()) {
            return texts.get("admin.loading");
        }
        return list.note.get().isEmpty() ? "" : texts.get(none);
    }

    private <T> void column(TableColumn<T, String> column, Function<T, @Nullable String> words) {
        column.setCellFactory(_ -> new WordsCell<>(texts));
        column.setCellValueFactory(row ->
                new ReadOnlyStringWrapper(words.apply(row.getValue())).getReadOnlyProperty());
    }
}
