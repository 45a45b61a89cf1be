package dev.redrive.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.audit.AuditCheck.Fault;
import dev.redrive.audit.AuditCheck.Result;
import dev.redrive.audit.AuditWriter.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to change a trail of eight lines is found, at the first line that is not as it was. */
class AuditCheckTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    /** A change of the current file. */
    @SuppressWarnings("ImmutableEnumChecker") // Lambdas do not change.
    enum Tampering {
        ONE_CHARACTER(5, Fault.CHANGED, lines -> lines.set(4, lines.get(4).replace("jo", "mo"))),
        THE_HASH(5, Fault.CHANGED, lines -> lines.set(4, otherEnd(lines.get(4)))),
        A_LINE_REMOVED(3, Fault.LINES_MISSING, lines -> lines.remove(2)),
        THE_FIRST_REMOVED(1, Fault.LINES_MISSING, List::removeFirst),
        THE_FIRST_THREE_REMOVED(1, Fault.LINES_MISSING, lines -> lines.subList(0, 3).clear()),
        TWO_SWAPPED(4, Fault.LINES_MISSING, lines -> Collections.swap(lines, 3, 4)),
        ONE_DOUBLED(6, Fault.OUT_OF_PLACE, lines -> lines.add(5, lines.get(4))),
        ONE_MOVED_DOWN(2, Fault.LINES_MISSING, lines -> lines.add(5, lines.remove(1))),
        A_FOREIGN_LINE_INSERTED(4, Fault.NOT_CONTINUED, lines -> lines.add(3, foreign(4))),
        A_LINE_REPLACED_BY_A_FOREIGN_ONE(4, Fault.NOT_CONTINUED, lines -> lines.set(3, foreign(4))),
        PLAIN_TEXT_INSERTED(4, Fault.NOT_A_LINE, lines -> lines.add(3, "nothing happened")),
        OTHER_JSON_INSERTED(4, Fault.NOT_A_LINE, lines -> lines.add(3, "{\"a\":1}")),
        AN_EMPTY_LINE_INSERTED(4, Fault.NOT_A_LINE, lines -> lines.add(3, "")),
        TWO_JOINED(4, Fault.NOT_A_LINE, lines -> lines.set(3, lines.get(3) + lines.remove(4))),
        BLANK_AT_THE_END(4, Fault.NOT_A_LINE, lines -> lines.set(3, lines.get(3) + " ")),
        ONE_LINE_WITH_A_RETURN(
                4, Fault.CARRIAGE_RETURN, lines -> lines.set(3, lines.get(3) + "\r")),
        ALL_LINES_WITH_A_RETURN(1, Fault.CARRIAGE_RETURN, lines -> lines.replaceAll(l -> l + "\r")),
        A_BYTE_ORDER_MARK(1, Fault.CHANGED, lines -> lines.set(0, "\uFEFF" + lines.get(0))),
        SHORTENED_BY_A_LINE(8, Fault.END_MISSING, List::removeLast),
        SHORTENED_BY_HALF(5, Fault.END_MISSING, lines -> lines.subList(4, 8).clear()),
        EMPTIED(1, Fault.END_MISSING, List::clear);

        final int line;
        final Fault fault;
        final Consumer<List<String>> change;

        Tampering(int line, Fault fault, Consumer<List<String>> change) {
            this.line = line;
            this.fault = fault;
            this.change = change;
        }

        private static String otherEnd(String line) {
            char last = line.charAt(line.length() - 3);
            return line.substring(0, line.length() - 3) + (last == '0' ? '1' : '0') + "\"}";
        }

        /** Right in itself, in another chain. */
        private static String foreign(long sequence) {
            Link before = new Link(sequence - 1, "ab".repeat(32));
            AuditLine line =
                    AuditLine.after(
                            before,
                            TrailBench.FIELDS.of(
                                    TrailBench.act("foreign"),
                                    TrailBench.NOON,
                                    before,
                                    AuditFields.Remarks.NONE));
            return new String(line.bytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsChanged_isFoundAtItsLine(Tampering how) throws IOException {
        TrailBench trail = new TrailBench(home).lines(8);
        assertThat(trail.said()).isEqualTo("whole 8");
        List<String> lines = new ArrayList<>(trail.read());

        how.change.accept(lines);
        trail.write(lines);

        assertThat(trail.said()).isEqualTo("audit.jsonl " + how.line + " " + how.fault);
    }

    @Test
    void anyOneChangedByte_isFoundAtItsLine() throws IOException {
        TrailBench trail = new TrailBench(home).lines(6);
        byte[] whole = trail.bytes();
        Random random = new Random(20261129);
        for (int at = 0; at < whole.length; at += 1 + random.nextInt(5)) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(trail.folder.current(), changed);
            int line = 1;
            for (int i = 0; i < at; i++) {
                line += whole[i] == '\n' ? 1 : 0;
            }

            assertThat(trail.said())
                    .as("byte %d of line %d is %d now", at, line, changed[at])
                    .startsWith("audit.jsonl " + line + " ");
        }
    }

    @Test
    void anyOneByteLessOrMore_isFoundAtItsLine() throws IOException {
        TrailBench trail = new TrailBench(home).lines(4);
        byte[] whole = trail.bytes();
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            int at = random.nextInt(whole.length);
            byte[] less = new byte[whole.length - 1];
            System.arraycopy(whole, 0, less, 0, at);
            System.arraycopy(whole, at + 1, less, at, less.length - at);
            Files.write(trail.folder.current(), less);
            long line = 1 + Arrays.stream(lineFeeds(whole)).filter(end -> end < at).count();
            assertThat(trail.said()).startsWith("audit.jsonl " + line + " ");

            byte[] more = Arrays.copyOf(whole, whole.length + 1);
            System.arraycopy(whole, at, more, at + 1, whole.length - at);
            more[at] = (byte) ('A' + random.nextInt(26));
            Files.write(trail.folder.current(), more);
            assertThat(trail.said()).startsWith("audit.jsonl " + line + " ");
        }
    }

    private static int[] lineFeeds(byte[] bytes) {
        return IntStream.range(0, bytes.length).filter(at -> bytes[at] == '\n').toArray();
    }

    @Test
    void bytesThatAreNoText_areSaidToBeThat() throws IOException {
        TrailBench trail = new TrailBench(home).lines(3);
        byte[] bytes = trail.bytes();
        bytes[10] = (byte) 0xFF;
        Files.write(trail.folder.current(), bytes);
        assertThat(trail.said()).isEqualTo("audit.jsonl 1 NOT_UTF_8");

        Files.writeString(trail.folder.current(), "a\nb\n", StandardCharsets.UTF_16LE);
        assertThat(trail.said()).isEqualTo("audit.jsonl 1 NOT_A_LINE");
    }

    @Test
    void incompleteLastLine_isACrashWhereTheHeadDoesNotKnowIt() throws IOException {
        TrailBench trail = new TrailBench(home).lines(3);
        byte[] bytes = trail.bytes();
        byte[] more = Arrays.copyOf(bytes, bytes.length + 5);
        System.arraycopy(TrailBench.bytes("{\"@ti"), 0, more, bytes.length, 5);
        Files.write(trail.folder.current(), more);
        assertThat(trail.said()).isEqualTo("whole 3 and a part");

        // The next line goes on, and says what was cut off.
        trail.append("next", 0);
        assertThat(trail.said()).isEqualTo("whole 4");
        assertThat(trail.read().getLast()).contains("\"redrive.audit.cut_bytes\":5");
    }

    @Test
    void incompleteLastLine_isTamperingWhereTheHeadKnowsIt() throws IOException {
        TrailBench trail = new TrailBench(home).lines(3);
        byte[] bytes = trail.bytes();
        Files.write(trail.folder.current(), Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(trail.said()).isEqualTo("audit.jsonl 3 END_MISSING");

        trail.append("next", 0);
        assertThat(trail.said()).isEqualTo("audit.jsonl 3 LINES_MISSING");
    }

    @Test
    void lineThatTheHeadDoesNotKnowYet_isWhatACrashLeaves() throws IOException {
        TrailBench trail = new TrailBench(home).lines(3);
        byte[] head = Files.readAllBytes(AuditHead.file(home));
        trail.lines(2);
        Files.write(AuditHead.file(home), head);
        assertThat(trail.said()).isEqualTo("whole 5");
        trail.lines(1);
        assertThat(trail.said()).isEqualTo("whole 6");
    }

    @Test
    void shortenedTrail_staysBrokenWhateverIsWrittenAfterwards() throws IOException {
        TrailBench trail = new TrailBench(home).lines(5);
        trail.write(trail.read().subList(0, 3));
        trail.lines(3);
        assertThat(trail.said()).isEqualTo("audit.jsonl 4 LINES_MISSING");
    }

    @Test
    void chainThatWasMadeAgain_isFoundByTheHead() throws IOException {
        TrailBench trail = new TrailBench(home.resolve("one")).lines(5);
        TrailBench other = new TrailBench(home.resolve("two"));
        for (int line = 1; line <= 5; line++) {
            other.append("something else", 0);
        }
        Files.write(trail.folder.current(), other.bytes());
        assertThat(trail.said()).isEqualTo("audit.jsonl 5 NOT_THE_KEPT_ONE");
    }

    @Test
    void headThatIsGone_isSaid_andStaysSaid() throws IOException {
        TrailBench trail = new TrailBench(home).lines(5);
        Files.delete(AuditHead.file(home));
        assertThat(trail.said()).isEqualTo("audit-head.json 0 HEAD_MISSING");
        trail.write(trail.read().subList(0, 3));
        trail.lines(2);
        assertThat(trail.said()).isEqualTo("audit.jsonl 4 HEAD_WAS_MISSING");
    }

    @ParameterizedTest
    @CsvSource({"''", "{}", "nonsense", "{\"sequence\":5}", "'{\"sequence\":5,\"hash\":\"x\"}'"})
    void headThatIsNotUnderstood_isOneThatIsMissing(String content) throws IOException {
        TrailBench trail = new TrailBench(home).lines(2);
        Files.writeString(AuditHead.file(home), content);
        assertThat(trail.said()).isEqualTo("audit-head.json 0 HEAD_MISSING");
    }

    @Test
    void folderWithoutATrail_hasNone() throws IOException {
        TrailBench trail = new TrailBench(home);
        assertThat(trail.said()).isEqualTo("none");
        assertThat(new TrailBench(home.resolve("nowhere")).said()).isEqualTo("none");
        trail.lines(1);
        Files.delete(trail.folder.current());
        assertThat(trail.said()).isEqualTo("audit.jsonl 0 FILE_MISSING");
    }

    @Test
    void emptyFileWithoutAHead_isNoTrailOfRedrive() throws IOException {
        TrailBench trail = new TrailBench(home);
        Files.createFile(trail.folder.current());
        assertThat(trail.said()).isEqualTo("audit-head.json 0 HEAD_MISSING");
    }

    @Test
    void trailOfSeveralFiles_isWholeAndEachLinkIsChecked() throws IOException {
        TrailBench trail = rotating(20);
        assertThat(Files.exists(trail.folder.full(3))).isTrue();
        assertThat(trail.said()).isEqualTo("whole 20");

        Path second = trail.folder.full(2);
        byte[] kept = Files.readAllBytes(second);
        Files.delete(second);
        assertThat(trail.said()).isEqualTo("audit-000002.jsonl 0 FILE_MISSING");
        Files.write(second, Files.readAllBytes(trail.folder.full(1)));
        assertThat(trail.said()).isEqualTo("audit-000002.jsonl 1 OUT_OF_PLACE");
        Files.write(second, new byte[0]);
        assertThat(trail.said()).isEqualTo("audit-000003.jsonl 1 LINES_MISSING");
        Files.write(second, Arrays.copyOf(kept, kept.length - 1));
        assertThat(trail.said()).startsWith("audit-000002.jsonl ").endsWith(" NOT_A_LINE");
        kept[kept.length / 2] ^= 1;
        Files.write(second, kept);
        assertThat(trail.said()).startsWith("audit-000002.jsonl ");
    }

    @Test
    void firstAndLastFullFile_areMissedToo() throws IOException {
        TrailBench trail = rotating(20);
        long newest = trail.folder.full().lastKey();
        byte[] last = Files.readAllBytes(trail.folder.full(newest));
        Files.delete(trail.folder.full(newest));
        assertThat(trail.said())
                .isEqualTo(trail.folder.full(newest).getFileName() + " 0 FILE_MISSING");
        Files.write(trail.folder.full(newest), last);
        Files.delete(trail.folder.full(1));
        assertThat(trail.said()).isEqualTo("audit-000001.jsonl 0 FILE_MISSING");
    }

    @Test
    void oldestFilesThatWereRemovedOnPurpose_areNotMissed() throws IOException {
        TrailBench trail = new TrailBench(home, new Limits(2_000, 3)).lines(40);
        assertThat(trail.folder.full()).hasSize(3);
        assertThat(trail.check())
                .isInstanceOfSatisfying(
                        Result.Whole.class,
                        whole -> {
                            assertThat(whole.first()).isGreaterThan(1);
                            assertThat(whole.first() + whole.lines()).isEqualTo(41);
                        });

        Path oldest = trail.folder.full().firstEntry().getValue();
        List<String> lines = Files.readAllLines(oldest);
        Files.writeString(oldest, String.join("\n", lines.subList(1, lines.size())) + "\n");
        assertThat(trail.said()).isEqualTo(oldest.getFileName() + " 1 LINES_MISSING");
    }

    private TrailBench rotating(int lines) {
        return new TrailBench(home, new Limits(2_000, 10)).lines(lines);
    }

    @Test
    void acts_thatCouldNotBeWritten_areCounted() {
        TrailBench trail = new TrailBench(home).lines(1);
        trail.append("two", 3);
        trail.append("three", 4);
        assertThat(trail.check())
                .isInstanceOfSatisfying(
                        Result.Whole.class, whole -> assertThat(whole.lost()).isEqualTo(7));
    }
}
