package dev.redrive.base;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header: seconds or a date. Any thread. */
public final class RetryAfter {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private RetryAfter() {}

    /** How long to wait from now on, zero for a date that has passed; null when not readable. */
    public static @Nullable Duration read(String header, Instant now) {
        String value = header.strip();
        try {
            return value.matches("\\d{1,18}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : until(ZonedDateTime.parse(value, DATE).toInstant(), now);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static Duration until(Instant date, Instant now) {
        return date.isBefore(now) ? Duration.ZERO : Duration.between(now, date);
    }
}
