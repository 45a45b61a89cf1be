package dev.redrive.ui.kit;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A square in a customer's colour with one or two letters of its name. Says nothing to a screen
 * reader, as the name always stands beside it or in its tooltip. JavaFX thread.
 */
public final class LettersTile extends Label {

    private static final String LARGE = "large";

    private @Nullable Profile lettered;
    private String letters = "";

    /** A small tile, for lists. */
    public LettersTile() {
        getStyleClass().add("letters-tile");
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** A large tile, for the head of a page. */
    public static LettersTile large() {
        LettersTile tile = new LettersTile();
        tile.getStyleClass().add(LARGE);
        return tile;
    }

    /** Shows that customer. */
    public void show(Profile profile) {
        if (!profile.equals(lettered)) { // Numbers that go on come with the same customer.
            lettered = profile;
            letters = Letters.of(profile);
        }
        setText(letters);
        Styles.colour(this, profile.colour());
    }

    /**
     * A customer's name, which stands beside its letters: on two lines where there is no room on
     * one; on one and shortened where two are too few; whole in its tooltip. JavaFX thread.
     */
    public static final class Name extends Label {

        private final Text measure = new Text();

        /** Without a name. */
        public Name() {
            getStyleClass().add(Styles.STRONG);
            setMinWidth(0);
            Tooltip whole = new Tooltip();
            whole.textProperty().bind(textProperty());
            setTooltip(whole);
        }

        /**
         * Whether JavaFX can wrap that name. Where one is written from right to left, it loses
         * count when a text is wrapped in another width than before, and throws (JavaFX 26).
         */
        public static boolean canWrap(String name) {
            return !Bidi.requiresBidi(name.toCharArray(), 0, name.length());
        }

        /** Whether it needs and takes two lines in that width. */
        public boolean isOnTwoLines(double width) {
            if (!canWrap(getText())) {
                return false;
            }
            measure.setText(getText());
            measure.setFont(getFont());
            measure.setWrappingWidth(0);
            double one = measure.getLayoutBounds().getHeight();
            if (width <= 0 || measure.getLayoutBounds().getWidth() <= width) {
                return false;
            }
            measure.setWrappingWidth(width);
            return measure.getLayoutBounds().getHeight() < 2.5 * one;
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            double one = super.computePrefHeight(-1);
            return isOnTwoLines(width) ? 2 * one : one;
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        /** Wraps only what fits: a name that is shortened shows more of it on one line. */
        @Override
        protected void layoutChildren() {
            setWrapText(isOnTwoLines(getWidth()));
            super.layoutChildren();
        }
    }

    /** The letters of customers. Any thread. */
    public static final class Letters {

        private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

        private Letters() {}

        /** The letters of that customer: those its user chose, else those of its name. */
        public static String of(Profile profile) {
            if (!profile.letters().isEmpty()) {
                return profile.letters();
            }
            String letters = of(profile.name());
            return profile.kind() == ProfileKind.DEMO && !letters.isEmpty()
                    ? letters.substring(0, letters.offsetByCodePoints(0, 1))
                    : letters;
        }

        /**
         * One or two signs for a name: how its first two words begin, else how its only word
         * begins. A name without letters and digits gives its first sign, as a reader sees it.
         */
        public static String of(String name) {
            List<String> words = WORD.matcher(name).results().map(MatchResult::group).toList();
            if (words.isEmpty()) {
                return first(name.strip(), 1);
            }
            String letters =
                    words.size() == 1
                            ? first(words.getFirst(), 2)
                            : first(words.getFirst(), 1) + first(words.get(1), 1);
            return letters.toUpperCase(Locale.ROOT);
        }

        private static String first(String text, int signs) {
            BreakIterator each = BreakIterator.getCharacterInstance(Locale.ROOT);
            each.setText(text);
            int end = each.next(signs);
            return end == BreakIterator.DONE ? text : text.substring(0, end);
        }
    }
}
