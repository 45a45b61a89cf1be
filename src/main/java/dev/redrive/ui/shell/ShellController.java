package dev.redrive.ui.shell;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Nodes.ScrollPage;
import dev.redrive.ui.kit.Overlay;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.shell.ProfileChooser.ProfileCell;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the window's frame and shows the pages in it. JavaFX thread. */
public final class ShellController {

    private final ShellViewModel model;
    private final ProfilesModel profiles;
    private final Texts texts;
    private final Map<Page, Supplier<Parent>> makers = new EnumMap<>(Page.class);
    private final Map<Page, Parent> made = new EnumMap<>(Page.class);
    private final ShellView view;
    private final Dialogs dialogs;

    /** Builds the frame. */
    public ShellController(
            ShellViewModel model, ProfilesModel profiles, Texts texts, String versionText) {
        this.model = model;
        this.profiles = profiles;
        this.texts = texts;
        this.view = new ShellView(texts);
        this.dialogs = new Overlay(view.page, view.scrim, texts);
        view.version.setText(versionText);
        bindNavigation();
        bindProfile();
        bindStatus();
        showProblems();
    }

    /** The window's content. */
    public Parent root() {
        return view.root;
    }

    /** Dialogs over this window. */
    public Dialogs dialogs() {
        return dialogs;
    }

    /** Whether a dialog is open, so that what is behind it takes no input. */
    public boolean isCovered() {
        return view.page.isDisabled();
    }

    /** Adds the tooltips, which are not needed at once; called when the window is painted. */
    public void painted() {
        for (Label cut :
                List.of(
                        view.profileHost,
                        view.contact,
                        view.statusLine,
                        view.statusKey,
                        view.statusZone)) {
            Tooltip whole = new Tooltip();
            whole.textProperty().bind(cut.textProperty());
            cut.setTooltip(whole);
        }
    }

    /** Says how a page is made when it is first shown. */
    public void page(Page which, Supplier<Parent> maker) {
        makers.put(which, maker);
    }

    /** Shows a page, making it the first time. */
    public void show(Page which) {
        ToggleButton button = view.buttons.get(which);
        if (button != null && !button.isSelected()) {
            button.setSelected(true); // Which shows it.
            return;
        }
        Parent shown =
                made.computeIfAbsent(
                        which,
                        absent -> java.util.Objects.requireNonNull(makers.get(absent)).get());
        view.content.getChildren().setAll(shown);
    }

    /** Shows something that belongs to a page in place of it, until a page is shown again. */
    public void showWithin(Page which, Parent part) {
        Button back = new Button(texts.get("shell.back"), new FontIcon(Feather.ARROW_LEFT));
        back.setId("backToPage");
        back.setOnAction(_ -> show(which));
        VBox body = new VBox(back, part);
        body.getStyleClass().add("part-body");
        view.content.getChildren().setAll(new ScrollPage(body));
        back.requestFocus();
    }

    private void bindNavigation() {
        // Pressed with the mouse, or reached with the arrows, which press nothing.
        view.buttons.forEach((which, button) ->
                button.selectedProperty()
                        .subscribe((_, now) -> {
                            if (now) {
                                show(which);
                            }
                        }));
        // Pressing the page one is on leaves what is shown within it.
        view.buttons.forEach((which, button) -> button.setOnAction(_ -> show(which)));
        // Pressing the page one is on must not deselect it.
        view.navigation
                .selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null && before != null) {
                        before.setSelected(true);
                    }
                });
    }

    private void bindStatus() {
        Label contact = view.contact;
        contact.textProperty().bind(model.contact);
        model.contactLost.subscribe(lost -> contact.pseudoClassStateChanged(Styles.WRONG, lost));
        view.statusLine.textProperty().bind(model.status);
        view.statusKey.textProperty().bind(model.key);
        view.statusZone.setText(model.zoneText());
    }

    /** The banner's cross takes away what it shows; whatever waits behind it is shown then. */
    private void showProblems() {
        ProblemBanner banner = view.banner;
        banner.setDismissText(texts.get("common.dismiss"));
        ReadOnlyObjectProperty<@Nullable Problem> pending = model.problems().shownProperty();
        pending.subscribe(banner.problemProperty()::set);
        banner.problemProperty()
                .subscribe(shown -> {
                    if (shown == null && pending.get() != null) {
                        model.problems().dismiss();
                    }
                });
    }

    private void bindProfile() {
        view.profileChooser.setItems(profiles.profiles());
        view.profileChooser.setCellFactory(_ -> new ProfileCell());
        view.profileChooser.setButtonCell(new ProfileCell());
        profiles.chosenProperty().subscribe(this::showProfile);
        view.profileChooser
                .valueProperty()
                .subscribe(picked -> {
                    if (picked != null) {
                        profiles.choose(picked);
                    }
                });
        view.profileKindBadge.textProperty().bind(model.kind);
        view.profileKindBadge.visibleProperty().bind(model.demo.not());
        view.profileKindBadge.managedProperty().bind(view.profileKindBadge.visibleProperty());
        view.demoBadge.visibleProperty().bind(model.demo);
        view.demoBadge.managedProperty().bind(view.demoBadge.visibleProperty());
        view.readOnlyBadge.visibleProperty().bind(model.readOnly);
        view.readOnlyBadge.managedProperty().bind(model.readOnly);
        view.profileHost.textProperty().bind(model.host);
    }

    private void showProfile(Profile profile) {
        view.profileChooser.setValue(profile);
        Styles.colour(view.topBar, profile.colour());
        view.profileKindBadge.pseudoClassStateChanged(
                Styles.WRONG, profile.kind() == ProfileKind.PRODUCTION);
    }
}
