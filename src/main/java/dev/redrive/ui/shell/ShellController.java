package dev.redrive.ui.shell;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.common.Dialogs;
import dev.redrive.ui.common.Fxml;
import dev.redrive.ui.common.Overlay;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.ProblemBanner;
import dev.redrive.ui.common.ProfilesModel;
import dev.redrive.ui.common.Styles;
import dev.redrive.ui.common.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the window's frame and shows the pages in it. JavaFX thread. */
public final class ShellController {

    private final ShellViewModel model;
    private final ProfilesModel profiles;
    private final Texts texts;
    private final String versionText;
    private final Map<Page, Supplier<Parent>> makers = new EnumMap<>(Page.class);
    private final Map<Page, Parent> made = new EnumMap<>(Page.class);
    private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
    private final Parent root;
    private final Dialogs dialogs;

    @FXML private BorderPane page;
    @FXML private StackPane scrim;
    @FXML private StackPane content;
    @FXML private ToggleGroup navigation;
    @FXML private ToggleButton navDashboard;
    @FXML private ToggleButton navHistory;
    @FXML private ToggleButton navCredentials;
    @FXML private ToggleButton navSettings;
    @FXML private Label version;
    @FXML private HBox topBar;
    @FXML private ComboBox<Profile> profileChooser;
    @FXML private Label profileKindBadge;
    @FXML private Label demoBadge;
    @FXML private Label readOnlyBadge;
    @FXML private Label profileHost;
    @FXML private Label contact;
    @FXML private ProblemBanner banner;
    @FXML private Label statusLine;
    @FXML private Label statusKey;
    @FXML private Label statusZone;

    /** Builds the frame. */
    @SuppressWarnings("NullAway.Init") // FXML fills the fields while load() runs.
    public ShellController(
            ShellViewModel model, ProfilesModel profiles, Texts texts, String versionText) {
        this.model = model;
        this.profiles = profiles;
        this.texts = texts;
        this.versionText = versionText;
        this.root = Fxml.SHELL.load(this, texts);
        this.dialogs = new Overlay(page, scrim, texts);
    }

    /** The window's content. */
    public Parent root() {
        return root;
    }

    /** Dialogs over this window. */
    public Dialogs dialogs() {
        return dialogs;
    }

    /** Whether a dialog is open, so that what is behind it takes no input. */
    public boolean isCovered() {
        return page.isDisabled();
    }

    /** Says how a page is made when it is first shown. */
    public void page(Page which, Supplier<Parent> maker) {
        makers.put(which, maker);
    }

    /** Shows a page, making it the first time. */
    public void show(Page which) {
        Parent shown =
                made.computeIfAbsent(
                        which,
                        absent -> java.util.Objects.requireNonNull(makers.get(absent)).get());
        content.getChildren().setAll(shown);
        ToggleButton button = buttons.get(which);
        if (button != null) {
            button.setSelected(true);
        }
    }

    /** Shows something that belongs to a page in place of it, until a page is shown again. */
    public void showWithin(Page which, Parent part) {
        Button back = new Button(texts.get("shell.back"), new FontIcon(Feather.ARROW_LEFT));
        back.setId("backToPage");
        back.setOnAction(_ -> show(which));
        VBox body = new VBox(back, part);
        body.getStyleClass().addAll("page-body", "part-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        content.getChildren().setAll(scroll);
        back.requestFocus();
    }

    @FXML
    private void initialize() {
        version.setText(versionText);
        buttons.put(Page.DASHBOARD, navDashboard);
        buttons.put(Page.HISTORY, navHistory);
        buttons.put(Page.CREDENTIALS, navCredentials);
        buttons.put(Page.SETTINGS, navSettings);
        // Pressed with the mouse, or reached with the arrows, which press nothing.
        buttons.forEach((which, button) ->
                button.selectedProperty()
                        .subscribe((_, now) -> {
                            if (now) {
                                show(which);
                            }
                        }));
        // Pressing the page one is on leaves what is shown within it.
        buttons.forEach((which, button) -> button.setOnAction(_ -> show(which)));
        // Pressing the page one is on must not deselect it.
        navigation
                .selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null && before != null) {
                        before.setSelected(true);
                    }
                });
        bindProfile();
        contact.textProperty().bind(model.contactProperty());
        model.contactLostProperty()
                .subscribe(lost -> contact.pseudoClassStateChanged(Styles.WRONG, lost));
        statusLine.textProperty().bind(model.statusProperty());
        statusKey.textProperty().bind(model.keyProperty());
        Tooltip key = new Tooltip();
        key.textProperty().bind(model.keyProperty());
        statusKey.setTooltip(key);
        statusZone.setText(model.zoneText());
        statusZone.setTooltip(new Tooltip(model.zoneText()));
        banner.setDismissText(texts.get("common.dismiss"));
        showProblems();
    }

    /** The banner's cross takes away what it shows; whatever waits behind it is shown then. */
    private void showProblems() {
        ReadOnlyObjectProperty<@Nullable Problem> told = model.problems().shownProperty();
        told.subscribe(banner.problemProperty()::set);
        banner.problemProperty()
                .subscribe(shown -> {
                    if (shown == null && told.get() != null) {
                        model.problems().dismiss();
                    }
                });
    }

    private void bindProfile() {
        profileChooser.setItems(profiles.profiles());
        profileChooser.setCellFactory(_ -> new ProfileCell());
        profileChooser.setButtonCell(new ProfileCell());
        profileChooser.setAccessibleText(texts.get("shell.profileChooser"));
        profiles.chosenProperty().subscribe(this::showProfile);
        profileChooser
                .valueProperty()
                .subscribe(picked -> {
                    if (picked != null) {
                        profiles.choose(picked);
                    }
                });
        profileKindBadge.textProperty().bind(model.kindProperty());
        profileKindBadge.visibleProperty().bind(model.demoProperty().not());
        profileKindBadge.managedProperty().bind(profileKindBadge.visibleProperty());
        demoBadge.visibleProperty().bind(model.demoProperty());
        demoBadge.managedProperty().bind(demoBadge.visibleProperty());
        readOnlyBadge.visibleProperty().bind(model.readOnlyProperty());
        readOnlyBadge.managedProperty().bind(model.readOnlyProperty());
        profileHost.textProperty().bind(model.hostProperty());
        Tooltip host = new Tooltip();
        host.textProperty().bind(model.hostProperty());
        profileHost.setTooltip(host);
    }

    private void showProfile(Profile profile) {
        profileChooser.setValue(profile);
        Styles.colour(topBar, profile.colour());
        profileKindBadge.pseudoClassStateChanged(
                Styles.WRONG, profile.kind() == ProfileKind.PRODUCTION);
    }
}
