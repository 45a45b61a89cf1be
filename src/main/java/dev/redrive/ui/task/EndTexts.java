package dev.redrive.ui.task;

import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Verdict;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Styles;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import dev.redrive.ui.outage.OutageTexts;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a task means: in the words of its outage where it is the latest retry of that.
 */
final class EndTexts {

    private final VerdictTexts verdicts;
    private final OutageTexts outages;

    EndTexts(Texts texts, Formats formats) {
        this.verdicts = new VerdictTexts(texts, formats);
        this.outages = new OutageTexts(texts, formats);
    }

    /** The outage with that entry in place of an older state of it. */
    static Outage with(Outage outage, JournalEntry newest) {
        return new Outage(
                outage.retries().stream()
                        .map(entry -> entry.id().equals(newest.id()) ? newest : entry)
                        .toList());
    }

    /**
     * The end of that task.
     *
     * @param outage which it belongs to; null where that is not known
     */
    End of(WatchState state, @Nullable Outage outage) {
        JournalEntry entry = state.entry();
        String which = outage == null ? null : outages.which(outage, entry);
        String place = place(Objects.requireNonNullElse(which, ""), state);
        if (!state.isFinal()) {
            return new End(verdicts.status(entry), "", "", running(state), false, place);
        }
        if (outage == null || !outage.latest().id().equals(entry.id())) {
            return new End(
                    verdicts.status(entry),
                    verdicts.title(entry),
                    verdicts.meaning(entry),
                    verdicts.tone(entry),
                    false,
                    place);
        }
        return new End(
                outage.isDrained() ? outages.standing(outage) : verdicts.status(entry),
                outages.title(outage),
                outages.meaning(outage),
                outages.tone(outage),
                outage.isDrained(),
                place);
    }

    /** Which retry it is and, once it has ended, who requested it and why. */
    private static String place(String which, WatchState state) {
        JournalEntry entry = state.entry();
        if (!state.isFinal() || entry.attached()) {
            return which;
        }
        return Stream.of(which, entry.operator(), entry.reason())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Colourless while the task is not seen as it is now, and by a word that is not known. */
    private static Styles.Tone running(WatchState state) {
        TaskStatus status = state.status();
        boolean moving = status != null && status.state() == TaskStatus.State.IN_PROGRESS;
        return moving && state.contact().isClear() && !Verdict.of(state.entry()).hasEnded()
                ? Styles.Tone.INFO
                : Styles.Tone.PLAIN;
    }

    /**
     * What is said.
     *
     * @param status the state in words and as the service's own word
     * @param title how it ended; empty while it has not
     * @param meaning what that means; empty while it has not ended
     * @param tone the colour of the status
     * @param isDrained whether a later retry counted 0, which alone is green
     * @param place which retry of the outage it is, and whose; may be empty
     */
    record End(
            String status,
            String title,
            String meaning,
            Styles.Tone tone,
            boolean isDrained,
            String place) {}
}
