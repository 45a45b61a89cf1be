package dev.redrive.enterprise.http;

import dev.redrive.text.TextSanitizer;
import java.util.regex.Pattern;

/** Makes one line of readable text out of whatever a server or gateway wrote. */
final class PlainText {

    /** Far more than is ever shown, so that a large page costs little. */
    private static final int ENOUGH = 16_384;

    private static final Pattern UNREADABLE =
            Pattern.compile("(?is)<(script|style)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");
    private static final Pattern TAG = Pattern.compile("(?i)</?[a-z!?][^>]*(>|$)");

    private PlainText() {}

    static String of(String text) {
        String start = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
        String untagged = TAG.matcher(UNREADABLE.matcher(start).replaceAll(" ")).replaceAll(" ");
        return TextSanitizer.oneLine(unescape(untagged));
    }

    private static String unescape(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
