package dev.redrive.ui.profiles;

import dev.redrive.policy.Policy;
import dev.redrive.policy.Policy.Setting;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Says beside a setting that the organisation has fixed it. JavaFX thread. */
public final class FixedSetting {

    private FixedSetting() {}

    /**
     * A line that says so while it is fixed; the controls cannot be used then, and say so to a
     * screen reader. Follows the policy for as long as the line is in use.
     *
     * @param then gets each policy, the one of now included
     * @param controls whose disabling is bound to nothing
     */
    public static Label line(
            PolicyModel policy,
            Setting setting,
            Texts texts,
            Consumer<Policy> then,
            Node... controls) {
        Label line = Styles.wrapped(new Label(), Styles.MUTED, Styles.SMALL);
        line.setId("policy-" + setting.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        PolicyTexts words = new PolicyTexts(texts);
        Map<Node, String> helps = new HashMap<>();
        for (Node control : controls) {
            helps.put(control, Objects.requireNonNullElse(control.getAccessibleHelp(), ""));
        }
        ObjectProperty<Policy> seen = new SimpleObjectProperty<>();
        seen.bind(policy.property()); // Weakly, so that a page that is gone can go.
        line.getProperties().put(Policy.class, seen);
        seen.subscribe(now -> {
            String why = words.whyFixed(now, setting);
            line.setText(why);
            Shown.now(line, !why.isEmpty());
            helps.forEach((control, help) -> {
                control.setDisable(!why.isEmpty());
                if (!control.accessibleHelpProperty().isBound()) {
                    control.setAccessibleHelp(why.isEmpty() ? help : why);
                }
            });
            then.accept(now);
        });
        return line;
    }
}
