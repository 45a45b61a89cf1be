package dev.redrive.ui.demo;

import dev.redrive.ui.demo.DemoViewModel.Server;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the customer's server knows, which only a demo can show. JavaFX thread. */
final class ServerPanel extends VBox {

    private static final double GAP = 18;

    /** What it follows, until the panel is needed no longer. */
    final Subscription following;

    /**
     * The panel.
     *
     * @param beside whether there is height rather than width
     */
    ServerPanel(DemoViewModel model, Texts texts, boolean beside) {
        super(8);
        setId("demoServer");
        getStyleClass().addAll("card", "compact", "demo-server");
        Label title =
                new Label(texts.get("demo.server"), Named.silent(new FontIcon(Feather.SERVER)));
        title.getStyleClass().add(Styles.STRONG);
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label only = new Label(texts.get("demo.only"));
        only.getStyleClass().add(Styles.KIND_BADGE);
        only.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane heading = new FlowPane(10, 4, title, only);
        heading.setAlignment(Pos.CENTER_LEFT);
        Label answered = number("demoAnswered", "demo-answered");
        Label refused = number("demoRefused", "demo-refused");
        Label notSent = number("demoNotSent");
        HBox numbers =
                new HBox(
                        GAP,
                        counted(answered, texts.get("demo.answered"), beside),
                        counted(refused, texts.get("demo.refused"), beside),
                        counted(notSent, texts.get("demo.notSent"), beside));
        PartBar bar = new PartBar();
        Label meaning = sentence("demoMeaning");
        Label damage = sentence("demoDamage");
        damage.getStyleClass().add("demo-damage");
        if (beside) {
            getChildren().addAll(heading, numbers, bar, meaning, damage);
        } else { // As low as it can be.
            FlowPane line = new FlowPane(GAP, 2, title);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getChildren().addAll(List.copyOf(numbers.getChildren()));
            HBox words = new HBox(10, only, meaning);
            words.setAlignment(Pos.CENTER_LEFT);
            getChildren().addAll(line, bar, words, damage);
            setSpacing(4);
        }
        following =
                model.server.subscribe(server -> {
                    answered.setText(server.answered());
                    refused.setText(server.refused());
                    notSent.setText(server.notSent());
                    bar.show(server);
                    meaning.setText(server.meaning());
                    damage.setText(server.damage());
                    Shown.now(damage, !server.damage().isEmpty());
                });
    }

    private static Label number(String id, String... styles) {
        Label number = new Label();
        number.setId(id);
        number.getStyleClass().add("demo-number");
        number.getStyleClass().addAll(styles);
        number.setMinWidth(Region.USE_PREF_SIZE);
        return number;
    }

    private static Node counted(Label number, String caption, boolean above) {
        Label words = new Label(caption);
        words.getStyleClass().addAll(Styles.MUTED, Styles.SMALL);
        words.setMinWidth(Region.USE_PREF_SIZE);
        words.setLabelFor(number);
        if (above) {
            return new VBox(number, words);
        }
        HBox line = new HBox(4, number, words);
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private static Label sentence(String id) {
        Label sentence = Styles.wrapped(new Label(), Styles.MUTED, Styles.SMALL);
        sentence.setId(id);
        return sentence;
    }

    /** How the items divide. */
    private static final class PartBar extends Region {

        private final Region answered = new Region();
        private final Region refused = new Region();
        private Server server = Server.NOTHING;

        PartBar() {
            getStyleClass().add("demo-bar");
            answered.getStyleClass().add("demo-bar-answered");
            refused.getStyleClass().add("demo-bar-refused");
            getChildren().addAll(answered, refused);
        }

        void show(Server now) {
            server = now;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            double first = snapPositionX(getWidth() * server.answeredPart());
            double second = server.refusedPart() == 0 ? 0 : getWidth() * server.refusedPart();
            // So that a few refused ones are seen beside thousands.
            double seen = second == 0 ? 0 : Math.max(4, snapSizeX(second));
            answered.resizeRelocate(0, 0, first, getHeight());
            refused.resizeRelocate(Math.min(first, getWidth() - seen), 0, seen, getHeight());
        }
    }
}
