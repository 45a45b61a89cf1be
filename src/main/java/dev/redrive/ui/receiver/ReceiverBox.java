package dev.redrive.ui.receiver;

import dev.redrive.receiver.Checked;
import dev.redrive.ui.kit.FlowLine;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Off;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The check of a receiving server in a dialog: what will be sent, until the user has allowed it;
 * then what was seen, and waiting until it answers again. Says nothing green. JavaFX thread.
 */
public final class ReceiverBox extends VBox {

    private final ReceiverModel model;
    private final Texts texts;
    private final ReceiverTexts words;
    private final Label result = Styles.wrapped(new Label());
    private final Label below = Styles.wrapped(new Label(), Styles.MUTED, Styles.SMALL);
    private final CheckBox tellMe = new CheckBox();

    /** The box of that server. */
    public ReceiverBox(ReceiverModel model, Texts texts, Formats formats) {
        super(6);
        this.model = model;
        this.texts = texts;
        this.words = new ReceiverTexts(texts, formats);
        setId("receiverCheck");
        getStyleClass().add("connection-box");
        result.setId("receiverResult");
        below.setId("receiverBelow");
        FlowLine.setGrow(result, true);
        getChildren().setAll(new VBox(2, new FlowLine(12, result, button()), below), tellMe);
        tellMe();
        Named.announce(result);
        // Of this node: the model lives longer than the dialog.
        Subscription following =
                Subscription.combine(
                        model.last.subscribe(_ -> show()),
                        model.running.subscribe(_ -> show()),
                        model.allowed.subscribe(_ -> show()),
                        model.waitedFor.subscribe(_ -> show()));
        sceneProperty()
                .subscribe((_, scene) -> {
                    if (scene == null) {
                        following.unsubscribe();
                    }
                });
    }

    private javafx.scene.Node button() {
        Button check = new Button();
        check.setId("checkReceiver");
        check.setMinWidth(USE_PREF_SIZE);
        check.setOnAction(_ -> model.allowAndCheck());
        check.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        texts.get(
                                                !model.allowed.get()
                                                        ? "receiver.confirmAndCheck"
                                                        : model.last.get() == null
                                                                ? "receiver.check"
                                                                : "receiver.checkAgain"),
                                model.allowed,
                                model.last));
        ObservableValue<String> why =
                Bindings.createStringBinding(
                        () ->
                                model.running.get()
                                        ? texts.get("receiver.checking")
                                        : model.soon.get() ? texts.get("receiver.soon") : "",
                        model.running,
                        model.soon);
        check.disableProperty().bind(model.running.or(model.soon));
        return Off.because(check, why);
    }

    private void tellMe() {
        tellMe.setId("receiverTellMe");
        tellMe.setText(texts.get("receiver.tellMe"));
        tellMe.setWrapText(true);
        tellMe.setAccessibleHelp(texts.get("receiver.tellMeHelp"));
        tellMe.setTooltip(new javafx.scene.control.Tooltip(texts.get("receiver.tellMeHelp")));
        tellMe.setOnAction(_ -> model.waitFor(tellMe.isSelected()));
    }

    private void show() {
        @Nullable Checked checked = model.last.get();
        boolean isBad = checked != null && checked.seen().meaning().isBad();
        tellMe.setSelected(model.waitedFor.get());
        Shown.now(tellMe, isBad || model.waitedFor.get());
        if (model.running.get()) {
            say(texts.get("receiver.checking"), "", Styles.Tone.PLAIN);
        } else if (!model.allowed.get()) {
            say(texts.get("receiver.confirm", model.address), "", Styles.Tone.PLAIN);
        } else if (checked == null) {
            say(texts.get("receiver.unchecked"), "", Styles.Tone.PLAIN);
        } else {
            ReceiverTexts.Said said = words.of(checked);
            say(said.sentence(), said.below(), said.tone());
        }
    }

    private void say(String sentence, String more, Styles.Tone tone) {
        result.setText(sentence);
        below.setText(more);
        Shown.now(below, !more.isEmpty());
        Styles.tone(this, tone);
    }
}
