package dev.redrive.app;

import static dev.redrive.app.Fault.Call.answered;
import static dev.redrive.app.Fault.Call.to;
import static dev.redrive.app.Fault.starting;
import static dev.redrive.app.Fault.watching;
import static dev.redrive.app.FaultBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.app.Fault.Way;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every fault is told as what it is: what the screen says, when the next check is, what the history
 * holds. Each watch began at 12:00:00 with an answer, and the fault comes with the check after it.
 */
@Timeout(60)
class FaultMatrixTest {

    private static final String BEGUN =
            "HTTP/1.1 200 OK\r\nContent-Length: 600\r\n\r\n{\"status\":\"COMPLETED\",";
    private static final String PAGE = "<html><body><h1>Bad Gateway</h1></body></html>";
    private static final String UNTRUSTED =
            "The certificate of the service is signed by an authority that this computer does not trust";
    private static final String UNREAD =
            " · Redrive could not read this in the service’s answer: the status, the number taken"
                    + " on";
    private static final String OLD = " The numbers are 1 s old.";
    private static final String FRESH = "Updated 0 s ago · next check in 1 s";
    private static final Duration AHEAD = Duration.ofHours(3);
    private static final Duration BACK = AHEAD.negated();

    static final List<Fault> FAULTS =
            List.of(
                    watching(
                            "refused",
                            lost("The service does not accept connections"),
                            "in 1 s",
                            to(Way.NOBODY)),
                    watching(
                            "reset before the headers",
                            lost("The connection to the service was lost"),
                            "in 1 s",
                            answered(Reply.nothing().thenReset())),
                    watching(
                            "reset after the headers",
                            lost("The connection to the service was lost"),
                            "in 1 s",
                            answered(Reply.raw(BEGUN).thenReset())),
                    watching(
                            "closed in the middle",
                            lost("The connection to the service was lost"),
                            "in 1 s",
                            answered(Reply.raw(BEGUN).thenClose())),
                    watching(
                                    "silence",
                                    lost("The service took too long to answer"),
                                    "in 1 s",
                                    answered(Reply.nothing().thenStall()))
                            .hasty(),
                    watching(
                                    "a body that stalls",
                                    lost("The service took too long to answer"),
                                    "in 1 s",
                                    answered(Reply.raw(BEGUN).thenStall()))
                            .hasty(),
                    watching(
                                    "a body that trickles",
                                    lost("The service took too long to answer"),
                                    "in 1 s",
                                    answered(Fault.trickle(BEGUN)))
                            .hasty(),
                    watching(
                            "DNS gone, and back",
                            lost("The host cannot be found, or there is no network"),
                            "in 1 s",
                            to(Way.NO_NAME)),
                    watching(
                            "a certificate nobody here trusts",
                            lost(UNTRUSTED),
                            "in 1 s",
                            to(Way.STRANGER)),
                    watching(
                            "refused seven times",
                            "No contact since 12:00:01. The service does not accept connections."
                                    + " Try 8 in 30 s. The numbers are 1 min 2 s old.",
                            "in 30 s",
                            to(Way.NOBODY).times(7)),
                    watching(
                            "401, a key revoked midway",
                            stopped("The service rejected this key"),
                            "once a key is entered",
                            answered(Reply.empty(401))),
                    watching(
                            "403",
                            stopped("The service does not allow this key to do that"),
                            "once a key is entered",
                            answered(Reply.json(403, "{}"))),
                    watching(
                            "404 once",
                            "The service no longer knows this task; next check in 1 s." + OLD,
                            "in 1 s",
                            answered(Reply.json(404, "{}"))),
                    watching(
                                    "404 for good, a service restarted without the task",
                                    "The service has not known this task since 12:00:01, so"
                                            + " watching has ended. Keep the task ID.",
                                    "never",
                                    answered(Reply.json(404, "{}")).times(40))
                            .saying("Forgotten · IN_PROGRESS, 240 left", Told.KEPT + ", forgotten"),
                    watching(
                            "409",
                            useless("A task is already in progress"),
                            "in 1 s",
                            answered(Reply.json(409, "{}"))),
                    watching(
                            "429",
                            fewer("12:00:02", "1 s"),
                            "in 1 s",
                            answered(Reply.json(429, "{}"))),
                    watching(
                            "429 with seconds",
                            fewer("12:00:46", "45 s"),
                            "in 45 s",
                            answered(Reply.empty(429, "Retry-After: 45"))),
                    watching(
                            "429 with a date",
                            fewer("12:01:00", "59 s"),
                            "in 59 s",
                            answered(
                                    Reply.empty(
                                            429, "Retry-After: Mon, 23 Nov 2026 12:01:00 GMT"))),
                    watching(
                            "429 with a day",
                            fewer("12:02:01", "2 min"),
                            "in 120 s",
                            answered(Reply.empty(429, "Retry-After: 86400"))),
                    watching(
                            "429 with nonsense",
                            fewer("12:00:02", "1 s"),
                            "in 1 s",
                            answered(Reply.empty(429, "Retry-After: soon"))),
                    watching(
                            "500",
                            useless("The service answered with an error (500)"),
                            "in 1 s",
                            answered(Reply.json(500, "{\"message\":\"out of order\"}"))),
                    watching(
                            "502 with a page",
                            useless("The service answered with an error (502)"),
                            "in 1 s",
                            answered(Reply.of(502, "text/html", PAGE))),
                    watching(
                            "200 with a page",
                            useless("The answer is not from the Enterprise service"),
                            "in 1 s",
                            answered(Reply.of(200, "text/html", PAGE))),
                    watching(
                            "empty",
                            useless("The answer is not from the Enterprise service"),
                            "in 1 s",
                            answered(Reply.empty(200))),
                    watching(
                            "garbage",
                            useless("The answer is not from the Enterprise service"),
                            "in 1 s",
                            answered(Reply.json(200, "\u0000\u0001}{"))),
                    watching(
                            "cut off",
                            useless("The answer is not from the Enterprise service"),
                            "in 1 s",
                            answered(Reply.json(200, "{\"taskId\":\"67\",\"stat"))),
                    watching(
                            "huge",
                            useless("The answer is not from the Enterprise service"),
                            "in 1 s",
                            answered(Fault.huge())),
                    watching(
                            "a redirect",
                            useless("The answer is not from the Enterprise service"),
                            "in 1 s",
                            answered(Reply.empty(302, "Location: https://elsewhere.example/"))),
                    watching(
                                    "wrong types",
                                    FRESH + UNREAD,
                                    "in 1 s",
                                    answered(
                                            Reply.json(
                                                    200,
                                                    "{\"status\":7,\"nbItems\":\"many\",\"nbRemainingItems\":12}")))
                            .saying(
                                    "In progress · IN_PROGRESS, 12 left",
                                    "IN_PROGRESS, 12 of 321 left"),
                    watching(
                            "another task",
                            useless("The service answered about another task"),
                            "in 1 s",
                            answered(
                                    Reply.json(
                                            200,
                                            "{\"taskId\":\"7753030831fe9826412bac5c\",\"status\":\"COMPLETED\"}"))),
                    watching(
                                    "nulls",
                                    FRESH,
                                    "in 1 s",
                                    answered(
                                            Reply.json(
                                                    200,
                                                    "{\"status\":null,\"nbItems\":null,\"nbRemainingItems\":null}")))
                            .saying("In progress · IN_PROGRESS, 240 left", Told.KEPT),
                    watching("no field at all", FRESH, "in 1 s", answered(Reply.json(200, "{}")))
                            .saying("In progress · IN_PROGRESS, 240 left", Told.KEPT),
                    watching("an unknown status", FRESH, "in 1 s", answered(said("ON_HOLD", 240)))
                            .saying("ON_HOLD, 240 left", "ON_HOLD, 240 of 321 left"),
                    watching(
                                    "a status that goes backwards",
                                    FRESH,
                                    "in 1 s",
                                    answered(said("PENDING", 321)))
                            .saying("Waiting · PENDING, 321 left", "PENDING, 321 of 321 left"),
                    watching(
                                    "more left than before",
                                    FRESH,
                                    "in 1 s",
                                    answered(said("IN_PROGRESS", 900)))
                            .saying(
                                    "In progress · IN_PROGRESS, 900 left",
                                    "IN_PROGRESS, 900 of 321 left"),
                    watching(
                                    "the clock jumps three hours ahead",
                                    FRESH,
                                    "in 1 s",
                                    answered(said("IN_PROGRESS", 239)).after(AHEAD))
                            .saying(
                                    "In progress · IN_PROGRESS, 239 left",
                                    "IN_PROGRESS, 239 of 321 left"),
                    watching(
                                    "the clock jumps three hours back",
                                    FRESH,
                                    "in 1 s",
                                    answered(said("IN_PROGRESS", 239)).after(BACK))
                            .saying(
                                    "In progress · IN_PROGRESS, 239 left",
                                    "IN_PROGRESS, 239 of 321 left"),
                    watching(
                            "no contact, and the clock jumps ahead",
                            "No contact since 12:00:01. The service does not accept connections."
                                    + " Try 3 in 2 s. The numbers are 3 h 0 min old.",
                            "in 2 s",
                            to(Way.NOBODY),
                            to(Way.NOBODY).after(AHEAD)),
                    watching(
                            "no contact, and the clock jumps back",
                            "No contact since 09:00:02. The service does not accept connections."
                                    + " Try 3 in 2 s. The numbers are 0 s old.",
                            "in 2 s",
                            to(Way.NOBODY),
                            to(Way.NOBODY).after(BACK)),
                    starting(
                            "retry: refused",
                            "The service does not accept connections",
                            "nothing",
                            to(Way.NOBODY)),
                    starting(
                            "retry: DNS gone",
                            "The host cannot be found, or there is no network",
                            "nothing",
                            to(Way.NO_NAME)),
                    starting(
                            "retry: a certificate nobody here trusts",
                            UNTRUSTED,
                            "nothing",
                            to(Way.STRANGER)),
                    starting(
                            "retry: reset before the headers",
                            "It is not known whether the retry started",
                            "not known whether it started",
                            answered(Reply.nothing().thenReset())),
                    starting(
                            "retry: reset after the headers",
                            "It is not known whether the retry started",
                            "not known whether it started",
                            answered(Reply.raw(BEGUN).thenReset())),
                    starting(
                                    "retry: silence",
                                    "It is not known whether the retry started",
                                    "not known whether it started",
                                    answered(Reply.nothing().thenStall()))
                            .hasty(),
                    starting(
                            "retry: 401",
                            "The service rejected this key",
                            "nothing",
                            answered(Reply.empty(401))),
                    starting(
                            "retry: 403",
                            "The service does not allow this key to do that",
                            "nothing",
                            answered(Reply.json(403, "{}"))),
                    starting(
                            "retry: 404",
                            "The service does not know this task or address",
                            "nothing",
                            answered(Reply.json(404, "{}"))),
                    starting(
                            "retry: 409",
                            "already running ACME TRIPS ",
                            "nothing",
                            answered(Reply.json(409, "{\"title\":\"Bad request\"}"))),
                    starting(
                            "retry: 429",
                            "The service has received too many requests and asks to wait 1 min 30 s",
                            "nothing",
                            answered(Reply.empty(429, "Retry-After: 90"))),
                    starting(
                            "retry: 500",
                            "It is not known whether the retry started",
                            "not known whether it started",
                            answered(Reply.json(500, "{}"))),
                    starting(
                            "retry: 422",
                            "The service answered with an error (422)",
                            "nothing",
                            answered(Reply.json(422, "{\"message\":\"paused\"}"))),
                    starting(
                            "retry: a id of 900,000 characters",
                            "It is not known whether the retry started",
                            "not known whether it started",
                            answered(
                                    Reply.json(
                                            200, "{\"taskId\":\"" + "6".repeat(900_000) + "\"}"))),
                    starting(
                            "retry: 502 with a page",
                            "It is not known whether the retry started",
                            "not known whether it started",
                            answered(Reply.of(502, "text/html", PAGE))),
                    starting(
                            "retry: garbage",
                            "It is not known whether the retry started",
                            "not known whether it started",
                            answered(Reply.json(200, "}{"))),
                    starting(
                            "retry: huge",
                            "It is not known whether the retry started",
                            "not known whether it started",
                            answered(Fault.huge())),
                    starting(
                            "retry: a redirect",
                            "It is not known whether the retry started",
                            "not known whether it started",
                            answered(Reply.empty(307, "Location: https://elsewhere.example/"))),
                    starting(
                            "retry: nothing had failed",
                            "nothing failed TRIPS",
                            "nothing to send",
                            answered(Reply.json(200, "{\"nbItems\":0}"))));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path certificates;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static ScriptedServer stranger;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @BeforeAll
    static void openStranger() {
        stranger =
                ScriptedServer.overTls(
                        new Certificates(certificates).good(), FaultBench.accepted());
    }

    @AfterAll
    static void closeStranger() throws IOException {
        stranger.close();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("FAULTS")
    void everyFault_isReportedAsWhatItIs(Fault fault) throws Exception {
        try (FaultBench bench = new FaultBench(home, fault.limits(), stranger.url())) {
            assertThat(bench.told(fault)).isEqualTo(fault.told());

            boolean over = fault.told().next().equals(Told.NEVER);
            assertThat(bench.end()).startsWith(over ? "" : "321 of 321 trips processed");
            assertThat(bench.retries()).isLessThanOrEqualTo(1);
            assertThat(stranger.requests()).as("what a stranger was sent").isEmpty();
        }
    }

    private static String lost(String why) {
        return "No contact since 12:00:01. " + why + ". Try 2 in 1 s." + OLD;
    }

    private static String useless(String why) {
        return "No usable answer since 12:00:01. " + why + ". Try 2 in 1 s." + OLD;
    }

    private static String stopped(String why) {
        return "ACME: "
                + why
                + ": checking has stopped, the task itself is not affected. Enter the key to"
                + " continue."
                + OLD;
    }

    private static String fewer(String at, String in) {
        return "The service asks for fewer requests: next check at %s (in %s).".formatted(at, in)
                + OLD;
    }
}
