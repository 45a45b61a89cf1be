package dev.redrive.ui.task;

import dev.redrive.ui.kit.CopiedText;
import dev.redrive.ui.kit.FlowLine;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.ShortenedLabel;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Nodes.TickingLabel;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.outage.DrainBars;
import dev.redrive.ui.outage.RemainingChart;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Makes the view of one watched task and binds it: how far it is, and once it has ended what that
 * means, in the same place. Made in Java, as it may be painted first. JavaFX thread.
 */
public final class ProgressController {

    private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");
    private static final double GAP = 8;
    private static final double LEAST_VERDICT = 300;
    private static final double MOST_OF_STATUS = 420;

    private final ProgressViewModel model;
    private final Texts texts;
    private final Formats formats;
    private final VBox root;
    private final RemainingChart chart = new RemainingChart();
    private final Button open;

    /** Builds the view as a part of the customer's card. */
    public static ProgressController inCard(ProgressViewModel model, Texts texts, Formats formats) {
        return new ProgressController(model, texts, formats, null);
    }

    /**
     * Builds the view for a page of its own, with a large chart.
     *
     * @param around puts the chart into what belongs to it there
     */
    static ProgressController onOwnPage(
            ProgressViewModel model, Texts texts, Formats formats, Function<Region, Node> around) {
        return new ProgressController(model, texts, formats, around);
    }

    private ProgressController(
            ProgressViewModel model,
            Texts texts,
            Formats formats,
            @Nullable Function<Region, Node> around) {
        boolean ownPage = around != null;
        this.model = model;
        this.texts = texts;
        this.formats = formats;
        this.open = button("openTask", "progress.openShort", "fth-maximize-2", model::open);
        root =
                new VBox(
                        10,
                        header(ownPage),
                        verdict(),
                        numbers(),
                        bar(),
                        chart(around),
                        new RetriesTable(model, texts, formats).root(),
                        foot());
        root.getStyleClass().add("task-view");
        model.ended.subscribe(ended -> root.pseudoClassStateChanged(ENDED, ended));
    }

    /** The view. */
    public Parent root() {
        return root;
    }

