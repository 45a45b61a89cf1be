package dev.redrive.journal;

import static dev.redrive.journal.Entries.at;
import static dev.redrive.journal.Entries.ended;
import static dev.redrive.journal.Entries.entry;
import static dev.redrive.journal.Entries.notKnown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.Outages.OutageRetry;
import dev.redrive.journal.Outages.Standing;
import dev.redrive.testing.OnEveryDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryDisk
class HistoryExportTest {

    private static final String NAMES =
            "\"id\",\"startedAt\",\"endedAt\",\"profile\",\"host\",\"kind\",\"taskId\",\"standing\","
                    + "\"status\",\"nbItems\",\"nbRemainingItems\",\"nbProcessedItems\",\"durationSeconds\","
                    + "\"serviceClockAheadSeconds\",\"reason\",\"operator\","
                    + "\"attached\",\"note\",\"outageId\",\"outageStanding\",\"demo\"\r\n";

    @TempDir(factory = OnEveryDisk.Folder.class)
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private final HistoryExport export = new HistoryExport(Locale.ENGLISH, "demo"::equals);

    @Test
    void entry_isOneRowOfCsv() throws IOException {
        String csv = csv(new HistoryRow(ended("a", "COMPLETED", 0), "called"));

        assertThat(csv)
                .isEqualTo(
                        NAMES
                                + "\"a\",\"2026-11-23T12:00:00Z\",\"2026-11-23T12:01:00Z\","
                                + "\"Assurances acme\",\"service.example\",\"TRIPS\",\"task-a\","
                                + "\"COMPLETED\",\"COMPLETED\",123,0,123,60,,\"ticket 7\",\"someone\","
                                + "\"false\",\"called\",\"a\",\"PROCESSED\",\"false\"\r\n");
    }

    @Test
    void whatIsNotKnownIsAnEmptyCell() throws IOException {
        assertThat(csv(new HistoryRow(notKnown("a", 0), "")))
                .endsWith(
                        "\"TRIPS\",,\"NOT_KNOWN\",,123,,,,,\"ticket 7\",\"someone\",\"false\",\"\",\"a\",\"NOT_KNOWN\",\"false\"\r\n");
    }

    @ParameterizedTest
    @CsvSource({"demo, true", "Demo, false", "demo-2, false", "profile-1, false"})
    void everyLineSaysWhetherItIsOfTheDemo(String profile, boolean demo) throws IOException {
        HistoryRow row = new HistoryRow(entry("a", profile, 0), "");

        assertThat(csv(row)).endsWith(",\"" + demo + "\"\r\n");
        assertThat(json(row).path(0).path("demo").asBoolean()).isEqualTo(demo);
        assertThat(written(Stream.of(row), HistoryExport.Format.SPREADSHEET))
                .endsWith(",\"" + demo + "\"\r\n");
    }

    @Test
    void nothingIsALineOfNamesOrAnEmptyArray() throws IOException {
        assertThat(written(Stream.of(), HistoryExport.Format.CSV)).isEqualTo(NAMES);
        assertThat(written(Stream.of(), HistoryExport.Format.JSON)).isEqualTo("[]");
    }

