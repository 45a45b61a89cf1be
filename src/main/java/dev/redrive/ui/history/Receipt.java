package dev.redrive.ui.history;

import dev.redrive.profile.ProfileColour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One retry on one page, in words, to be sent to the customer: what was asked, what the service
 * said, and what that means. Holds no key. Immutable.
 *
 * @param language the language's code, for readers aloud
 * @param title what the page is
 * @param profile the customer's name, with its kind where that is known
 * @param colour the profile's colour; null when the profile is not kept any more
 * @param outcome how it ended, in one line
 * @param parts the page from top to bottom
 * @param made when and by what the page was made
 * @param fileName a name for its file, without ending, usable on every system
 */
public record Receipt(
        String language,
        String title,
        String profile,
        @Nullable ProfileColour colour,
        String outcome,
        List<Part> parts,
        String made,
        String fileName) {

    /**
     * A part of the page.
     *
     * @param heading what it is about
     * @param lines facts, each with its name; may be none
     * @param sentences what is to be read; may be none
     */
    record Part(String heading, List<Line> lines, List<String> sentences) {}

    /**
     * One fact.
     *
     * @param label its name
     * @param value what it is
     */
    record Line(String label, String value) {}

    /** The page as plain text in 72 columns, lines ended by a line feed. */
    public String text() {
        return new ReceiptText(this).write();
    }

    /**
     * The page as HTML in UTF-8 that needs nothing else: no script, no picture, nothing from the
     * network. Fits on one sheet of A4.
     */
    public String html() {
        return new ReceiptPage(this).write();
    }
}
