package dev.redrive.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.UntrustedCertificateException.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:31:07.123456Z");
    private static final Instant UNTIL = Instant.parse("2026-12-03T00:00:00Z");

    static Stream<Seen> all() {
        return Stream.of(
                        Arrays.stream(Seen.Why.values()).map(Seen.Unreachable::new),
                        Arrays.stream(Problem.values())
                                .map(problem -> new Seen.Untrusted(problem, AT, UNTIL)),
                        Stream.of(
                                new Seen.NotHttp(),
                                new Seen.Answered(200, true, null, null),
                                new Seen.Answered(405, false, null, UNTIL),
                                new Seen.Answered(503, false, Duration.ofMinutes(2), null),
                                new Seen.Answered(999, true, Duration.ofDays(9), UNTIL)))
                .flatMap(seen -> seen);
    }

    @ParameterizedTest
    @MethodSource("all")
    void keptCheck_isReadAsItWas(Seen seen) {
        Checked checked = new Checked(AT, Duration.ofNanos(120_900_000), seen);

        assertThat(checked.took()).hasMillis(120);
        assertThat(Checked.read(checked.kept())).contains(checked);
        assertThat(checked.kept()).hasSizeLessThan(200).matches("[A-Za-z0-9_:. -]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2026-11-23T10:31:07Z 120",
                "2026-11-23T10:31:07Z 120 SOMETHING_NEWER",
                "2026-11-23T10:31:07Z 120 ANSWERED 405",
                "2026-11-23T10:31:07Z 120 ANSWERED 99 - - -",
                "2026-11-23T10:31:07Z 120 ANSWERED 405 - - - more",
                "2026-11-23T10:31:07Z 120 ANSWERED 405 - soon -",
                "2026-11-23T10:31:07Z -1x NOT_HTTP",
                "yesterday 120 NOT_HTTP",
                "2026-11-23T10:31:07Z 120 UNREACHABLE NEWER",
                "2026-11-23T10:31:07Z 120 UNTRUSTED EXPIRED x y",
            })
    void otherText_isNoCheck(String text) {
        assertThat(Checked.read(text)).isEmpty();
    }
}
