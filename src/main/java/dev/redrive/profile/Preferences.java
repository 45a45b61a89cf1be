package dev.redrive.profile;

/**
 * What the user has chosen for the whole window.
 *
 * @param appearance light or dark
 * @param highContrast whether borders, texts and the focus are drawn in stronger colours
 * @param language of texts, dates and numbers
 * @param textSize in percent of the usual size, from {@link #SMALLEST_TEXT} to {@link
 *     #LARGEST_TEXT}
 * @param namesTyped whether a retry for Production requires the user to type the profile's name
 * @param notifications whether a task that ends while something else is shown is announced
 * @param carefulReceipts whether a receipt leaves out who requested the retry and the reason
 */
public record Preferences(
        Appearance appearance,
        boolean highContrast,
        Language language,
        int textSize,
        boolean namesTyped,
        boolean notifications,
        boolean carefulReceipts) {

    public static final int SMALLEST_TEXT = 80;
    public static final int LARGEST_TEXT = 150;
    public static final int USUAL_TEXT = 100;

    /** What a new installation begins with. */
    public static final Preferences DEFAULT =
            new Preferences(
                    Appearance.SYSTEM, false, Language.SYSTEM, USUAL_TEXT, false, true, true);

    /**
     * @throws IllegalArgumentException for a text size out of range
     */
    public Preferences {
        if (!isTextSize(textSize)) {
            throw new IllegalArgumentException("no text size: " + textSize);
        }
    }

    /** Whether texts can have that size. */
    static boolean isTextSize(long percent) {
        return percent >= SMALLEST_TEXT && percent <= LARGEST_TEXT;
    }

    /** The same with another appearance. */
    public Preferences with(Appearance other) {
        return new Preferences(
                other,
                highContrast,
                language,
                textSize,
                namesTyped,
                notifications,
                carefulReceipts);
    }

    /** The same in high contrast, or not. */
    public Preferences contrasting(boolean high) {
        return new Preferences(
                appearance, high, language, textSize, namesTyped, notifications, carefulReceipts);
    }

    /** The same in another language. */
    public Preferences with(Language other) {
        return new Preferences(
                appearance,
                highContrast,
                other,
                textSize,
                namesTyped,
                notifications,
                carefulReceipts);
    }

    /** The same in another text size. */
    public Preferences sized(int percent) {
        return new Preferences(
                appearance,
                highContrast,
                language,
                percent,
                namesTyped,
                notifications,
                carefulReceipts);
    }

    /** The same with names to be typed, or not. */
    public Preferences typingNames(boolean typed) {
        return new Preferences(
                appearance,
                highContrast,
                language,
                textSize,
                typed,
                notifications,
                carefulReceipts);
    }

    /** The same with ends of tasks announced, or not. */
    public Preferences notifying(boolean announced) {
        return new Preferences(
                appearance,
                highContrast,
                language,
                textSize,
                namesTyped,
                announced,
                carefulReceipts);
    }

    /** The same with receipts that leave out who and why, or not. */
    public Preferences carefulReceipts(boolean careful) {
        return new Preferences(
                appearance, highContrast, language, textSize, namesTyped, notifications, careful);
    }

    /** The language of texts, dates and numbers. */
    public enum Language {
        /** French on French systems, otherwise English. */
        SYSTEM,
        ENGLISH,
        FRENCH
    }
}
