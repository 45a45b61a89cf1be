package dev.redrive.ui.kit;

import dev.redrive.profile.Preferences.Language;
import dev.redrive.text.TextSanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DateFormatSymbols;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * Every text on the screen, in one language at a time: French on French systems, otherwise English,
 * until another is chosen. Whoever keeps a text from here says it again after {@link #speak}. Any
 * thread.
 */
public final class Texts {

    private volatile Spoken spoken;

    /** A language with its texts, and those with arguments that were said once. */
    private record Spoken(
            Locale locale, ResourceBundle bundle, ConcurrentMap<String, MessageFormat> known) {

        String say(String key, Object... arguments) {
            MessageFormat format =
                    known.computeIfAbsent(
                            key, _ -> new MessageFormat(bundle.getString(key), locale));
            synchronized (format) { // It is for one thread at a time.
                return format.format(arguments);
            }
        }
    }

    /** Texts for the language of that locale; for numbers and dates see {@link #ofNumbers}. */
    public Texts(Locale locale) {
        spoken = read(locale);
    }

    /** From now on gives the texts for the language of that locale. */
    public void speak(Locale locale) {
        spoken = read(locale);
    }

    private static Spoken read(Locale locale) {
        // Not ResourceBundle.getBundle: it would answer a user's English with the system's
        // French.
        String file = isFrench(locale) ? "messages_fr.properties" : "messages.properties";
        try (InputStream bytes =
                        Objects.requireNonNull(Texts.class.getResourceAsStream(file), file);
                InputStreamReader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            return new Spoken(
                    ofNumbers(locale),
                    new PropertyResourceBundle(reader),
                    new ConcurrentHashMap<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The locale itself where it writes from left to right with the digits 0 to 9, else English:
     * the texts are in English or French, ids and addresses have these digits, and numbers are
     * copied into tickets and searched for.
     */
    public static Locale ofNumbers(Locale locale) {
        char zero = DecimalFormatSymbols.getInstance(locale).getZeroDigit();
        byte month =
                Character.getDirectionality(
                        new DateFormatSymbols(locale).getShortMonths()[0].codePointAt(0));
        boolean fromTheRight =
                month == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || month == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        return zero == '0' && !fromTheRight ? locale : Locale.ENGLISH;
    }

    /**
     * The locale of the window in that language: the system's where it speaks it, with its
     * country's dates and numbers, else that of the language alone.
     */
    public static Locale localeOf(Language language, Locale system) {
        return switch (language) {
            case SYSTEM -> system;
            case FRENCH -> isFrench(system) ? system : Locale.FRANCE;
            case ENGLISH -> system.getLanguage().equals("en") ? system : Locale.UK;
        };
    }

    private static boolean isFrench(Locale locale) {
        return locale.getLanguage().equals("fr");
    }

    /** The locale numbers and dates are written in. */
    public Locale locale() {
        return spoken.locale();
    }

    /** For FXML files, whose {@code %key} texts come from here. */
    public ResourceBundle bundle() {
        return spoken.bundle();
    }

    /**
     * The text of that key with its arguments filled in. Where an argument that is no number has
     * characters that cannot be seen or turn the direction of text, it is shown without them:
     * names, ids and messages come from services, files and other users.
     *
     * @throws java.util.MissingResourceException when there is no such key, which a test rules out
     */
    public String get(String key, Object... arguments) {
        Spoken now = spoken;
        if (arguments.length == 0) {
            return now.bundle().getString(key);
        }
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < shown.length; i++) {
            Object argument = arguments[i];
            shown[i] = argument instanceof Number ? argument : shown(String.valueOf(argument));
        }
        return now.say(key, shown);
    }

    /** The same text where everything in it can be seen, else without what cannot; lines stay. */
    public static String shown(String text) {
        return isSeen(text)
                ? text
                : text.lines().map(TextSanitizer::oneLine).collect(Collectors.joining("\n"));
    }

    private static boolean isSeen(String text) {
        int length = text.length();
        for (int at = 0; at < length; ) {
            int character = text.codePointAt(at);
            // Nearly all are, and need no looking up.
            if ((character < ' ' || character > '~') && !isSeen(character)) {
                return false;
            }
            at += Character.charCount(character);
        }
        return true;
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n';
            case Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    /**
     * The texts of nodes that stay in the window when another language is chosen, each with how to
     * say it. JavaFX thread.
     */
    public static final class Sayings {

        private final List<Runnable> all = new ArrayList<>();

        /** Says that now, and whenever the language changes. */
        public void add(Runnable say) {
            say.run();
            all.add(say);
        }

        /** Says all of it in the language of now. */
        public void sayAgain() {
            all.forEach(Runnable::run);
        }
    }
}
