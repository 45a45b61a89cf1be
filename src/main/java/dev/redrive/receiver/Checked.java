package dev.redrive.receiver;

import dev.redrive.connection.UntrustedCertificateException.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One check of a receiving server.
 *
 * @param at when it ended, by this computer's clock
 * @param took how long its last step took, in whole milliseconds: of an answer the time from the
 *     request to the end of its head
 */
public record Checked(Instant at, Duration took, Seen seen) {

    private static final String NONE = "-";
    private static final int MOST_FIELDS = 7;

    /** Cuts both times to milliseconds. */
    public Checked {
        at = Instant.ofEpochMilli(at.toEpochMilli());
        took = Duration.ofMillis(Math.max(0, took.toMillis()));
    }

    /** The one line it is kept as. It holds nothing of the address and no word of the answer. */
    public String kept() {
        String what =
                switch (seen) {
                    case Seen.Unreachable(var why) -> "UNREACHABLE " + why.name();
                    case Seen.Untrusted(var problem, Instant from, Instant until) ->
                            "UNTRUSTED " + problem.name() + " " + from + " " + until;
                    case Seen.NotHttp _ -> "NOT_HTTP";
                    case Seen.Answered(int status, boolean isPage, var retryAfter, var until) ->
                            String.join(
                                    " ",
                                    "ANSWERED",
                                    Integer.toString(status),
                                    isPage ? "page" : NONE,
                                    retryAfter == null
                                            ? NONE
                                            : Long.toString(retryAfter.toSeconds()),
                                    until == null ? NONE : until.toString());
                };
        return at + " " + took.toMillis() + " " + what;
    }

    /** The check in such a line; empty for any other text, such as one of a newer Redrive. */
    public static Optional<Checked> read(String kept) {
        String[] fields = kept.split(" ", MOST_FIELDS + 1);
        if (fields.length < 3 || fields.length > MOST_FIELDS) {
            return Optional.empty();
        }
        try {
            Seen seen = seen(fields);
            return seen == null
                    ? Optional.empty()
                    : Optional.of(
                            new Checked(
                                    Instant.parse(fields[0]),
                                    Duration.ofMillis(Long.parseLong(fields[1])),
                                    seen));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private static @Nullable Seen seen(String[] fields) {
        return switch (fields[2] + " " + fields.length) {
            case "UNREACHABLE 4" -> new Seen.Unreachable(Seen.Why.valueOf(fields[3]));
            case "UNTRUSTED 6" ->
                    new Seen.Untrusted(
                            Problem.valueOf(fields[3]),
                            Instant.parse(fields[4]),
                            Instant.parse(fields[5]));
            case "NOT_HTTP 3" -> new Seen.NotHttp();
            case "ANSWERED 7" ->
                    new Seen.Answered(
                            Integer.parseInt(fields[3]),
                            fields[4].equals("page"),
                            fields[5].equals(NONE)
                                    ? null
                                    : Duration.ofSeconds(Long.parseLong(fields[5])),
                            fields[6].equals(NONE) ? null : Instant.parse(fields[6]));
            default -> null;
        };
    }
}
