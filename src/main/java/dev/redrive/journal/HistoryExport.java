package dev.redrive.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.redrive.files.SafeFile;
import dev.redrive.files.StrictJson;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Outages.OutageRetry;
import dev.redrive.journal.Outages.Standing;
import dev.redrive.text.InvisibleCharacters;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of the history for other programs, in UTF-8: names of fields as the service and
 * Redrive use them, times in UTC as in ISO 8601, whatever the language of the system.
 */
public final class HistoryExport {

    /** What is written. */
    public enum Format {
        /** RFC 4180, with a line of names; formulas made harmless. */
        CSV,
        /**
         * The same for a spreadsheet on this computer: with a byte order mark, the separator of the
         * locale, and an apostrophe before texts that look like numbers.
         */
        SPREADSHEET,
        /** One array of objects, every field in each, null where nothing is known. */
        JSON
    }

    private final JsonMapper json = StrictJson.mapper();
    private final char separator;
    private final Predicate<String> isDemo;

    /**
     * @param locale the spreadsheet's locale: with a decimal comma, cells are separated by
     *     semicolons
     * @param isDemo whether that is the id of the demo's profile
     */
    public HistoryExport(Locale locale, Predicate<String> isDemo) {
        this.isDemo = isDemo;
        boolean decimalComma =
                DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',';
        this.separator = decimalComma ? ';' : ',';
    }

    /**
     * Writes all rows to the file, whole or not at all; what was there is replaced. Takes little
     * memory for any number of rows. Never on the JavaFX thread.
     *
     * @throws IOException when it could not be written; the old file is then untouched
     * @throws JournalException when the rows could not be read; as above
     */
    public void write(Stream<OutageRetry> rows, Format format, Path file) throws IOException {
        SafeFile.write(
                file,
                SafeFile.Access.USUAL,
                bytes -> {
                    // Half a character becomes a question mark, not the end of the export.
                    Writer out =
                            new BufferedWriter(
                                    new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
                    Iterator<Exported> all = rows.map(this::exported).iterator();
                    switch (format) {
                        case CSV -> csv(all, new CsvWriter(out, ',', false));
                        case SPREADSHEET -> {
                            out.write('\uFEFF');
                            csv(all, new CsvWriter(out, separator, true));
                        }
                        case JSON -> json(all, out);
                    }
                });
    }

    private Exported exported(OutageRetry retry) {
        boolean demo = isDemo.test(retry.row().entry().profileId());
        return new Exported(retry.row(), retry.outageId(), retry.standing(), demo);
    }

    private static void csv(Iterator<Exported> rows, CsvWriter csv) throws IOException {
        csv.line(Arrays.stream(ExportField.values()).map(ExportField::label).toList());
        while (rows.hasNext()) {
            Exported row = rows.next();
            csv.line(Arrays.stream(ExportField.values()).map(f -> f.of(row)).toList());
        }
        csv.out().flush();
    }

    private void json(Iterator<Exported> rows, Writer out) throws IOException {
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartArray();
            while (rows.hasNext()) {
                Exported row = rows.next();
                generator.writeRaw('\n');
                generator.writeStartObject();
                for (ExportField field : ExportField.values()) {
                    generator.writeFieldName(field.label());
                    value(generator, field.of(row));
                }
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
    }

    private static void value(JsonGenerator generator, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case Long number -> generator.writeNumber(number);
            case Boolean yes -> generator.writeBoolean(yes);
            default -> generator.writeString(value.toString());
        }
    }

    /**
     * Comma-separated values as in RFC 4180. Texts are always quoted, and what a spreadsheet would
     * take for a formula gets an apostrophe in front, wherever the spreadsheet may begin a cell: at
     * the start, and behind what it may take for a separator when the file is opened with another
     * one.
     *
     * @param separator between cells
     * @param forSpreadsheet whether a text that looks like a number gets an apostrophe too, because
     *     a spreadsheet would round a long id and drop leading zeros
     */
    record CsvWriter(Writer out, char separator, boolean forSpreadsheet) {

        /** Also in full width and in small form, which some spreadsheets take for the same. */
        private static final String FORMULA =
                "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B";

        private static final Pattern CHANGED_NUMBER =
                Pattern.compile("0[0-9]+|[0-9]{12,}|[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+");

        void line(List<? extends @Nullable Object> cells) throws IOException {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    out.write(separator);
                }
                out.write(cell(cells.get(i)));
            }
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
            StringBuilder harmless = null; // Hardly any text has a formula.
            // From the end, so that insertions do not shift what is still to be checked.
            for (int start = text.length(); start >= 0; start--) {
                if ((start == 0 || isSeparator(text.charAt(start - 1))) && isFormula(text, start)) {
                    harmless = harmless == null ? new StringBuilder(text) : harmless;
                    harmless.insert(start, '\'');
                }
            }
            return harmless == null ? text : harmless.toString();
        }

