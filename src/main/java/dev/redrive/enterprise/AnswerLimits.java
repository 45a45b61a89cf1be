package dev.redrive.enterprise;

import dev.redrive.text.InvisibleCharacters;
import dev.redrive.text.PastedText;

/**
 * How long what the service says may be. One place for every way in: its answers, and files that
 * hold what it once said.
 */
public final class AnswerLimits {

    /** The most characters of a task id; the documented ones have 24. */
    public static final int LONGEST_ID = 200;

    /** The most characters of a status or type word; the longest documented one has 19. */
    public static final int LONGEST_WORD = 100;

    /** The most characters of a sentence that is shown. */
    public static final int LONGEST_LINE = 300;

    /** The most people of a list that are shown. */
    public static final int MOST_PEOPLE = 2;

    private AnswerLimits() {}

    /**
     * Whether that text can be a task id: there is something to see, it is not too long, and it
     * holds no control or format characters.
     */
    public static boolean isUsableId(String id) {
        return isUsable(id, LONGEST_ID);
    }

    /** Whether that text can be a status or type word, by the same rule. */
    public static boolean isUsableWord(String word) {
        return isUsable(word, LONGEST_WORD);
    }

    private static boolean isUsable(String text, int longest) {
        return text.length() <= longest
                && !PastedText.clean(text).isEmpty()
                && text.codePoints().noneMatch(AnswerLimits::isUnusable);
    }

    /** Control and format characters, line ends, and halves of characters. */
    private static boolean isUnusable(int character) {
        return InvisibleCharacters.isHidden(character)
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE,
                            Character.UNASSIGNED ->
                            true;
                    default -> false;
                };
    }
}
