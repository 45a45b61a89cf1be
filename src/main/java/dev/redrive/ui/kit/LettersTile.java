package dev.redrive.ui.kit;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
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
