package dev.redrive.ui.history;

import java.util.regex.Pattern;

/** Texts of other people on a page that is sent on: names, reasons, words of the service. */
final class HostileText {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");

    /** They turn the direction of what follows, or hide in it. */
    private static final Pattern TURNING =
            Pattern.compile("[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\u061C\uFEFF]");

    private static final Pattern HALVES = Pattern.compile("\\p{Cs}");

    private HostileText() {}

    /** The text on one line, of characters that only stand for themselves. */
    static String oneLine(String text) {
        String straight = TURNING.matcher(text).replaceAll("");
        return BREAKS.matcher(HALVES.matcher(straight).replaceAll("?")).replaceAll(" ").strip();
    }

    /** The text for HTML, as content or as a quoted attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