        /** Asked for every character that is written. */
        private static boolean isSeparator(char c) {
            return switch (c) {
                case ';', ',', '\t', '|', '\u2028', '\u2029' -> true;
                default -> Character.isISOControl(c);
            };
        }

        /**
         * Whether a cell that began there would be a formula, ignoring blanks and quotes before it.
         */
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

    /**
     * One retry as it is written.
     *
     * @param demo whether it is one of the demo, so that nothing of it is real
     */
    record Exported(HistoryRow row, String outageId, Standing standing, boolean demo) {}

    /** The columns of an export, in their order. Names do not change once released. */
    @SuppressWarnings("ImmutableEnumChecker") // Method references do not change.
    enum ExportField {
        ID("id", row -> row.row().entry().id()),
        STARTED_AT("startedAt", row -> row.row().entry().startedAt()),
        ENDED_AT("endedAt", row -> ended(row.row().entry())),
        PROFILE("profile", row -> row.row().entry().profileName()),
        HOST("host", row -> row.row().entry().host()),
        KIND("kind", row -> row.row().entry().kind()),
        TASK_ID("taskId", row -> row.row().entry().taskId()),
        STANDING("standing", row -> VerdictKind.of(row.row().entry())),
        STATUS("status", row -> row.row().entry().status()),
        NB_ITEMS("nbItems", row -> row.row().entry().nbItems()),
        NB_REMAINING_ITEMS("nbRemainingItems", row -> row.row().entry().nbRemainingItems()),
        NB_PROCESSED_ITEMS("nbProcessedItems", row -> Verdict.processed(row.row().entry())),
        DURATION("durationSeconds", row -> seconds(TaskTimes.took(row.row().entry()))),
        CLOCK(
                "serviceClockAheadSeconds",
                row -> seconds(TaskTimes.clockDifference(row.row().entry()))),
        REASON("reason", row -> row.row().entry().reason()),
        OPERATOR("operator", row -> row.row().entry().operator()),
        ATTACHED("attached", row -> row.row().entry().attached()),
        NOTE("note", row -> row.row().note()),
        OUTAGE("outageId", Exported::outageId),
        OUTAGE_STANDING("outageStanding", Exported::standing),
        DEMO("demo", Exported::demo);

        private final String label;
        private final Function<Exported, @Nullable Object> value;

        ExportField(String label, Function<Exported, @Nullable Object> value) {
            this.label = label;
            this.value = value;
        }

        String label() {
            return label;
        }

        /** A number, a boolean, or what is written as text; null where nothing is known. */
        @Nullable Object of(Exported row) {
            return value.apply(row);
        }

        private static @Nullable Instant ended(JournalEntry entry) {
            return entry.taskId() == null ? entry.endedAt() : TaskTimes.endedAt(entry);
        }

        private static @Nullable Long seconds(@Nullable Duration length) {
            return length == null ? null : (Long) length.toSeconds();
        }
    }
}
