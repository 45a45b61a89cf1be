package dev.redrive.ui.history.table;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.TaskTimes;
import dev.redrive.profile.Profile;
import dev.redrive.ui.history.table.ShownRow.Cells;
import dev.redrive.ui.history.table.ShownRow.Owner;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import dev.redrive.ui.outage.OutageTexts;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the rows of the table. Any thread. */
public final class RowTexts {

    private static final String KIND = "kind.";
    private static final String PROFILE_KIND = "profile.kind.";
    private static final String BENEATH = "↳ ";
    private static final String LAST = "… ";
    private static final int MOST_NUMBERS = 5;

    private final Texts texts;
    private final Formats formats;
    private final VerdictTexts verdicts;
    private final OutageTexts outages;
    private volatile Function<String, List<String>> reported = _ -> List.of();

    public RowTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        this.verdicts = new VerdictTexts(texts, formats);
        this.outages = new OutageTexts(texts, formats);
    }

    /**
     * From now on says of an entry how it stands by what colleagues reported, and who says so, each
     * text shorter than the one before; none of an entry of this desk. Called by any thread.
     */
    void reported(Function<String, List<String>> said) {
        reported = said;
    }

    /**
     * The row of that outage.
     *
     * @param profiles as they are now
     */
    public ShownRow line(OutageRow row, List<Profile> profiles) {
        Outage outage = row.outage();
        JournalEntry latest = outage.latest();
        List<String> said = reported.apply(latest.id());
        boolean isReported = !said.isEmpty();
        String standing = Texts.shown(outages.standing(outage));
        return new ShownRow(
                row,
                null,
                new Cells(
                        formats.moment(TaskTimes.requestedAt(latest)),
                        owner(latest, profiles),
                        texts.get(KIND + latest.kind().name()),
                        isReported ? said.getFirst() : standing,
                        isReported
                                ? said
                                : List.of(outage.isDrained() ? texts.get("board.zero") : standing),
                        isReported ? Styles.Tone.PLAIN : outages.tone(outage),
                        outages.drain(outage, MOST_NUMBERS),
                        fewer(outage),
                        isReported));
    }

    private List<String> fewer(Outage outage) {
        return outage.retries().size() == 1
                ? List.of()
                : Stream.concat(
                                IntStream.of(3, 2, 1)
                                        .filter(most -> most < outage.retries().size())
                                        .mapToObj(most -> outages.drain(outage, most)),
                                Stream.of(LAST + formats.number(Outage.count(outage.latest()))))
                        .toList();
    }

    /** The rows an outage unfolds to, the latest first. */
    List<ShownRow> retries(ShownRow of) {
        OutageRow row = of.outage();
        return row == null
                ? List.of()
                : row.retries().reversed().stream().map(retry -> retry(row, retry)).toList();
    }

    /** That row, which was read, with one of its entries replaced. */
    ShownRow with(
            List<Profile> profiles, ShownRow line, String entryId, UnaryOperator<HistoryRow> how) {
        OutageRow before = Objects.requireNonNull(line.outage());
        OutageRow outage =
                new OutageRow(
                        before.retries().stream()
                                .map(row -> row.entry().id().equals(entryId) ? how.apply(row) : row)
                                .toList(),
                        before.nbRetries());
        ShownRow parent = line(outage, profiles);
        return line.isOutage()
                ? parent
                : retries(parent).stream().filter(line::isSame).findFirst().orElse(line);
    }

    private ShownRow retry(OutageRow outage, HistoryRow retry) {
        JournalEntry entry = retry.entry();
        boolean isEnd = entry.equals(outage.latest());
        List<String> said = reported.apply(entry.id());
        boolean isReported = !said.isEmpty();
        String status = isReported ? said.getFirst() : Texts.shown(verdicts.word(entry));
        Styles.Tone tone = isEnd ? outages.tone(outage.outage()) : verdicts.tone(entry);
        return new ShownRow(
                outage,
                retry,
                new Cells(
                        BENEATH + formats.moment(TaskTimes.requestedAt(entry)),
                        Owner.NONE,
                        "",
                        status,
                        isReported ? said : List.of(status),
                        isReported ? Styles.Tone.PLAIN : tone,
                        formats.number(Outage.count(entry)),
                        List.of(),
                        isReported));
    }

    private Owner owner(JournalEntry entry, List<Profile> profiles) {
        for (Profile profile : profiles) {
            if (profile.id().equals(entry.profileId())) {
                return new Owner(
                        Texts.shown(entry.profileName()),
                        profile,
                        texts.get(PROFILE_KIND + profile.kind().name()));
            }
        }
        return new Owner(Texts.shown(entry.profileName()), null, texts.get("history.removed"));
    }
}
