package dev.redrive.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.redrive.files.SafeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
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
         * The same as a spreadsheet of this computer opens it: with a byte order mark and the
         * separator of the locale, and with what looks like a number but is a text marked as one.
         */
        SPREADSHEET,
        /** One array of objects, every field in each, null where nothing is known. */
        JSON
    }

    private final JsonMapper json = JsonMapper.builder().build();
    private final char separator;

    /**
     * @param locale what the spreadsheet goes by: with a comma in its numbers, cells are separated
     *     by semicolons
     */
    public HistoryExport(Locale locale) {
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
    public void write(Stream<HistoryRow> rows, Format format, Path file) throws IOException {
        SafeFile.write(
                file,
                SafeFile.Access.USUAL,
                bytes -> {
                    // Half a character becomes a question mark, not the end of the export.
                    Writer out =
                            new BufferedWriter(
                                    new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
                    switch (format) {
                        case CSV -> csv(rows.iterator(), new CsvWriter(out, ',', false));
                        case SPREADSHEET -> {
                            out.write('\uFEFF');
                            csv(rows.iterator(), new CsvWriter(out, separator, true));
                        }
                        case JSON -> json(rows.iterator(), out);
                    }
                });
    }

    private static void csv(Iterator<HistoryRow> rows, CsvWriter csv) throws IOException {
        csv.line(Arrays.stream(ExportField.values()).map(ExportField::label).toList());
        while (rows.hasNext()) {
            HistoryRow row = rows.next();
            csv.line(Arrays.stream(ExportField.values()).map(f -> f.of(row)).toList());
        }
        csv.out().flush();
    }

    private void json(Iterator<HistoryRow> rows, Writer out) throws IOException {
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.writeStartArray();
            while (rows.hasNext()) {
                HistoryRow row = rows.next();
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
}