    static Stream<Arguments> formulas() {
        return Stream.of(
                Arguments.of("=1+1", "'=1+1"),
                Arguments.of("+1", "'+1"),
                Arguments.of("-1", "'-1"),
                Arguments.of("@SUM(A1)", "'@SUM(A1)"),
                Arguments.of(" =1", "' =1"),
                Arguments.of("\u00a0=1", "'\u00a0=1"),
                Arguments.of("\ufeff=1", "'\ufeff=1"),
                Arguments.of("\u200b\u2060=1", "'\u200b\u2060=1"),
                Arguments.of("\u0000=1", "'\u0000'=1"),
                Arguments.of("\uff1d1", "'\uff1d1"),
                Arguments.of("\uff0b1", "'\uff0b1"),
                Arguments.of("\uff0d1", "'\uff0d1"),
                Arguments.of("\uff20SUM", "'\uff20SUM"),
                Arguments.of("\"=1\"", "'\"\"=1\"\""),
                Arguments.of("\t=1", "'\t'=1"),
                Arguments.of("\r\n=1", "'\r'\n'=1"),
                Arguments.of("a;=1", "a;'=1"),
                Arguments.of("a, =1", "a,' =1"),
                Arguments.of("a\t\u00a0\uff1d1", "a\t'\u00a0\uff1d1"),
                Arguments.of("a\n=1\r\n@b", "a\n'=1\r'\n'@b"),
                Arguments.of("a\u2028=1", "a\u2028'=1"),
                Arguments.of("a;\"=1\"", "a;'\"\"=1\"\""),
                Arguments.of("a;b;;=1", "a;b;;'=1"));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void aFormula_isMadeHarmless_whereverACellMayBegin(String reason, String cell)
            throws IOException {
        String csv = csv(new HistoryRow(reason(reason), reason));

        assertThat(csv)
                .contains(",\"" + cell + "\",\"someone\",")
                .endsWith(",\"" + cell + "\",\"a\",\"UNFINISHED\",\"false\"\r\n");
    }

    @ParameterizedTest
    @CsvSource({"fr, ;", "de, ;", "pt-BR, ;", "en, ','", "ja, ','", "de-CH, ','"})
    void aSpreadsheet_getsAByteOrderMarkAndTheSeparatorOfTheLocale(String tag, String separator)
            throws IOException {
        Path file = temporary.resolve("sheet.csv");

        new HistoryExport(Locale.forLanguageTag(tag), "demo"::equals)
                .write(
                        Stream.of(retry(new HistoryRow(ended("a", "COMPLETED", 0), "é"))),
                        HistoryExport.Format.SPREADSHEET,
                        file);

        assertThat(Files.readString(file))
                .startsWith("\uFEFF\"id\"" + separator + "\"startedAt\"" + separator)
                .contains(separator + "\"é\"" + separator)
                .endsWith(separator + "\"PROCESSED\"" + separator + "\"false\"\r\n");
        assertThat(Files.readAllBytes(file)).startsWith(0xEF, 0xBB, 0xBF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345678901234",
                "67530308319826412e100000",
                "0012",
                "675303083198",
                "1e5"
            })
    void anIdThatLooksLikeANumber_survivesAsText(String id) throws IOException {
        HistoryRow row = new HistoryRow(reason(id), "");

        assertThat(written(Stream.of(row), HistoryExport.Format.SPREADSHEET))
                .contains(",\"'" + id + "\",\"someone\"");
        assertThat(csv(row)).contains(",\"" + id + "\",\"someone\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6753030831fe9826412bac5c", "4711", "T-4711", "2026", "task-a", "1.5"})
    void whatASpreadsheetLeavesAlone_isNotMarked(String id) throws IOException {
        assertThat(
                        written(
                                Stream.of(new HistoryRow(reason(id), "")),
                                HistoryExport.Format.SPREADSHEET))
                .contains(",\"" + id + "\",\"someone\"");
    }

    @Test
    void anExport_hasThePermissionsOfANewFileOfTheUser() throws IOException {
        assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path other = Files.writeString(temporary.resolve("other"), "");

        csv(new HistoryRow(entry("a", "acme", 0), ""));

        assertThat(Files.getPosixFilePermissions(temporary.resolve("out")))
                .isEqualTo(Files.getPosixFilePermissions(other));
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
    void entry_isOneObjectOfJson() throws IOException {
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
        assertThat(one).hasSize(21);
    }

    @ParameterizedTest(name = "{0} ms is {1} s")
    @CsvSource({
        "61_400, 61",
        "61_500, 62",
        "61_501, 62",
        "-61_400, -61",
        "-61_500, -62",
        "-61_600, -62",
        "-93_600_000, -93600",
        "-93_599_499, -93599",
        "60_001, 60",
        "-60_001, -60"
    })
    void differenceOfTheClocks_isRoundedAlikeAheadAndBehind(String ahead, long seconds)
            throws IOException {
        Instant created = at(0).plusMillis(Long.parseLong(ahead.replace("_", "")));
        TaskSnapshot answer =
                new TaskSnapshot(
                        "t", created, null, null, TaskStatus.of("PENDING"), null, null, Set.of());
        HistoryRow row =
                new HistoryRow(entry("a", "acme", 0).withSnapshot(answer, at(0), null), "");

        assertThat(json(row).path(0).path("serviceClockAheadSeconds").longValue())
                .isEqualTo(seconds);
        assertThat(csv(row)).contains("," + seconds + ",\"ticket 7\"");
        assertThat(TaskTimes.clockDifference(row.entry())).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aReadThatBreaksHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(temporary.resolve("out.csv"), "old");
        Stream<OutageRetry> breaking =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> {
                            if (i == 900) {
                                throw new JournalException(JournalTrouble.BROKEN, "made to", null);
                            }
                            return retry(new HistoryRow(entry("e" + i, "acme", i), ""));
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
        export.write(rows.map(HistoryExportTest::retry), format, file);
        return Files.readString(file);
    }

    /** An outage of that one retry. */
    private static OutageRetry retry(HistoryRow row) {
        Outage outage = new Outage(List.of(row.entry()));
        return new OutageRetry(row, outage.first().id(), Standing.of(outage));
    }

    private static JournalEntry reason(String text) {
        return TestEntry.entry("a", "t")
                .kind(ItemKind.CRASHES)
                .customer("acme", "ACME", "service.example")
                .reason(text)
                .operator("someone")
                .at(at(0))
                .attached(true)
                .build();
    }
}
