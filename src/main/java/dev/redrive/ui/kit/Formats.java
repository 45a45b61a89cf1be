package dev.redrive.ui.kit;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Numbers, times and durations as people read them out. Any thread. */
public final class Formats {

    /** Shown where a number is not known. */
    public static final String UNKNOWN = "–";

    private static final double LEAST_RATE = 0.1;

    private final Texts texts;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;
    private final DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm:ss");
    private final DateTimeFormatter minute = DateTimeFormatter.ofPattern("HH:mm");
    private volatile Dates dates;

    /** How dates are written in that locale. */
    private record Dates(
            Locale locale,
            DateTimeFormatter day,
            DateTimeFormatter dayOfYear,
            DateTimeFormatter stamp) {

        static Dates in(Texts texts) {
            Locale locale = texts.locale();
            return new Dates(
                    locale,
                    DateTimeFormatter.ofPattern("d MMM", locale),
                    DateTimeFormatter.ofPattern("d MMM uuuu", locale),
                    DateTimeFormatter.ofPattern(texts.get("format.stamp"), locale));
        }
    }

    /**
     * Formats for the language of the texts, whichever that is when something is formatted.
     *
     * @param zone the time zone; read when a time is formatted, and not before
     */
    public Formats(Texts texts, Supplier<ZoneId> zone, InstantSource clock) {
        this.texts = texts;
        this.zone = zone;
        this.clock = clock;
        this.dates = Dates.in(texts);
    }

    /** The dates of the language the texts are in now. */
    private Dates dates() {
        Dates now = dates;
        if (!now.locale().equals(texts.locale())) {
            now = Dates.in(texts);
            dates = now;
        }
        return now;
    }

    /** A count with its thousands set apart, or {@link #UNKNOWN}. */
    public String number(@Nullable Long count) {
        return count == null
                ? UNKNOWN
                : NumberFormat.getIntegerInstance(texts.locale()).format(count);
    }

    /** A count as short as an axis needs it, for instance 12K. */
    public String compact(long count) {
        return NumberFormat.getCompactNumberInstance(texts.locale(), NumberFormat.Style.SHORT)
                .format(count);
    }

    /** Items a second: one decimal below ten, none above; what moves at all is never 0. */
    public String rate(double itemsPerSecond) {
        NumberFormat format = NumberFormat.getInstance(texts.locale());
        format.setMaximumFractionDigits(itemsPerSecond < 10 ? 1 : 0);
        if (itemsPerSecond > 0 && itemsPerSecond < LEAST_RATE) {
            return texts.get("format.rateBelow", format.format(LEAST_RATE));
        }
        return texts.get("format.rate", format.format(itemsPerSecond));
    }

    /** Hour, minute and second. */
    public String time(Instant at) {
        return time.format(at.atZone(zone.get()));
    }

    /**
     * The day in words where it is today or yesterday, with hour and minute, and with its year
     * where that is not this one.
     */
    public String moment(Instant at) {
        LocalDate date = LocalDate.ofInstant(at, zone.get());
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone.get());
        String hour = minute.format(at.atZone(zone.get()));
        if (date.equals(today)) {
            return texts.get("format.today", hour);
        }
        if (date.equals(today.minusDays(1))) {
            return texts.get("format.yesterday", hour);
        }
        DateTimeFormatter which =
                date.getYear() == today.getYear() ? dates().day() : dates().dayOfYear();
        return texts.get("format.day", which.format(date), hour);
    }

    /** Hour and minute of a moment of today, the day of any other. */
    public String hourOrDay(Instant at) {
        LocalDate date = LocalDate.ofInstant(at, zone.get());
        return date.equals(LocalDate.ofInstant(clock.instant(), zone.get()))
                ? minute.format(at.atZone(zone.get()))
                : dates().day().format(date);
    }

    /** For the end of a sentence: "at 15:45" today, else as {@link #moment}. */
    public String momentOrTime(Instant at) {
        ZonedDateTime there = at.atZone(zone.get());
        return there.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), zone.get()))
                ? texts.get("format.atTime", minute.format(there))
                : moment(at);
    }

    /** The whole date with hour, minute and second. */
    public String exactly(Instant at) {
        return texts.get("format.day", dates().dayOfYear().format(at.atZone(zone.get())), time(at));
    }

    /** The day of today as names of files have it, for instance 2026-11-25. */
    public String today() {
        return date(clock.instant());
    }

    /** The day with its month and year. */
    public String day(Instant at) {
        return dates().dayOfYear().format(at.atZone(zone.get()));
    }

    /** When the day began that many days ago, today's for 0. */
    public Instant startOfDay(int daysAgo) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone.get());
        return today.minusDays(daysAgo).atStartOfDay(zone.get()).toInstant();
    }

    /** The whole date and time with its distance from UTC, for readers in any zone. */
    public String stamp(Instant at) {
        return dates().stamp().format(at.atZone(zone.get()));
    }

    /** The date as in ISO 8601, for names of files. */
    public String date(Instant at) {
        return LocalDate.ofInstant(at, zone.get()).toString();
    }

    /** A length of time in its two largest units; below zero counts as zero. */
    public String duration(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return texts.get("format.seconds", seconds);
        }
        if (seconds < 3_600) {
            return seconds % 60 == 0
                    ? texts.get("format.minutes", seconds / 60)
                    : texts.get("format.minutesSeconds", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return texts.get("format.hoursMinutes", seconds / 3_600, seconds % 3_600 / 60);
        }
        return texts.get("format.daysHours", seconds / 86_400, seconds % 86_400 / 3_600);
    }

    /** A length of time to come, rounded so that it does not pretend to be exact. */
    public String roughly(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        long step = seconds <= 60 ? 5 : seconds <= 600 ? 30 : seconds <= 3_600 ? 60 : 600;
        long rounded = Math.max(step, Math.round((double) seconds / step) * step);
        return texts.get("format.roughly", duration(Duration.ofSeconds(rounded)));
    }

    /** The present moment. */
    public Instant now() {
        return clock.instant();
    }

    /** How long ago that was, at least zero seconds. */
    public Duration since(Instant at) {
        Duration age = Duration.between(at, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** How long until then, at least zero seconds, the last second begun counted whole. */
    public Duration until(Instant at) {
        Duration rest = Duration.between(clock.instant(), at);
        return rest.isNegative()
                ? Duration.ZERO
                : rest.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    }
}
