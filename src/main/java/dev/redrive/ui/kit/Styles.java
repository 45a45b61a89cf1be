package dev.redrive.ui.kit;

import dev.redrive.profile.ProfileColour;
import java.util.Locale;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/** The names Java code shares with {@code redrive.css}. */
public final class Styles {

    public static final String DARK = "dark";
    public static final String CONTRAST = "contrast";
    public static final String DIALOG = "dialog-card";
    public static final String WIDE_DIALOG = "wide-dialog";
    public static final String DIALOG_FRAME = "dialog-frame";
    public static final String DIALOG_SCROLL = "dialog-scroll";
    public static final String DIALOG_TITLE = "dialog-title";
    public static final String DOT = "profile-dot";
    public static final String MUTED = "muted";
    public static final String ACCENT = "accent";
    public static final String BADGE = "badge";
    public static final String SMALL = "small";
    public static final String BANNER = "banner";
    public static final String BANNER_TITLE = "banner-title";
    public static final String STRONG = "strong";
    public static final String KIND_BADGE = "kind-badge";

    /** A field, label or banner that has something wrong to say. */
    public static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /** What shows numbers that may not be the present ones any more. */
    public static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private static final String COLOUR = "colour-";
    private static final String TONE = "tone-";

    private Styles() {}

    /** The stylesheet with everything Redrive adds to the theme. */
    static String sheet() {
        return Objects.requireNonNull(Styles.class.getResource("redrive.css")).toExternalForm();
    }

    /** Gives a node, and all in it, the colour of a profile in place of any other. */
    public static void colour(Node node, ProfileColour colour) {
        replace(node, COLOUR, colour.name());
    }

    /** Takes the colour of any profile from a node, and from all in it. */
    public static void noColour(Node node) {
        replace(node, COLOUR, "none");
    }

    /**
     * Gives a badge or banner its tone, in place of any other: info, success, warning, danger,
     * plain.
     */
    public static void tone(Node node, Tone tone) {
        replace(node, TONE, tone.name());
    }

    /** Gives a text the lines it needs, none of them cut, in these styles. */
    public static <T extends Labeled> T wrapped(T text, String... styles) {
        text.getStyleClass().addAll(styles);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return text;
    }

    /** How many times the usual size of texts a font of the page's own size has. */
    public static double timesUsual(Font font) {
        return font.getSize() / Theme.TEXT;
    }

    private static void replace(Node node, String prefix, String name) {
        String wanted = prefix + name.toLowerCase(Locale.ROOT);
        // Any change makes the node and all in it be styled again, which is slow in a table.
        if (!node.getStyleClass().contains(wanted)) {
            node.getStyleClass().removeIf(style -> style.startsWith(prefix));
            node.getStyleClass().add(wanted);
        }
    }

    /** What a colour says beside the words. */
    public enum Tone {
        PLAIN,
        INFO,
        SUCCESS,
        WARNING,
        DANGER
    }
}