    private Node header(boolean ownPage) {
        Label title = new Label(ownPage ? model.title() : model.kind());
        title.getStyleClass().add("card-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label contact = new TickingLabel();
        contact.setId("taskContact");
        contact.getStyleClass().add(Styles.BADGE);
        contact.setGraphic(Named.silent(new FontIcon("fth-wifi-off")));
        contact.setMinWidth(Region.USE_PREF_SIZE);
        Styles.tone(contact, Styles.Tone.WARNING);
        Shown.words(contact, model.contactBadge);
        Label said = muted();
        Shown.words(said, model.saidAt);
        Label status = new ShortenedLabel();
        status.setId("taskStatus");
        status.getStyleClass().add(Styles.BADGE);
        status.setMaxWidth(MOST_OF_STATUS);
        status.textProperty().bind(model.status);
        model.tone.subscribe(tone -> Styles.tone(status, tone));
        model.drained.subscribe(drained ->
                status.setGraphic(drained ? Named.silent(new FontIcon("fth-check")) : null));
        Label place = new ShortenedLabel();
        place.setId("taskPlace");
        place.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        place.setMaxWidth(MOST_OF_STATUS);
        Shown.words(place, model.place);
        Spread.Row words = new Spread.Row(GAP, title, contact, said, status, place);
        Label id = new ShortenedLabel(Texts.shown(model.taskId()));
        id.setId("taskId");
        id.getStyleClass().addAll("task-id", Styles.SMALL);
        Button copy = button("copyTaskId", null, "fth-copy", () -> CopiedText.put(model.taskId()));
        copy.getStyleClass().addAll("flat", "button-icon");
        explain(copy, texts.get("progress.copy"));
        Button check = button("refreshTask", "progress.refresh", "fth-refresh-cw", model::checkNow);
        Shown.when(check, model.watching);
        explain(open, texts.get("progress.open"));
        Shown.now(open, !ownPage);
        HBox deeds = new HBox(GAP, id, copy, check, open);
        deeds.setAlignment(Pos.CENTER_RIGHT);

        return Spread.of(words, deeds);
    }

    private Node verdict() {
        Label title = wrapped("taskVerdict", "verdict-title");
        title.textProperty().bind(model.verdict);
        model.ended.subscribe((before, now) -> {
            if (now && !before) {
                title.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            }
        });
        model.drained.subscribe(
                drained -> Styles.tone(title, drained ? Styles.Tone.SUCCESS : Styles.Tone.PLAIN));
        Label detail = wrapped("taskVerdictDetail", Styles.MUTED);
        detail.textProperty().bind(model.verdictDetail);
        Button rest = button("retryRest", "progress.retryRest", null, model::retryRest);
        rest.getStyleClass().add(Styles.ACCENT);
        Shown.when(rest, model.canRetryRest);
        Button receipt = button("openReceipt", "progress.receipt", "fth-mail", model::receipt);
        model.drained.subscribe(drained -> {
            receipt.getStyleClass().remove(Styles.ACCENT);
            if (drained) {
                receipt.getStyleClass().add(Styles.ACCENT);
            }
        });
        Button dismiss = button("dismissTask", "progress.dismiss", null, model::dismiss);
        dismiss.getStyleClass().add("flat");
        FlowPane deeds = new FlowPane(GAP, GAP, rest, receipt, dismiss);
        VBox words = new VBox(6, title, detail, deeds);
        words.setMinWidth(0);
        words.setPrefWidth(LEAST_VERDICT);
        Label heading = new Label(texts.get("dashboard.drain"));
        heading.getStyleClass().add(Styles.STRONG);
        Label meaning = muted();
        meaning.setText(texts.get("dashboard.drainMeaning"));
        VBox caption = new VBox(heading, meaning);
        DrainBars bars = DrainBars.large(texts, formats);
        model.outage.subscribe(outage -> bars.show(outage, false));
        VBox drain = new VBox(4, caption, bars);
        drain.getStyleClass().add("verdict-drain");
        Shown.when(drain, model.outage.isNotNull());
        Region both = Spread.columns(words, drain);
        Shown.when(both, model.ended);
        return both;
    }

    private Node numbers() {
        Label percent = new TickingLabel();
        percent.setId("taskPercent");
        percent.getStyleClass().add("percent");
        percent.setMinWidth(Region.USE_PREF_SIZE);
        percent.textProperty().bind(model.percent);
        Shown.when(percent, model.ended.not());
        Label processed = number("nbProcessed", model.nbProcessed, "number-of");
        Label items = number("nbItems", model.nbItems, "number-all");
        HBox of =
                new HBox(
                        5,
                        processed,
                        caption("progress.of", "number-all"),
                        items,
                        caption("progress.nbProcessed", "number-all"));
        of.setAlignment(Pos.BASELINE_LEFT);
        Label remaining = number("nbRemaining", model.nbRemaining, Styles.SMALL);
        Label left = muted();
        left.textProperty().bind(model.remainingCaption);
        HBox below = new HBox(4, remaining, left);
        below.setAlignment(Pos.BASELINE_LEFT);
        VBox counts = new VBox(of, below);
        counts.setAlignment(Pos.CENTER_LEFT);
        HBox leading = new HBox(18, percent, counts);
        leading.setAlignment(Pos.CENTER_LEFT);
        VBox rate = pair("taskRate", model.rate, "rateCaption", model.rateCaption);
        VBox time = pair("taskTimeLeft", model.timeLeft, "taskElapsed", model.timeCaption);
        HBox trailing = new HBox(28, rate, time);
        trailing.setAlignment(Pos.CENTER_RIGHT);
        Region row = Spread.of(leading, trailing);
        row.setId("taskNumbers");
        return row;
    }

    private VBox pair(
            String id,
            ObservableValue<String> value,
            String captionId,
            ObservableValue<String> words) {
        Label caption = muted();
        caption.setId(captionId);
        caption.textProperty().bind(words);
        VBox pair = new VBox(number(id, value, "number"), caption);
        pair.setAlignment(Pos.CENTER_RIGHT);
        return pair;
    }

    private Label number(String id, ObservableValue<String> value, String style) {
        Label number = new TickingLabel();
        number.setId(id);
        number.getStyleClass().add(style);
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.textProperty().bind(value);
        number.accessibleTextProperty().bind(value.map(shown -> Named.number(texts, shown)));
        return number;
    }

    private Label caption(String key, String style) {
        Label caption = new Label(texts.get(key));
        caption.getStyleClass().add(style);
        return caption;
    }

    private Node bar() {
        ProgressBar bar = new Bar();
        bar.setId("taskProgress");
        bar.setMaxWidth(Double.POSITIVE_INFINITY);
        bar.progressProperty().bind(model.progress);
        bar.accessibleTextProperty().bind(model.progressText);
        Quarters.follow(
                model.progress,
                model.ended,
                () -> bar.notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE));
        model.tone.subscribe(tone -> Styles.tone(bar, tone));
        model.stale.subscribe(stale -> bar.pseudoClassStateChanged(Styles.STALE, stale));
        return bar;
    }

