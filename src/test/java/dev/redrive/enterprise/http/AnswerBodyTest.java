package dev.redrive.enterprise.http;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.redrive.enterprise.http.Exchange.AnswerBody;
import dev.redrive.enterprise.http.Exchange.Exchanged.Ending;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bytes of an answer read as. */
class AnswerBodyTest {

    private static final String TEXT = "{\"taskId\":\"t1\",\"status\":\"PENDING\"}";
    private static final int LIMIT = 1_000;
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private static AnswerBody read(byte[] bytes) {
        return AnswerBody.of(bytes, LIMIT);
    }

    /** A gzip by the book, RFC 1952, with what the flags say between header and content. */
    private static byte[] gzip(byte[] plain, int flags, byte[] between) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(plain);
        deflater.finish();
        byte[] packed = new byte[plain.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        CRC32 checksum = new CRC32();
        checksum.update(plain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 0, 0, 0, 0, 0, 0});
        out.writeBytes(between);
        out.write(packed, 0, length);
        out.writeBytes(
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt((int) checksum.getValue())
                        .putInt(plain.length)
                        .array());
        return out.toByteArray();
    }

    private static byte[] gzip(String text) {
        return gzip(text.getBytes(UTF_8), 0, new byte[0]);
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static Stream<Arguments> headers() {
        byte[] name = "task.json\0".getBytes(UTF_8);
        byte[] comment = "from the gateway\0".getBytes(UTF_8);
        byte[] extra = joined(new byte[] {3, 0}, filled(3));
        byte[] longExtra = joined(new byte[] {2, 1}, filled(258));
        byte[] longest = joined(new byte[] {(byte) 0xc8, 0}, filled(200));
        byte[] checksum = {9, 9};
        return Stream.of(
                arguments("nothing", 0, new byte[0]),
                arguments("a name", NAME, name),
                arguments("a comment", COMMENT, comment),
                arguments("a name and a comment", NAME | COMMENT, joined(name, comment)),
                arguments("extra fields", EXTRA, extra),
                arguments("258 bytes of extra fields", EXTRA, longExtra),
                arguments("200 bytes of extra fields", EXTRA, longest),
                arguments("a checksum", CHECKSUM, checksum),
                arguments(
                        "all of them",
                        EXTRA | NAME | COMMENT | CHECKSUM,
                        joined(extra, name, comment, checksum)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void whateverStandsInItsHeader_aGzipIsRead(String name, int flags, byte[] between) {
        assertThat(read(gzip(TEXT.getBytes(UTF_8), flags, between)))
                .isEqualTo(new AnswerBody(TEXT, Ending.COMPLETE));
    }

    static IntStream lengths() {
        return IntStream.range(2, gzip(TEXT).length);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void aGzipThatBreaksOff_isDamaged(int length) {
        assertThat(read(Arrays.copyOf(gzip(TEXT), length)).ending()).isEqualTo(Ending.DAMAGED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void aHeaderThatBreaksOff_isDamaged(String name, int flags, byte[] between) {
        for (int length = 10; length <= 10 + between.length; length++) {
            assertThat(read(Arrays.copyOf(gzip(TEXT.getBytes(UTF_8), flags, between), length)))
                    .isEqualTo(new AnswerBody("", Ending.DAMAGED));
        }
    }

    @Test
    void aWrongChecksumOrLength_isDamaged() {
        for (int back = 1; back <= 8; back++) {
            byte[] packed = gzip(TEXT);
            packed[packed.length - back]++;

            assertThat(read(packed).ending()).as("%s from the end", back).isEqualTo(Ending.DAMAGED);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 9, 100})
    void whatStandsBehindTheGzip_isDamage(int more) {
        byte[] packed = gzip(TEXT);

        assertThat(read(Arrays.copyOf(packed, packed.length + more)).ending())
                .isEqualTo(Ending.DAMAGED);
    }

    @Test
    void aSecondMember_isDamage() {
        assertThat(read(joined(gzip(TEXT), gzip(TEXT))).ending()).isEqualTo(Ending.DAMAGED);
    }

    @Test
    void asMuchAsTheLimitIsRead_andOneByteMoreIsTooLarge() {
        String most = "x".repeat(LIMIT);

        assertThat(read(gzip(most))).isEqualTo(new AnswerBody(most, Ending.COMPLETE));
        assertThat(read(gzip(most + "y"))).isEqualTo(new AnswerBody(most, Ending.TOO_LARGE));
        assertThat(AnswerBody.of(gzip("x".repeat(20_000)), 20_000).text()).hasSize(20_000);
        assertThat(AnswerBody.of(gzip("x".repeat(20_001)), 20_000).ending())
                .isEqualTo(Ending.TOO_LARGE);
    }

    @Test
    void whatOnlyBeginsLikeAGzip_isText() {
        byte[] first = {0x1f, 'a'};
        byte[] second = {'a', (byte) 0x8b};

        assertThat(read(first)).isEqualTo(new AnswerBody("\u001fa", Ending.COMPLETE));
        assertThat(read(second).ending()).isEqualTo(Ending.COMPLETE);
        assertThat(read(new byte[] {0x1f}).text()).isEqualTo("\u001f");
        assertThat(read(new byte[] {0x1f, (byte) 0x8b}).ending()).isEqualTo(Ending.DAMAGED);
        assertThat(read(new byte[0])).isEqualTo(new AnswerBody("", Ending.COMPLETE));
    }

    @Test
    void aByteOrderMark_saysHowTheTextIsWritten_andIsNoPartOfIt() {
        assertThat(
                        read(joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, bytes("a")))
                                .text())
                .isEqualTo("a");
        assertThat(read("\uFEFFé".getBytes(UTF_16BE)).text()).isEqualTo("é");
        assertThat(read("\uFEFFé".getBytes(UTF_16LE)).text()).isEqualTo("é");
        assertThat(read(new byte[] {(byte) 0xfe, (byte) 0xff}).text()).isEmpty();
        assertThat(read(new byte[] {(byte) 0xff, (byte) 0xfe}).text()).isEmpty();
        assertThat(read(new byte[] {(byte) 0xfe}).text()).isEqualTo("\uFFFD");
        assertThat(read(new byte[] {(byte) 0xff}).text()).isEqualTo("\uFFFD");
        assertThat(read(new byte[] {(byte) 0xfe, 'a'}).text()).isEqualTo("\uFFFDa");
        assertThat(read(new byte[] {(byte) 0xff, 'a'}).text()).isEqualTo("\uFFFDa");
        assertThat(read("é".getBytes(UTF_8)).text()).isEqualTo("é");
        assertThat(read(gzip("\uFEFFa")).text()).isEqualTo("a");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
