package dev.redrive.enterprise.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.Network;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.testing.Networks;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What the tests of the client share: the client itself, and looking into outcomes. */
final class Calls {

    static final String KEY = "key-7f3a9c51d0e84b26";
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    /** For faults that end by themselves. */
    static final HttpLimits PATIENT =
            new HttpLimits(
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    HttpLimits.STANDARD.bodyBytes());

    /** For silence, which only the limits end. */
    static final HttpLimits SHORT =
            new HttpLimits(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    HttpLimits.STANDARD.bodyBytes());

    private Calls() {}

    static HttpEnterpriseConnector connector(HttpLimits limits) {
        return connector(limits, Networks.standard());
    }

    static HttpEnterpriseConnector connector(HttpLimits limits, Network network) {
        return new HttpEnterpriseConnector(
                "1.2.3",
                limits,
                text -> text.replace("hush-hush", "[redacted]"),
                () -> NOW,
                () -> network,
                null);
    }

    static EnterpriseApi api(HttpEnterpriseConnector connector, URI url) {
        return connector.connect(url, KEY.toCharArray());
    }

    /** The failure, after seeing to it that it tells no key and is one short plain line. */
    static EnterpriseFailure failureOf(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        EnterpriseFailure failure = ((Outcome.Failed<?>) outcome).failure();
        assertThat(failure.toString()).doesNotContain(KEY);
        for (String line : List.of(failure.detail(), failure.said())) {
            assertThat(line).hasSizeLessThanOrEqualTo(300).doesNotContainPattern("\\p{Cc}");
            assertThat(line).doesNotContainPattern("(Exception|Error)\\b");
        }
        return failure;
    }

    static <T> T answerOf(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Answered<T>(T value) -> value;
            case Outcome.Failed<T>(EnterpriseFailure failure) ->
                    throw new AssertionError("failed: " + failure);
        };
    }

    static String sample(String name) throws IOException {
        try (InputStream in = Calls.class.getResourceAsStream("/samples/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