    /** A bar as wide as there is room: when it moves it lays out itself only. */
    private static final class Bar extends ProgressBar {

        private Bar() {
            super(0);
        }

        @Override
        public void requestLayout() {
            if (getWidth() > 0 && computePrefHeight(-1) == prefHeight(-1)) {
                setNeedsLayout(true);
            } else {
                super.requestLayout();
            }
        }
    }

    private Node chart(@Nullable Function<Region, Node> around) {
        chart.setId("taskChart");
        if (around != null) {
            chart.describeLarge(texts, formats);
        } else {
            chart.describe(texts, formats);
        }
        model.curve.subscribe(curve -> chart.show(curve));
        model.stale.subscribe(stale -> chart.pseudoClassStateChanged(Styles.STALE, stale));
        if (around != null) {
            return around.apply(chart);
        }
        Shown.when(chart, model.ended.not());
        return chart;
    }

    private Node foot() {
        TickingLabel freshness = wrapped("taskFreshness", "freshness");
        freshness.getStyleClass().add(Styles.SMALL);
        freshness.textProperty().bind(model.freshness);
        freshness.fillWidth();
        freshness.setPrefWidth(LEAST_VERDICT); // What wraps is as high as it is at this width.
        freshness.setMinWidth(LEAST_VERDICT); // With less it has a row of its own.
        FlowLine.setGrow(freshness, true);
        model.trouble.subscribe(wrong -> freshness.pseudoClassStateChanged(Styles.WRONG, wrong));
        Button enterKey = button("enterKey", "common.enterKey", "fth-key", model::enterKey);
        enterKey.getStyleClass().add(Styles.ACCENT);
        Shown.when(enterKey, model.keyNeeded);
        Button again = button("watchAgain", "progress.watchAgain", "fth-eye", model::watchAgain);
        Shown.when(again, model.canWatchAgain);
        Button copy =
                button(
                        "copyRequest",
                        "progress.copyRequest",
                        null,
                        () -> CopiedText.put(model.request()));
        copy.getStyleClass().add("flat");
        copy.setTooltip(new Tooltip(texts.get("progress.copyRequestHelp")));
        Button stop = button("stopWatching", "progress.stop", null, model::stop);
        stop.getStyleClass().add("flat");
        stop.setTooltip(new Tooltip(texts.get("progress.stopHelp")));
        Shown.when(stop, model.watching);
        Button dismiss = button("dismissTask", "progress.dismiss", null, model::dismiss);
        Shown.when(dismiss, model.watching.or(model.ended).not());
        return new FlowLine(GAP, freshness, enterKey, again, copy, stop, dismiss);
    }

    private Button button(String id, @Nullable String key, @Nullable String icon, Runnable deed) {
        Button button = new Button(key == null ? "" : texts.get(key));
        button.setId(id);
        button.setAccessibleText(ofKind(button.getText()));
        if (icon != null) {
            button.setGraphic(new FontIcon(icon));
        }
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> deed.run());
        return button;
    }

    private void explain(Button button, String words) {
        button.setAccessibleText(ofKind(words));
        button.setTooltip(new Tooltip(words));
    }

    /** The other kind's task has the same buttons on the same page. */
    private String ofKind(String words) {
        return words + ", " + model.kind();
    }

    private static Label muted() {
        Label label = new TickingLabel();
        label.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        return label;
    }

    private static TickingLabel wrapped(String id, String style) {
        TickingLabel label = Styles.wrapped(new TickingLabel(), style);
        label.setId(id);
        return label;
    }
}
