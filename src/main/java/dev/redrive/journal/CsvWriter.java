package dev.redrive.journal;

import dev.redrive.text.InvisibleCharacters;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as in RFC 4180. Texts are always quoted, and what a spreadsheet would take
 * for a formula gets an apostrophe in front, wherever the spreadsheet may begin a cell: at the
 * start, and behind what it may take for a separator when the file is opened with another one.
 *
 * @param separator between cells
 * @param forSpreadsheet whether a text that looks like a number gets an apostrophe too, or a
 *     spreadsheet would round a long id and drop zeros in front
 */
record CsvWriter(Writer out, char separator, boolean forSpreadsheet) {

    /** Also in full width and in small form, which some spreadsheets take for the same. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B";

    private static final String SEPARATORS = ";,\t|\u2028\u2029";

    private static final Pattern CHANGED_NUMBER =
            Pattern.compile("0[0-9]+|[0-9]{12,}|[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+");

    void line(List<? extends @Nullable Object> cells) throws IOException {
        out.write(
                cells.stream()
                        .map(this::cell)
                        .collect(Collectors.joining(String.valueOf(separator))));
        out.write("\r\n");
    }

    private String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> '"' + marked(value.toString()).replace("\"", "\"\"") + '"';
        };
    }

    private String marked(String text) {
        return forSpreadsheet && CHANGED_NUMBER.matcher(text).matches()
                ? "'" + text
                : harmless(text);
    }

    private static String harmless(String text) {
        StringBuilder harmless = new StringBuilder(text);
        // From the end, so that the places found first stay where they are.
        for (int start = text.length(); start >= 0; start--) {
            if ((start == 0 || isSeparator(text.charAt(start - 1))) && isFormula(text, start)) {
                harmless.insert(start, '\'');
            }
        }
        return harmless.toString();
    }

    private static boolean isSeparator(char c) {
        return SEPARATORS.indexOf(c) >= 0 || Character.isISOControl(c);
    }

    /** Whether a cell that began there would be run, blanks and quotes in front of it aside. */
    private static boolean isFormula(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (FORMULA.indexOf(character) >= 0) {
                return true;
            }
            boolean isSkipped =
                    character == '"'
                            || InvisibleCharacters.isBlank(character)
                            || InvisibleCharacters.isHidden(character);
            if (!isSkipped) {
                return false;
            }
            at += Character.charCount(character);
        }
        return false;
    }
}
