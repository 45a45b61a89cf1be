package dev.redrive.ui.history.table;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TaskTimes;
import dev.redrive.profile.Profile;
import dev.redrive.text.TextSanitizer;
import dev.redrive.ui.history.table.ShownRow.Owner;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import java.util.List;

/** Makes the lines of the table. Any thread. */
public final class RowTexts {

    private static final String KIND = "kind.";
    private static final String PROFILE_KIND = "profile.kind.";

    private final Texts texts;
    private final Formats formats;
    private final VerdictTexts verdicts;

    public RowTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        this.verdicts = new VerdictTexts(texts, formats);
    }

    /**
     * The line of that row.
     *
     * @param profiles as they are now
     */
    public ShownRow line(HistoryRow row, List<Profile> profiles) {
        JournalEntry entry = row.entry();
        return new ShownRow(
                row,
                formats.moment(TaskTimes.requestedAt(entry)),
                owner(entry, profiles),
                texts.get(KIND + entry.kind().name()),
                Texts.shown(verdicts.word(entry)),
                verdicts.tone(entry),
                formats.number(entry.nbItems()),
                verdicts.processed(entry),
                verdicts.duration(entry),
                verdicts.pace(entry),
                TextSanitizer.oneLine(entry.reason()),
                Texts.shown(entry.operator()));
    }

    private Owner owner(JournalEntry entry, List<Profile> profiles) {
        for (Profile profile : profiles) {
            if (profile.id().equals(entry.profileId())) {
                return new Owner(
                        Texts.shown(entry.profileName()),
                        profile.colour(),
                        texts.get(PROFILE_KIND + profile.kind().name()));
            }
        }
        return new Owner(Texts.shown(entry.profileName()), null, texts.get("history.removed"));
    }
}
