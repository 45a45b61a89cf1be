package dev.redrive.enterprise.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** The service's way of writing times, and its siblings' ways. */
final class ServiceTimes {

    /** With an offset as {@code +00:00} or {@code Z}, or as {@code +0000}, which ISO leaves out. */
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[XXX][XX]")
                    .toFormatter();

    private ServiceTimes() {}

    static @Nullable Instant read(String text) {
        try {
            return OffsetDateTime.parse(text.strip(), FORMAT).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
