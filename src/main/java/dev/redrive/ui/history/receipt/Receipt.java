package dev.redrive.ui.history.receipt;

import dev.redrive.ui.history.receipt.Receipt.Line;
import dev.redrive.ui.history.receipt.Receipt.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One retry or one outage on one page, in words, to be sent to the customer: what was requested,
 * what the service said, and what that means. Holds no key, no note and nothing of how Redrive
 * shows the customer. Immutable.
 *
 * @param language the language's code, for readers aloud
 * @param title what the page is
 * @param profile the customer's name, with its kind where that is known
 * @param numbers what each retry of an outage took on; none for a single retry
 * @param numbersCaption what the numbers are and when they were counted; empty where there are none
 * @param isDrained whether the last number is the 0 of a later retry
 * @param outcome how it ended, in one line
 * @param parts the page from top to bottom
 * @param made when and by what the page was made
 * @param fileName a name for its file, without ending, usable on every system
 */
public record Receipt(
        String language,
        String title,
        String profile,
        List<String> numbers,
        String numbersCaption,
        boolean isDrained,
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
    public record Part(String heading, List<Line> lines, List<String> sentences) {}

    /**
     * One fact.
     *
     * @param label its name
     * @param value what it is
     */
    public record Line(String label, String value) {}

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

    /**
     * A receipt as plain text that survives every mail program: 72 columns, nothing but characters.
     */
    record ReceiptText(Receipt receipt) {

        private static final String ARROW = " → ";
        private static final int WIDTH = 72;
        private static final int INDENT = 2;
        private static final int LABEL = 24;

        String write() {
            List<String> lines = new ArrayList<>();
            lines.addAll(wrapped(receipt.title(), WIDTH));
            lines.addAll(wrapped(receipt.profile(), WIDTH));
            lines.add("=".repeat(WIDTH));
            lines.add("");
            if (!receipt.numbers().isEmpty()) {
                lines.addAll(wrapped(String.join(ARROW, receipt.numbers()), WIDTH));
                lines.addAll(wrapped(receipt.numbersCaption(), WIDTH));
                lines.add("");
            }
            lines.addAll(wrapped(receipt.outcome(), WIDTH));
            for (Part part : receipt.parts()) {
                add(lines, part);
            }
            lines.add("");
            lines.add("-".repeat(WIDTH));
            lines.addAll(wrapped(receipt.made(), WIDTH));
            return String.join("\n", lines) + "\n";
        }

        private static void add(List<String> lines, Part part) {
            lines.add("");
            lines.add(part.heading());
            for (Line line : part.lines()) {
                String label = line.label();
                for (String piece : wrapped(line.value(), WIDTH - INDENT - LABEL)) {
                    lines.add(" ".repeat(INDENT) + padded(label) + piece);
                    label = "";
                }
            }
            for (String sentence : part.sentences()) {
                for (String piece : wrapped(sentence, WIDTH - INDENT)) {
                    lines.add(" ".repeat(INDENT) + piece);
                }
            }
        }

        private static String padded(String label) {
            return label + " ".repeat(Math.max(1, LABEL - length(label)));
        }

        /** In lines of at most that many characters; a word that is longer is broken. */
        private static List<String> wrapped(String text, int width) {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String word : text.split(" ", -1)) {
                String rest = word;
                if (length(line) > 0 && length(line) + 1 + length(rest) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                while (length(rest) > width) {
                    int end = rest.offsetByCodePoints(0, width);
                    lines.add(rest.substring(0, end));
                    rest = rest.substring(end);
                }
                line.append(line.isEmpty() ? "" : " ").append(rest);
            }
            lines.add(line.toString());
            return lines;
        }

        private static int length(CharSequence text) {
            return (int) text.codePoints().count();
        }
    }

    /** A receipt as one HTML file: no script, nothing to fetch, and all text of others escaped. */
    record ReceiptPage(Receipt receipt) {

        String write() {
            StringBuilder parts = new StringBuilder();
            receipt.parts().forEach(part -> add(parts, part));
            return """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width">
            <title>%s</title>
            <style>
            @page { size: A4; margin: 13mm 17mm }
            body { font: 10pt/1.38 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: #1f2328;
                   background: #fff; max-width: 176mm; margin: 0 auto; padding: 8mm; overflow-wrap: anywhere }
            @media print { body { padding: 0 } }
            header { padding-top: 4mm }
            h1 { font-size: 17pt; line-height: 1.2; margin: 0 }
            .profile { font-size: 12pt; font-weight: bold; margin: 1mm 0 0 }
            .numbers { font-size: 20pt; font-weight: bold; margin: 3mm 0 0 } .drained { color: #1a7f37 }
            .caption { color: #57606a; margin: 0 }
            .outcome { font-size: 13pt; font-weight: bold; border: 1px solid #afb8c1;
                       padding: 2.5mm 4mm; margin: 4mm 0 0 }
            h2 { font-size: 10.5pt; margin: 4.5mm 0 1.5mm; border-bottom: 1px solid #d0d7de }
            dl { display: grid; grid-template-columns: 46mm 1fr; gap: .5mm 4mm; margin: 0 }
            dt { color: #57606a } dd { margin: 0 } p { margin: 0 0 1.5mm }
            footer { margin-top: 5mm; border-top: 1px solid #d0d7de; padding-top: 2mm; color: #57606a; font-size: 9pt }
            section { break-inside: avoid }
            </style>
            </head>
            <body>
            <header>
            <h1>%s</h1>
            <p class="profile"><bdi>%s</bdi></p>
            </header>
            %s<p class="outcome">%s</p>
            %s<footer>%s</footer>
            </body>
            </html>
            """
                    .formatted(
                            escaped(receipt.language()),
                            escaped(receipt.title()),
                            escaped(receipt.title()),
                            escaped(receipt.profile()),
                            numbers(),
                            escaped(receipt.outcome()),
                            parts,
                            escaped(receipt.made()));
        }

        private String numbers() {
            List<String> all = receipt.numbers().stream().map(ReceiptPage::escaped).toList();
            if (all.isEmpty()) {
                return "";
            }
            String last = all.getLast();
            String end = receipt.isDrained() ? "<span class=\"drained\">" + last + "</span>" : last;
            String line =
                    Stream.concat(all.stream().limit(all.size() - 1L), Stream.of(end))
                            .collect(Collectors.joining(" &rarr; "));
            return "<p class=\"numbers\">"
                    + line
                    + "</p>\n<p class=\"caption\">"
                    + escaped(receipt.numbersCaption())
                    + "</p>\n";
        }

        private static void add(StringBuilder page, Part part) {
            page.append("<section>\n<h2>").append(escaped(part.heading())).append("</h2>\n");
            if (!part.lines().isEmpty()) {
                page.append("<dl>\n");
                for (Line line : part.lines()) {
                    page.append("<dt>").append(escaped(line.label())).append("</dt><dd><bdi>");
                    page.append(escaped(line.value())).append("</bdi></dd>\n");
                }
                page.append("</dl>\n");
            }
            for (String sentence : part.sentences()) {
                page.append("<p>").append(escaped(sentence)).append("</p>\n");
            }
            page.append("</section>\n");
        }

        /** The text for HTML, as content or as a quoted attribute. */
        private static String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    }
}
