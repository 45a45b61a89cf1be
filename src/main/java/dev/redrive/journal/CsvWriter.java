package dev.redrive.journal;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as in RFC 4180. Texts are always quoted, and what a spreadsheet would take
 * for a formula gets an apostrophe in front, which it takes for "text" and does not show.
 */
record CsvWriter(Writer out) {

    private static final String FORMULA = "=+-@\t\r\n";

    void line(List<? extends @Nullable Object> cells) throws IOException {
        out.write(cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> '"' + harmless(value.toString()).replace("\"", "\"\"") + '"';
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
