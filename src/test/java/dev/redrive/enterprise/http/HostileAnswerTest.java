package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.answerOf;
import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.ConnectionLost;
import dev.redrive.enterprise.EnterpriseFailure.InvalidAnswer;
import dev.redrive.enterprise.EnterpriseFailure.TimedOut;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers made to exhaust or to deceive, on a real socket. */
@Tag("slow")
@Timeout(20)
class HostileAnswerTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String TASK =
            "{\"taskId\":\"t1\",\"status\":\"COMPLETED\",\"nbItems\":7,\"nbRemainingItems\":0}";
    private static final TaskSnapshot READ =
            new TaskSnapshot("t1", null, null, null, TaskStatus.of("COMPLETED"), 7L, 0L, Set.of());

    /** For what never ends by itself. */
    private static final HttpLimits BRIEF =
            new HttpLimits(
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    HttpLimits.STANDARD.bodyBytes());

    static Stream<Arguments> floods() {
        String many =
                IntStream.range(0, 2_000_000).mapToObj(i -> "X").collect(Collectors.joining());
        return Stream.of(
                flood("headers without end", OK, "X-Flood: " + "x".repeat(1_000) + "\r\n"),
                flood("one header without end", OK + "X-Flood: ", "x".repeat(10_000)),
                flood("a header name without end", OK, "x".repeat(10_000)),
                flood("a status line without end", "HTTP/1.1 200 ", "x".repeat(10_000)),
                flood("interim answers without end", "", "HTTP/1.1 100 Continue\r\n\r\n"),
                flood("chunks of one byte", CHUNKED, "1\r\n \r\n"),
                flood("chunks of 64 KiB", CHUNKED, "10000\r\n" + " ".repeat(0x10000) + "\r\n"),
                flood("a chunk extension without end", CHUNKED + "1;", "x=y;".repeat(1_000)),
                flood("a chunk size without end", CHUNKED, "0".repeat(10_000)),
                Arguments.of("a header of 2 MB", Reply.raw(OK + "X: " + many + "\r\n\r\n")));
    }

    private static Arguments flood(String name, String begin, String again) {
        byte[] drop = again.getBytes(StandardCharsets.UTF_8);
        Reply reply =
                peer -> {
                    peer.write(begin.getBytes(StandardCharsets.UTF_8));
                    while (true) {
                        peer.write(drop); // until the client hangs up
                    }
                };
        return Arguments.of(name, reply);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("floods")
    void aFloodEndsAndIsNoAnswer(String name, Reply flood) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(flood);
                HttpEnterpriseConnector connector = Calls.connector(BRIEF)) {
            EnterpriseApi api = Calls.api(connector, server.url());

            assertThat(failureOf(api.task("t1")))
                    .as(name)
                    .isInstanceOfAny(InvalidAnswer.class, ConnectionLost.class, TimedOut.class);
            server.awaitEndOfConnection();
            assertThat(failureOf(api.retry(ItemKind.TRIPS)))
                    .as(name)
                    .isInstanceOf(UnknownOutcome.class);
            server.awaitEndOfConnection();
            assertThat(server.requests()).as("each sent exactly once").hasSize(2);
        }
    }

    /** The body is whole by then, so the answer counts; what follows is not read. */
    @Test
    void trailersWithoutEndAreNotRead() throws Exception {
        Reply flood =
                peer -> {
                    String chunk = Integer.toHexString(TASK.length()) + "\r\n" + TASK + "\r\n";
                    peer.write((CHUNKED + chunk + "0\r\n").getBytes(StandardCharsets.UTF_8));
                    while (true) {
                        peer.write("X-Flood: flood\r\n".getBytes(StandardCharsets.UTF_8));
                    }
                };
        try (ScriptedServer server = ScriptedServer.replying(flood, Reply.json(200, TASK));
                HttpEnterpriseConnector connector = Calls.connector(BRIEF)) {
            EnterpriseApi api = Calls.api(connector, server.url());

            assertThat(answerOf(api.task("t1"))).isEqualTo(READ);
            server.awaitEndOfConnection();
            assertThat(answerOf(api.task("t1"))).isEqualTo(READ);
        }
    }

    static Stream<Arguments> decompressed() throws IOException {
        byte[] plain = TASK.getBytes(StandardCharsets.UTF_8);
        byte[] once = gzip(plain);
        return Stream.of(
                Arguments.of(once, "Content-Encoding: gzip"),
                Arguments.of(once, "Content-Encoding: x-gzip"),
                Arguments.of(once, "X-Other: nothing says that it is compressed"),
                Arguments.of(plain, "Content-Encoding: gzip"));
    }

    @ParameterizedTest
    @MethodSource("decompressed")
    void anUnrequestedGzip_isRead(byte[] body, String header) throws Exception {
        assertThat(answerOf(task(bytes(200, header, body)))).isEqualTo(READ);
        try (ScriptedServer server = ScriptedServer.replying(bytes(200, header, body));
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            assertThat(answerOf(Calls.api(connector, server.url()).retry(ItemKind.TRIPS)))
                    .isEqualTo(new RetryAccepted("t1", 7L));
        }
    }

    @Test
    void whatACompressedRefusalSaysIsRead() throws Exception {
        byte[] body = gzip("{\"message\":\"in progress\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(failureOf(task(bytes(409, "Content-Encoding: gzip", body))).said())
                .isEqualTo("in progress");
    }

    static Stream<Arguments> bombs() throws IOException {
        byte[] bomb = gzip(new byte[256 * 1024 * 1024]);
        byte[] blanks = new byte[HttpLimits.STANDARD.bodyBytes() + 1];
        Arrays.fill(blanks, (byte) ' ');
        byte[] whole = gzip(TASK.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 40_000; i++) {
            members.writeBytes(gzip(new byte[0]));
        }
        return Stream.of(
                Arguments.of("256 MiB of zeros", bomb),
                Arguments.of("a bomb in a bomb", gzip(bomb)),
                Arguments.of("one byte over the limit", gzip(blanks)),
                Arguments.of("40,000 empty members", members.toByteArray()),
                Arguments.of("cut short", Arrays.copyOf(whole, whole.length - 12)),
                Arguments.of("damaged", damaged(whole)),
                Arguments.of("only the beginning", new byte[] {0x1f, (byte) 0x8b}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void aGzipThatIsABombOrBrokenIsNoAnswer(String name, byte[] body) throws Exception {
        Reply reply = bytes(200, "Content-Encoding: gzip", body);
        try (ScriptedServer server = ScriptedServer.replying(reply);
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            EnterpriseApi api = Calls.api(connector, server.url());

            assertThat(failureOf(api.task("t1"))).as(name).isInstanceOf(InvalidAnswer.class);
            assertThat(failureOf(api.retry(ItemKind.TRIPS)))
                    .as(name)
                    .isInstanceOf(UnknownOutcome.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void aByteOrderMarkIsNoPartOfTheAnswer(String charset) throws Exception {
        byte[] body = ("\uFEFF" + TASK).getBytes(Charset.forName(charset));

        assertThat(answerOf(task(bytes(200, "Content-Type: application/json", body))))
                .isEqualTo(READ);
    }

    static List<String> nested() {
        return List.of(
                "[".repeat(500_000),
                "[".repeat(250_000) + "]".repeat(250_000),
                "{\"a\":".repeat(150_000),
                "{\"more\":" + "[".repeat(400_000) + "]".repeat(400_000) + ",\"nbItems\":7}",
                "{\"error\":" + "{\"error\":".repeat(90_000) + "1" + "}".repeat(90_001));
    }

    @ParameterizedTest
    @MethodSource("nested")
    void deepNestingIsNoAnswerAndNoOverflow(String body) throws Exception {
        for (int status : List.of(200, 409)) {
            EnterpriseFailure failure = failureOf(task(Reply.json(status, body)));
            assertThat(failure.said()).hasSizeLessThanOrEqualTo(300);
        }
    }

    @Test
    void namesMadeToCollideCostNoTimeAndHideNothing() throws Exception {
        // "Aa" and "BB" have the same hash, and so have all words made of as many of them.
        String names =
                IntStream.range(0, 1 << 14)
                        .mapToObj(HostileAnswerTest::colliding)
                        .map(name -> "\"" + name + "\":1,")
                        .collect(Collectors.joining());

        assertThat(answerOf(task(Reply.json(200, "{" + names + TASK.substring(1)))))
                .isEqualTo(READ);
    }

    private static String colliding(int number) {
        return IntStream.range(0, 14)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\n\r\n{}",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
            })
    void anAnswerSmuggledBehindAnotherIsNotTheNextOne(String first) throws Exception {
        String smuggled = "{\"status\":\"FAILED\",\"nbItems\":666}";
        Reply two =
                Reply.raw(
                        OK
                                + first
                                + OK
                                + "Content-Length: "
                                + smuggled.length()
                                + "\r\n\r\n"
                                + smuggled);
        try (ScriptedServer server = ScriptedServer.replying(two, Reply.json(200, TASK));
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            EnterpriseApi api = Calls.api(connector, server.url());

            assertThat(answerOf(api.task("t1")).status()).isNull();
            for (int i = 0; i < 5; i++) {
                assertThat(answerOf(api.task("t1"))).isEqualTo(READ);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 80\r\n\r\n{}",
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
                "Content-Length: -2\r\n\r\n{}",
                "Content-Length: 99999999999999999999\r\n\r\n{}",
                "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}"
            })
    void anAnswerOfTwoLengthsOrNoneIsNoYes(String answer) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.raw(OK + answer).thenClose());
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            assertThat(failureOf(Calls.api(connector, server.url()).retry(ItemKind.TRIPS)))
                    .isInstanceOf(UnknownOutcome.class);
        }
    }

    private static Outcome<TaskSnapshot> task(Reply reply)
            throws IOException, InterruptedException {
        try (ScriptedServer server = ScriptedServer.replying(reply);
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            return Calls.api(connector, server.url()).task("t1");
        }
    }

    private static Reply bytes(int status, String header, byte[] body) {
        String head =
                "HTTP/1.1 %d Scripted\r\n%s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(status, header, body.length);
        return peer -> {
            peer.write(head.getBytes(StandardCharsets.ISO_8859_1));
            peer.write(body);
        };
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] damaged(byte[] whole) {
        byte[] copy = whole.clone();
        for (int i = 14; i < 24; i++) {
            copy[i] ^= 0x55;
        }
        return copy;
    }
}
