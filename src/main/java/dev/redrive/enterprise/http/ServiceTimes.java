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

    private static final int LONGEST = 100;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private ServiceTimes() {}

    /** Null for what is no time, or one so far away that no clock shows it. */
    static @Nullable Instant read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text.strip(), FORMAT).toInstant();
            return time.isBefore(Instant.EPOCH) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
