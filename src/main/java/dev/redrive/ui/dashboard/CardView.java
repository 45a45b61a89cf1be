package dev.redrive.ui.dashboard;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.ui.common.ShortenedLabel;
import dev.redrive.ui.common.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** One kind's card: its nodes, bound to what it says. JavaFX thread. */
final class CardView {

    private static final double LEAST_STATUS = 60;
    private static final double GAP = 12;
    private static final double WIDTH = 300;
    private static final double HEADING_HEIGHT = 24;

    private final CardViewModel model;
    private final Consumer<ItemKind> start;
    private final VBox root;

    CardView(CardViewModel model, Consumer<ItemKind> start) {
        this.model = model;
        this.start = start;
        Label last = wrapped(Styles.MUTED);
        last.textProperty().bind(model.lastProperty());
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Button retry = retry();
        root = new VBox(GAP, heading(), last, gap, retry, off(retry));
        root.getStyleClass().add("card");
        root.setMinWidth(0);
        root.setPrefWidth(WIDTH);
        root.setMaxWidth(Double.POSITIVE_INFINITY);
    }

    Region root() {
        return root;
    }

    private HBox heading() {
        Label title = new Label(model.title());
        title.getStyleClass().add("card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label status = new ShortenedLabel();
        status.setMinWidth(LEAST_STATUS);
        status.getStyleClass().add(Styles.BADGE);
        status.textProperty().bind(model.statusProperty());
        status.visibleProperty().bind(model.statusProperty().isNotEmpty());
        model.seenProperty()
                .subscribe(
                        seen -> Styles.tone(status, seen ? Styles.Tone.INFO : Styles.Tone.PLAIN));
        HBox heading = new HBox(GAP, title, gap, status);
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.setMinHeight(HEADING_HEIGHT);
        return heading;
    }

    private Button retry() {
        Button retry = new Button(model.buttonText());
        retry.setId(model.kind() == ItemKind.TRIPS ? "retryTrips" : "retryCrashes");
        retry.getStyleClass().addAll(Styles.ACCENT, "large");
        retry.setWrapText(true);
        retry.setTextAlignment(TextAlignment.CENTER);
        retry.setMinHeight(Region.USE_PREF_SIZE);
        retry.setMaxWidth(Region.USE_PREF_SIZE);
        retry.disableProperty().bind(model.startableProperty().not());
        retry.accessibleHelpProperty().bind(model.offProperty());
        retry.setOnAction(_ -> start.accept(model.kind()));
        return retry;
    }

    private Label off(Button retry) {
        Label off = wrapped(Styles.MUTED, Styles.SMALL);
        off.setId(retry.getId() + "Off");
        off.textProperty().bind(model.offProperty());
        off.visibleProperty().bind(model.offProperty().isNotEmpty());
        off.managedProperty().bind(off.visibleProperty());
        return off;
    }

    private static Label wrapped(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
