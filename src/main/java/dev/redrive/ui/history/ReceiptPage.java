package dev.redrive.ui.history;

import dev.redrive.profile.ProfileColour;
import dev.redrive.ui.history.Receipt.Line;
import dev.redrive.ui.history.Receipt.Part;
import org.jspecify.annotations.Nullable;

/** A receipt as one HTML file: no script, nothing to fetch, and all text of others escaped. */
record ReceiptPage(Receipt receipt) {

    private static final String NO_COLOUR = "#57606a";

    String write() {
        String colour = hex(receipt.colour());
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
        header { border-top: 2.2mm solid %s; padding-top: 4mm }
        h1 { font-size: 17pt; line-height: 1.2; margin: 0 }
        .profile { font-size: 12pt; font-weight: bold; margin: 1mm 0 0 }
        .dot { display: inline-block; width: 0; height: 0; border: 1.6mm solid %s; border-radius: 50%%; margin-right: 2mm }
        .outcome { font-size: 13pt; font-weight: bold; border: 1px solid #afb8c1; border-left: 1.4mm solid %s;
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
        <p class="profile"><span class="dot"></span><bdi>%s</bdi></p>
        </header>
        <p class="outcome">%s</p>
        %s<footer>%s</footer>
        </body>
        </html>
        """
                .formatted(
                        escaped(receipt.language()),
                        escaped(receipt.title()),
                        colour,
                        colour,
                        colour,
                        escaped(receipt.title()),
                        escaped(receipt.profile()),
                        escaped(receipt.outcome()),
                        parts,
                        escaped(receipt.made()));
    }

    private static String hex(@Nullable ProfileColour colour) {
        return colour == null ? NO_COLOUR : colour.onWhite();
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
