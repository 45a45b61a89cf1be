package dev.redrive.ui.shell;

import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The nodes of the window's frame. JavaFX thread. */
final class ShellView {

    private static final double LEAST_CHOOSER = 150;
    private static final double MOST_CHOOSER = 320;
    private static final double LEAST_HOST = 60;
    private static final double LEAST_CONTACT = 150;
    private static final double LEAST_LINE = 300;
    private static final double LEAST_STATUS = 40;

    final ToggleGroup navigation = new ToggleGroup();
    final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
    final Label version = words("version", Styles.MUTED, Styles.SMALL);
    final ProfileChooser profileChooser = new ProfileChooser();
    final Label profileKindBadge = words("profileKindBadge", Styles.KIND_BADGE);
    final Label demoBadge = words("demoBadge", Styles.KIND_BADGE);
    final Label readOnlyBadge = words("readOnlyBadge", Styles.KIND_BADGE);
    final Label profileHost = words("profileHost", Styles.MUTED);
    final Label contact = words("contact", Styles.MUTED);
    final HBox topBar =
            row(
                    12,
                    profileChooser,
                    profileKindBadge,
                    demoBadge,
                    readOnlyBadge,
                    profileHost,
                    wideGap(),
                    contact);
    final ProblemBanner banner = new ProblemBanner();
    final StackPane content = new StackPane();
    final Label statusLine = words("statusLine", Styles.MUTED, Styles.SMALL);
    final Label statusKey = words("statusKey", Styles.MUTED, Styles.SMALL);
    final Label statusZone = words("statusZone", Styles.MUTED, Styles.SMALL);
    final BorderPane page = new BorderPane();
    final StackPane scrim = new StackPane();
    final StackPane root = new StackPane(page, scrim);

    ShellView(Texts texts) {
        dressTopBar(texts);
        banner.setId("problemBanner");
        banner.getStyleClass().add("page-banner");
        content.setId("content");
        content.getStyleClass().add("content");
        content.setMinHeight(0);
        VBox.setVgrow(content, Priority.ALWAYS);
        page.setId("page");
        page.setLeft(navigation(texts));
        page.setCenter(new BorderPane(new VBox(banner, content), topBar, null, statusBar(), null));
        scrim.setId("scrim");
        scrim.getStyleClass().add("scrim");
        root.setId("shell");
        root.getStyleClass().add("shell");
    }

    private VBox navigation(Texts texts) {
        StackPane mark = new StackPane(new FontIcon(Feather.ROTATE_CW));
        mark.getStyleClass().add("brand-mark");
        Label name = new Label("Redrive");
        name.getStyleClass().add("brand-name");
        HBox brand = row(10, mark, name);
        brand.getStyleClass().add("brand");
        VBox bar = new VBox(brand);
        bar.getStyleClass().add("navigation");
        Label shortcuts = new Label(texts.get("shell.shortcuts"));
        shortcuts.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        shortcuts.setWrapText(true);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        bar.getChildren()
                .addAll(
                        button(
                                Page.DASHBOARD,
                                "navDashboard",
                                texts.get("shell.navDashboard"),
                                Feather.GRID),
                        button(
                                Page.HISTORY,
                                "navHistory",
                                texts.get("shell.navHistory"),
                                Feather.CLOCK),
                        button(
                                Page.CREDENTIALS,
                                "navCredentials",
                                texts.get("shell.navCredentials"),
                                Feather.KEY),
                        button(
                                Page.SETTINGS,
                                "navSettings",
                                texts.get("shell.navSettings"),
                                Feather.SETTINGS),
                        gap,
                        version,
                        shortcuts);
        return bar;
    }

    private ToggleButton button(Page which, String id, String text, Feather icon) {
        ToggleButton button = new ToggleButton(text, new FontIcon(icon));
        button.setId(id);
        button.setToggleGroup(navigation);
        button.setMaxWidth(Double.POSITIVE_INFINITY);
        button.getStyleClass().add("nav-button");
        buttons.put(which, button);
        return button;
    }

    private void dressTopBar(Texts texts) {
        topBar.setId("topBar");
        topBar.getStyleClass().add("top-bar");
        profileChooser.setId("profileChooser");
        profileChooser.setMinWidth(LEAST_CHOOSER);
        profileChooser.setMaxWidth(MOST_CHOOSER);
        profileChooser.getStyleClass().add("profile-chooser");
        profileChooser.setAccessibleText(texts.get("shell.profileChooser"));
        demoBadge.setText(texts.get("shell.demoBadge"));
        readOnlyBadge.setText(texts.get("profile.readOnly"));
        for (Label whole : new Label[] {profileKindBadge, demoBadge, readOnlyBadge}) {
            whole.setMinWidth(Region.USE_PREF_SIZE);
        }
        contact.setMinWidth(LEAST_CONTACT);
        profileHost.setMinWidth(LEAST_HOST);
    }

    private HBox statusBar() {
        statusLine.setMinWidth(LEAST_LINE);
        statusKey.setMinWidth(LEAST_STATUS);
        statusZone.setMinWidth(Region.USE_PREF_SIZE);
        HBox bar = row(8, statusLine, statusKey, wideGap(), statusZone);
        bar.setId("statusBar");
        bar.getStyleClass().add("status-bar");
        return bar;
    }

    private static HBox row(double spacing, Node... nodes) {
        HBox row = new HBox(spacing, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Region wideGap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static Label words(String id, String... styles) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
