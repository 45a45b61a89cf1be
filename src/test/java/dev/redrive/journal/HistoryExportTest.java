package dev.redrive.journal;

import static dev.redrive.journal.Entries.at;
import static dev.redrive.journal.Entries.ended;
import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.notKnown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.redrive.enterprise.ItemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryExportTest {

    private static final String NAMES =
            "\"id\",\"startedAt\",\"endedAt\",\"profile\",\"host\",\"kind\",\"taskId\",\"standing\","
                    + "\"status\",\"nbItems\",\"nbRemainingItems\",\"nbProcessedItems\",\"durationSeconds\","
                    + "\"serviceClockAheadSeconds\",\"reason\",\"operator\","
                    + "\"attached\",\"note\"\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private final HistoryExport export = new HistoryExport();

    @Test
    void aRowAsCsv() throws IOException {
        String csv = csv(new HistoryRow(ended("a", "COMPLETED", 0), "called"));

        assertThat(csv)
                .isEqualTo(
                        NAMES
                                + "\"a\",\"2026-11-23T12:00:00Z\",\"2026-11-23T12:01:00Z\","
                                + "\"Assurances acme\",\"service.example\",\"TRIPS\",\"task-a\","
                                + "\"COMPLETED\",\"COMPLETED\",123,0,123,60,,\"ticket 7\",\"someone\","
                                + "\"false\",\"called\"\r\n");
    }

    @Test
    void whatIsNotKnownIsAnEmptyCell() throws IOException {
        assertThat(csv(new HistoryRow(notKnown("a", 0), "")))
                .endsWith(
                        "\"TRIPS\",,\"NOT_KNOWN\",,123,,,,,\"ticket 7\",\"someone\",\"false\",\"\"\r\n");
    }

    @Test
    void nothingIsALineOfNamesOrAnEmptyArray() throws IOException {
        assertThat(written(Stream.of(), HistoryExport.Format.CSV)).isEqualTo(NAMES);
        assertThat(written(Stream.of(), HistoryExport.Format.JSON)).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1", "=\"a\",\"b\"\r\nc"})
    void formulasAreMadeHarmless(String reason) throws IOException {
        String csv = csv(new HistoryRow(reason(reason), reason));
        String cell = "\"'" + reason.replace("\"", "\"\"") + "\"";

        assertThat(csv).contains("," + cell + ",\"someone\",").endsWith("," + cell + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b",
                "say \"no\"",
                "\"",
                "two\r\nlines",
                "a;b",
                " padded ",
                "é 日本 \uD83D\uDE97",
                "1 = 2"
            })
    void anyTextIsOneQuotedCell(String reason) throws IOException {
        assertThat(csv(new HistoryRow(reason(reason), "")))
                .contains(",\"" + reason.replace("\"", "\"\"") + "\",\"someone\",");
    }

    @Test
    void halfACharacterDoesNotEndTheExport() throws IOException {
        HistoryRow row = new HistoryRow(reason("broken \uD83D end"), "");

        assertThat(csv(row)).contains("\"broken ? end\"");
        assertThat(json(row).path(0).path("reason").textValue()).isEqualTo("broken ? end");
    }

    @Test
    void aRowAsJson() throws IOException {
        JsonNode one =
                json(
                                new HistoryRow(ended("a", "COMPLETED", 0), "=1 \"x\"\n\t\u0000é"),
                                new HistoryRow(notKnown("b", 1), ""))
                        .path(0);

        assertThat(one.path("id").textValue()).isEqualTo("a");
        assertThat(one.path("startedAt").textValue()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(one.path("nbItems").longValue()).isEqualTo(123);
        assertThat(one.path("attached").isBoolean()).isTrue();
        assertThat(one.path("note").textValue()).isEqualTo("=1 \"x\"\n\t\u0000é");
    }

    @Test
    void whatIsNotKnownIsNullInJson() throws IOException {
        JsonNode one = json(new HistoryRow(notKnown("b", 1), "")).path(0);

        assertThat(one.path("taskId").isNull()).isTrue();
        assertThat(one.path("standing").textValue()).isEqualTo("NOT_KNOWN");
        assertThat(one).hasSize(18);
    }

    @Test
    void aReadThatBreaksHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(temporary.resolve("out.csv"), "old");
        Stream<HistoryRow> breaking =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> {
                            if (i == 900) {
                                throw new JournalException(JournalTrouble.BROKEN, "made to", null);
                            }
                            return new HistoryRow(entry("e" + i, "acme", i), "");
                        });

        assertThatThrownBy(() -> export.write(breaking, HistoryExport.Format.CSV, file))
                .isInstanceOf(JournalException.class);
        assertThat(file).content().isEqualTo("old");
        assertThat(temporary).isDirectoryContaining(file::equals);
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files).hasSize(1);
        }
    }

    private String csv(HistoryRow... rows) throws IOException {
        return written(Stream.of(rows), HistoryExport.Format.CSV);
    }

    private JsonNode json(HistoryRow... rows) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(written(Stream.of(rows), HistoryExport.Format.JSON));
    }

    private String written(Stream<HistoryRow> rows, HistoryExport.Format format)
            throws IOException {
        Path file = temporary.resolve("out");
        export.write(rows, format, file);
        return Files.readString(file);
    }

    private static JournalEntry reason(String text) {
        return new JournalEntry(
                "a",
                "t",
                ItemKind.CRASHES,
                "acme",
                "ACME",
                "service.example",
                null,
                text,
                "someone",
                at(0),
                true,
                null,
                null,
                null);
    }
}
