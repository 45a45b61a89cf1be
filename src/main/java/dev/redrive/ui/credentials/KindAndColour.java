package dev.redrive.ui.credentials;

import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Nodes.Named;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;

/** Binds the choices of a profile's kind and colour. JavaFX thread. */
final class KindAndColour {

    private static final String COLOUR = "profile.colour.";

    private final ToggleGroup kinds = new ToggleGroup();
    private final ToggleGroup colours = new ToggleGroup();

    /** Binds the choice of a kind. */
    void bindKind(
            SegmentedButton buttons,
            ToggleButton production,
            ToggleButton test,
            ObjectProperty<ProfileKind> kind,
            Texts texts) {
        Named.group(texts, texts.get("credentials.kind"), List.of(production, test));
        buttons.setToggleGroup(kinds);
        // It hands its group to the buttons only when it is first laid out, too late for the
        // choice.
        production.setToggleGroup(kinds);
        test.setToggleGroup(kinds);
        production.setUserData(ProfileKind.PRODUCTION);
        test.setUserData(ProfileKind.TEST);
        bindChoice(kinds, kind);
    }

    /** Offers every colour but that of the demo, and binds the choice. */
    void bindColour(Pane place, ObjectProperty<ProfileColour> colour, Texts texts) {
        for (ProfileColour one : ProfileColour.values()) {
            if (one == ProfileColour.VIOLET) {
                continue;
            }
            Region swatch = new Region();
            swatch.getStyleClass().add(Styles.DOT);
            ToggleButton button = new ToggleButton(null, swatch);
            button.setId(
                    "colour"
                            + one.name().charAt(0)
                            + one.name().substring(1).toLowerCase(Locale.ROOT));
            button.getStyleClass().addAll("flat", "swatch");
            Styles.colour(button, one);
            button.setUserData(one);
            button.setAccessibleText(
                    texts.get(
                            "common.named",
                            texts.get("credentials.colour"),
                            texts.get(COLOUR + one.name())));
            button.setTooltip(new Tooltip(texts.get(COLOUR + one.name())));
            button.setToggleGroup(colours);
            place.getChildren().add(button);
        }
        bindChoice(colours, colour);
    }

    @SuppressWarnings("unchecked") // The user data of a group's toggles is what was put there.
    private static <T> void bindChoice(ToggleGroup group, ObjectProperty<T> choice) {
        choice.subscribe(value ->
                group.selectToggle(
                        group.getToggles().stream()
                                .filter(toggle -> value.equals(toggle.getUserData()))
                                .findFirst()
                                .orElse(null)));
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now != null) {
                        choice.set((T) now.getUserData());
                    } else if (before != null && choice.get().equals(before.getUserData())) {
                        before.setSelected(true); // A click does not take the choice back.
                    }
                });
    }
}
