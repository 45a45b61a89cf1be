package dev.redrive.enterprise.http;

import java.time.Duration;

/**
 * How long a call may take and how much it may read.
 *
 * @param connect until the connection stands, TLS included
 * @param get a whole read-only exchange, from the name's look-up to the last byte of the body
 * @param post the same for the exchange that starts a retry
 * @param bodyBytes the most that is read of an answer's body; the rest is not taken
 */
public record HttpLimits(Duration connect, Duration get, Duration post, int bodyBytes) {

    /** What the program works with. */
    public static final HttpLimits STANDARD =
            new HttpLimits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    1024 * 1024);
}
