package dev.redrive.ui.history;

import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Standing;
import dev.redrive.profile.Profile;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Styles;
import dev.redrive.ui.common.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the lines of the table. Any thread. */
final class LineTexts {

    private static final String STANDING = "history.standing.";
    private static final String STATUS = "status.";
    private static final String KIND = "kind.";
    private static final String PROFILE_KIND = "profile.kind.";

    private final Texts texts;
    private final Formats formats;

    LineTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /**
     * The line of that row.
     *
     * @param profiles as they are now
     */
    HistoryLine line(HistoryRow row, List<Profile> profiles) {
        JournalEntry entry = row.entry();
        return new HistoryLine(
                row,
                formats.moment(entry.startedAt()),
                owner(entry, profiles),
                texts.get(KIND + entry.kind().name()),
                status(entry),
                tone(entry),
                formats.number(entry.nbItems()),
                formats.number(processed(entry)),
                duration(entry),
                pace(entry),
                entry.reason().replaceAll("\\s+", " "),
                entry.operator());
    }

    private Owner owner(JournalEntry entry, List<Profile> profiles) {
        for (Profile profile : profiles) {
            if (profile.id().equals(entry.profileId())) {
                return new Owner(
                        entry.profileName(),
                        profile.colour(),
                        texts.get(PROFILE_KIND + profile.kind().name()));
            }
        }
        return new Owner(entry.profileName(), null, texts.get("history.removed"));
    }

    /** How far it came: the service's word in words where there is one. */
    String status(JournalEntry entry) {
        Standing standing = Standing.of(entry);
        String word = entry.status();
        if (standing != Standing.UNFINISHED) {
            return texts.get(STANDING + standing.name());
        }
        if (word == null) {
            return texts.get("status.none");
        }
        TaskStatus status = TaskStatus.of(word);
        // That it ended may be said before the numbers are, or without a time.
        return status.state() == TaskStatus.State.UNKNOWN
                ? word
                : texts.get(STATUS + status.state().name());
    }

    private static Styles.Tone tone(JournalEntry entry) {
        return switch (Standing.of(entry)) {
            case UNFINISHED -> Styles.Tone.INFO;
            case COMPLETED -> Styles.Tone.SUCCESS;
            case CANCELED, FORGOTTEN, NOT_KNOWN -> Styles.Tone.WARNING;
            case FAILED -> Styles.Tone.DANGER;
            case NOTHING_TO_SEND -> Styles.Tone.PLAIN;
        };
    }

    /** How many were processed; null when the numbers do not tell. */
    static @Nullable Long processed(JournalEntry entry) {
        return new TaskSnapshot(
                        null, null, null, null, null, entry.nbItems(), entry.nbRemainingItems())
                .nbProcessed();
    }

    String duration(JournalEntry entry) {
        Duration took = took(entry);
        return took == null ? Formats.UNKNOWN : formats.duration(took);
    }

    String pace(JournalEntry entry) {
        Duration took = took(entry);
        Long processed = processed(entry);
        return took == null || took.toMillis() == 0 || processed == null
                ? Formats.UNKNOWN
                : formats.rate(processed * 1_000.0 / took.toMillis());
    }

    private static @Nullable Duration took(JournalEntry entry) {
        if (entry.taskId() == null || entry.endedAt() == null) {
            return null;
        }
        Duration took =
                Duration.between(entry.startedAt(), Objects.requireNonNull(entry.endedAt()));
        return took.isNegative() ? null : took;
    }
}
