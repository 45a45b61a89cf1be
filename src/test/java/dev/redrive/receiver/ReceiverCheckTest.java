package dev.redrive.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redrive.receiver.Seen.Answered;
import dev.redrive.receiver.Seen.Meaning;
import dev.redrive.receiver.Seen.NotHttp;
import dev.redrive.receiver.Seen.Unreachable;
import dev.redrive.receiver.Seen.Why;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen of servers in every state, on real sockets. */
class ReceiverCheckTest {

    @Test
    void oneRequest_goesToExactlyTheAddress_withNothingThatNeedNotBeThere() throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.empty(204))) {
            Checks.seen(URI.create(server.url() + "/push/trips%20all/?v=2&kind=a%2Fb"));

            assertThat(server.connections()).isOne();
            assertThat(server.requests()).hasSize(1);
            RecordedRequest sent = server.requests().getFirst();
            assertThat(sent.method()).isEqualTo("OPTIONS");
            assertThat(sent.target()).isEqualTo("/push/trips%20all/?v=2&kind=a%2Fb");
            assertThat(sent.body()).isEmpty();
            assertThat(sent.headers())
                    .containsOnlyKeys("host", "user-agent", "accept", "connection")
                    .containsEntry("host", server.url().getAuthority())
                    .containsEntry("user-agent", "Redrive/1.2.3 (receiver check)")
                    .containsEntry("connection", "close");
        }
    }

    @Test
    void addressWithoutPath_isAskedForItsRoot() throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.empty(204))) {
            Checks.seen(server.url());

            assertThat(server.requests().getFirst().target()).isEqualTo("/");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, application/json, ANSWERS",
        "200, text/html, PAGE",
        "200, TEXT/HTML;charset=utf-8, PAGE",
        "200, ' text/html ; charset=utf-8', PAGE",
        "200, application/xhtml+xml, PAGE",
        "200, text/htmlx, ANSWERS",
        "200, ';;', ANSWERS",
        "200, '', ANSWERS",
        "201, text/plain, ANSWERS",
        "204, text/html, PAGE",
        "299, text/html, PAGE",
        "300, text/html, REDIRECT",
        "301, text/html, REDIRECT",
        "302, text/plain, REDIRECT",
        "304, text/plain, REDIRECT",
        "307, text/plain, REDIRECT",
        "308, text/plain, REDIRECT",
        "399, text/plain, REDIRECT",
        "400, text/html, ANSWERS",
        "401, text/html, CREDENTIALS",
        "402, text/html, ANSWERS",
        "403, text/html, CREDENTIALS",
        "404, text/html, ANSWERS",
        "405, text/html, ANSWERS",
        "407, text/html, ANSWERS",
        "418, text/html, ANSWERS",
        "429, text/html, ANSWERS",
        "500, text/html, ANSWERS",
        "501, text/html, ANSWERS",
        "502, text/html, UNAVAILABLE",
        "503, text/plain, UNAVAILABLE",
        "504, text/plain, UNAVAILABLE",
        "505, text/plain, ANSWERS",
        "519, text/plain, ANSWERS",
        "520, text/plain, UNAVAILABLE",
        "521, text/plain, UNAVAILABLE",
        "529, text/plain, UNAVAILABLE",
        "530, text/plain, ANSWERS",
        "599, text/plain, ANSWERS",
        "999, text/plain, ANSWERS",
        "101, text/plain, ANSWERS",
    })
    void status_meansWhatTheTableSays(int status, String type, Meaning meaning) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.of(status, type, "<p>"))) {
            Seen seen = Checks.seen(server.url());

            assertThat(seen).isInstanceOf(Answered.class);
            assertThat(((Answered) seen).status()).isEqualTo(status);
            assertThat(seen.meaning()).isEqualTo(meaning);
        }
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        try (ScriptedServer other = ScriptedServer.replying(Reply.empty(200));
                ScriptedServer server =
                        ScriptedServer.replying(
                                Reply.empty(301, "Location: " + other.url() + "/"))) {
            Checks.seen(server.url());

            assertThat(server.requests()).hasSize(1);
            assertThat(other.connections()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "' 7 ', 7",
        "'Mon, 23 Nov 2026 10:33:07 GMT', 120",
        "'Mon, 23 Nov 2026 10:31:00 GMT', 0",
        "0, 0",
        "-5, 0",
        "soon, 0",
        "'', 0",
        "99999999999999999999999, 0",
    })
    void retryAfter_isReadAsSecondsOrDate(String header, long seconds) throws Exception {
        try (ScriptedServer server =
                ScriptedServer.replying(Reply.empty(503, "Retry-After: " + header))) {
            assertThat(((Answered) Checks.seen(server.url())).retryAfter())
                    .isEqualTo(seconds == 0 ? null : Duration.ofSeconds(seconds));
        }
    }

    static Stream<Arguments> oddAnswers() {
        String ok = "HTTP/1.1 204 No Content\r\n\r\n";
        return Stream.of(
                Arguments.of("HTTP/1.1 100 Continue\r\n\r\n" + ok, Meaning.ANSWERS),
                Arguments.of(
                        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 P\r\n\r\n" + ok,
                        Meaning.ANSWERS),
                Arguments.of(
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Away\r\n\r\n",
                        Meaning.UNAVAILABLE),
                Arguments.of("HTTP/1.0 404\r\n\r\n", Meaning.ANSWERS),
                Arguments.of("HTTP/1.1 404 \r\nA: b\n\n", Meaning.ANSWERS),
                Arguments.of("HTTP/2 502 Bad\r\nx:\r\n\r\n", Meaning.UNAVAILABLE),
                Arguments.of("HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n", Meaning.ANSWERS),
                Arguments.of(
                        "HTTP/1.1 200 OK\r\nContent-Type: a/b\r\ncontent-type: text/html\r\n\r\n",
                        Meaning.PAGE),
                Arguments.of(
                        "HTTP/1.1 200 OK\r\nServer: \u0080\u00ff\u001b[31m\r\n\r\n",
                        Meaning.ANSWERS),
                Arguments.of("HTTP/1.1 099 Low\r\n\r\n", Meaning.NOT_HTTP),
                Arguments.of("HTTP/1.1 20 OK\r\n\r\n", Meaning.NOT_HTTP),
                Arguments.of("HTTP/1.1 2000 OK\r\n\r\n", Meaning.NOT_HTTP),
                Arguments.of("HTTP/1.1 abc OK\r\n\r\n", Meaning.NOT_HTTP),
                Arguments.of("HTTP/1.1  200 OK\r\n\r\n", Meaning.NOT_HTTP),
                Arguments.of("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", Meaning.NOT_HTTP),
                Arguments.of("HTTP/1.1 200 OK\r\n: no name\r\n\r\n", Meaning.NOT_HTTP),
                Arguments.of("SSH-2.0-OpenSSH_9.2\r\n", Meaning.NOT_HTTP),
                Arguments.of("220 mail.example ESMTP\r\n", Meaning.NOT_HTTP),
                Arguments.of("\u0015\u0003\u0001\u0000\u0002\u0002P", Meaning.NOT_HTTP),
                Arguments.of("<html>old</html>", Meaning.NOT_HTTP),
                Arguments.of("\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", Meaning.NOT_HTTP));
    }

    @ParameterizedTest
    @MethodSource("oddAnswers")
    void oddAnswer_isReadForWhatItIs(String answer, Meaning meaning) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.raw(answer).thenStall())) {
            assertThat(Checks.seen(server.url()).meaning()).isEqualTo(meaning);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTT",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
            })
    void connectionThatEndsBeforeTheHeadDoes_isCut(String begun) throws Exception {
        try (ScriptedServer closing = ScriptedServer.replying(Reply.raw(begun).thenClose());
                ScriptedServer resetting = ScriptedServer.replying(Reply.raw(begun).thenReset())) {
            assertThat(Checks.seen(closing.url())).isEqualTo(new Unreachable(Why.CUT));
            assertThat(Checks.seen(resetting.url())).isEqualTo(new Unreachable(Why.CUT));
        }
    }

    @Test
    void connectionThatEndsAtOnce_isCut() throws Exception {
        try (ScriptedServer server = ScriptedServer.slammingDoors()) {
            assertThat(Checks.seen(server.url())).isEqualTo(new Unreachable(Why.CUT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x: y\r\n", "x", "x: y\r\n\r\nHTTP/1.1 100 Go on\r\n"})
    void headWithoutEnd_isGivenUpAfterALimitedSize(String again) throws Exception {
        byte[] more = again.repeat(200).getBytes(StandardCharsets.ISO_8859_1);
        Reply flood =
                peer -> {
                    peer.write("HTTP/1.1 100 Go on\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    while (true) {
                        peer.write(more);
                    }
                };
        try (ScriptedServer server = ScriptedServer.replying(flood)) {
            assertThat(Checks.seen(server.url())).isEqualTo(new NotHttp());
        }
    }

    @Test
    void bodyWithoutEnd_isNotReadAtAll() throws Exception {
        Reply flood =
                peer -> {
                    peer.write(
                            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
                                    .getBytes(StandardCharsets.ISO_8859_1));
                    while (true) {
                        peer.write(new byte[8_192]);
                    }
                };
        try (ScriptedServer server = ScriptedServer.replying(flood)) {
            assertThat(Checks.seen(server.url()).meaning()).isEqualTo(Meaning.ANSWERS);
            server.awaitEndOfConnection();
        }
    }

    @Test
    void silence_andAnAnswerThatTrickles_areGivenUp() throws Exception {
        Reply trickle =
                peer -> {
                    peer.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    while (!peer.hangsUpWithin(Duration.ofMillis(20))) {
                        peer.write("x: y\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    }
                };
        try (ScriptedServer silent = ScriptedServer.silent();
                ScriptedServer trickling = ScriptedServer.replying(trickle)) {
            assertThat(Checks.seenSoon(silent.url())).isEqualTo(new Unreachable(Why.TIMED_OUT));
            assertThat(Checks.seenSoon(trickling.url())).isEqualTo(new Unreachable(Why.TIMED_OUT));
        }
    }

    @Test
    void portWhereNothingListens_refuses() throws Exception {
        assertThat(Checks.seen(URI.create("http://127.0.0.1:" + closedPort() + "/push")))
                .isEqualTo(new Unreachable(Why.REFUSED));
    }

    static int closedPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }

    @Test
    void nameThatNobodyKnows_isSaidToBeUnknown() throws Exception {
        assertThat(Checks.seen(URI.create("https://nobody-knows.invalid/push")))
                .isEqualTo(new Unreachable(Why.UNKNOWN_NAME));
    }

    @Test
    void sameServer_isCheckedOnceInTenSeconds_whateverThePath() throws Exception {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // It may overflow.
        ReceiverCheck check = Checks.check(Checks.direct(), Duration.ofMinutes(1), nanos);
        try (ScriptedServer server = ScriptedServer.replying(Reply.empty(204));
                ScriptedServer other = ScriptedServer.replying(Reply.empty(204))) {
            URI trips = URI.create(server.url() + "/trips");

            assertThat(check.run(trips)).isPresent();
            assertThat(check.run(trips)).isEmpty();
            assertThat(check.run(URI.create(server.url() + "/crashes"))).isEmpty();
            assertThat(check.run(other.url())).isPresent();
            nanos.addAndGet(ReceiverCheck.APART.toNanos() - 1);
            assertThat(check.run(trips)).isEmpty();
            nanos.addAndGet(1);
            assertThat(check.run(trips)).isPresent();
            assertThat(server.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://receiver.example/push",
                "https://jo:secret@receiver.example/push",
                "ftp://receiver.example/",
                "mailto:jo@receiver.example",
                "/push"
            })
    void otherAddress_isNotChecked_andNotInTheMessage(String address) {
        ReceiverCheck check = Checks.check(Checks.direct(), ReceiverCheck.STEP);

        assertThatThrownBy(() -> check.run(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("receiver.example");
    }

    @Test
    void threadThatIsInterrupted_endsTheCheckAndItsConnection() throws Exception {
        try (ScriptedServer server = ScriptedServer.silent()) {
            ReceiverCheck check = Checks.check(Checks.direct(), Duration.ofMinutes(1));
            Thread thread =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    check.run(server.url());
                                } catch (InterruptedException _) {
                                    // As it should be.
                                }
                            });
            while (server.connections() == 0) {
                Thread.onSpinWait();
            }
            thread.interrupt();
            thread.join();

            server.awaitEndOfConnection();
        }
    }
}
