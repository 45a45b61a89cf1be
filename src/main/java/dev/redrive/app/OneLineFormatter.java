package dev.redrive.app;

import dev.redrive.profile.Redactor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * One line for one record, in UTC, redacted whole: message, parameters and the throwable with all
 * that it was caused by or suppressed.
 */
final class OneLineFormatter extends Formatter {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");
    private static final int LONGEST = 32_000;
    private static final int MOST_FRAMES = 40;

    private final Redactor redactor;

    OneLineFormatter(Redactor redactor) {
        this.redactor = redactor;
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder text = new StringBuilder();
        text.append(record.getLevel().getName()).append(" [");
        text.append(record.getLongThreadID()).append("] ");
        text.append(record.getLoggerName()).append(' ').append(formatMessage(record));
        if (record.getThrown() != null) {
            append(text, "\n", record.getThrown(), seenByIdentity());
        }
        // Redacted before line breaks are taken out and before it is cut: both could hide a key.
        String line = BREAKS.matcher(redactor.clean(text.toString())).replaceAll(" | ");
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + " (cut)" : line;
        return record.getInstant() + " " + cut + System.lineSeparator();
    }

    private static Set<Throwable> seenByIdentity() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static void append(
            StringBuilder text, String before, Throwable thrown, Set<Throwable> seen) {
        text.append(before).append(thrown);
        if (!seen.add(thrown)) {
            return;
        }
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            text.append("\nat ").append(frames[i]);
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            append(text, "\nsuppressed ", suppressed, seen);
        }
        if (thrown.getCause() != null) {
            append(text, "\ncaused by ", thrown.getCause(), seen);
        }
    }
}
