package dev.redrive.ui.shell;

import dev.redrive.ui.kit.Nodes.TickingLabel;
import dev.redrive.ui.kit.ProblemBanner;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The nodes of the window's frame. JavaFX thread. */
final class ShellView {

    private static final double LEAST_LINE = 300;
    private static final double LEAST_STATUS = 40;

    final Sidebar sidebar;
    final PageHeader header;
    final ProblemBanner banner = new ProblemBanner();
    final StackPane content = new StackPane();
    final Label statusLine = words("statusLine");
    // In the header while there is one.
    final Label statusKey = words("statusKey");
    final Label statusZone = words("statusZone");
    final BorderPane page = new BorderPane();
    final VBox toasts = new VBox(10);
    final StackPane scrim = new StackPane();
    final Confirmation confirmation;
    final StackPane root = new StackPane(page, toasts, scrim);

    ShellView(Texts texts, String version) {
        sidebar = new Sidebar(texts, version);
        header = new PageHeader(texts);
        header.managedProperty().bind(header.visibleProperty());
        banner.setId("problemBanner");
        banner.getStyleClass().add("page-banner");
        content.setId("content");
        content.getStyleClass().add("content");
        content.setMinHeight(0);
        VBox.setVgrow(content, Priority.ALWAYS);
        page.setId("page");
        page.setMinSize(0, 0); // What needs more room than there is, is not cut on both sides.
        page.setLeft(sidebar);
        page.setCenter(new BorderPane(new VBox(banner, content), header, null, statusBar(), null));
        toasts.setId("toasts");
        toasts.getStyleClass().add("toasts");
        toasts.setPickOnBounds(false);
        // Under a dialog they are no stop of the keyboard either.
        toasts.disableProperty().bind(page.disableProperty());
        toasts.setAlignment(Pos.BOTTOM_RIGHT);
        toasts.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        scrim.setId("scrim");
        scrim.getStyleClass().add("scrim");
        confirmation = new Confirmation(texts);
        root.getChildren().add(confirmation.label);
        root.setId("shell");
        root.getStyleClass().add("shell");
    }

    /** Adds the whole text to what is cut where there is no room. */
    void addTooltips() {
        for (Label cut :
                List.of(
                        header.name,
                        header.profileHost,
                        header.statusKey,
                        header.contact,
                        header.contactDetail,
                        statusLine,
                        statusKey,
                        statusZone)) {
            Tooltip whole = new Tooltip();
            whole.textProperty().bind(cut.textProperty());
            cut.setTooltip(whole);
        }
    }

    private HBox statusBar() {
        statusLine.setMinWidth(LEAST_LINE);
        statusKey.setMinWidth(LEAST_STATUS);
        statusKey.visibleProperty().bind(header.visibleProperty().not());
        statusKey.managedProperty().bind(statusKey.visibleProperty());
        statusZone.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(8, statusLine, statusKey, gap, statusZone);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setId("statusBar");
        bar.getStyleClass().add("status-bar");
        return bar;
    }

    private static Label words(String id) {
        Label label = new TickingLabel();
        label.setId(id);
        label.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        return label;
    }
}
