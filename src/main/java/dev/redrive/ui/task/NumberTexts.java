package dev.redrive.ui.task;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.Verdict;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Rate and time left in words, and under which caption they stand. */
final class NumberTexts {

    /**
     * A number with the caption under it.
     *
     * @param value the number as shown
     * @param caption what it is
     */
    record Captioned(String value, String caption) {}

    /**
     * How much is processed.
     *
     * @param value from 0 to 1
     * @param percent the same as shown
     * @param words the same for screen readers
     */
    record Share(double value, String percent, String words) {}

    private final Texts texts;
    private final Formats formats;
    private final VerdictTexts verdicts;

    NumberTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        this.verdicts = new VerdictTexts(texts, formats);
    }

    Share share(JournalEntry entry) {
        Long items = entry.nbItems();
        Long processed = Verdict.processed(entry);
        if (items == null || processed == null) {
            return new Share(0, Formats.UNKNOWN, texts.get("progress.unknown"));
        }
        double share = items == 0 ? 1 : (double) processed / items;
        int whole = (int) Math.floor(share * 100);
        return new Share(
                share, texts.get("progress.percent", whole), texts.get("progress.share", whole));
    }

    /** What the number that is left is. */
    String remaining(WatchState state) {
        return texts.get(state.isFinal() ? "progress.nbNotProcessed" : "progress.nbRemaining");
    }

    Captioned rate(WatchState state) {
        if (state.isFinal()) {
            return new Captioned(verdicts.pace(state.entry()), texts.get("progress.rateAverage"));
        }
        Double rate = state.pace().itemsPerSecond();
        if (!state.contact().isClear() || rate == null || isStill(state)) {
            return new Captioned(
                    Formats.UNKNOWN,
                    texts.get(
                            state.contact().isClear()
                                    ? "progress.rate"
                                    : "progress.noFreshNumbers"));
        }
        return new Captioned(formats.rate(rate), texts.get("progress.rate"));
    }

    Captioned time(WatchState state) {
        if (state.isFinal()) {
            return new Captioned(verdicts.duration(state.entry()), texts.get("progress.timeTotal"));
        }
        if (!state.contact().isClear()) {
            return new Captioned(Formats.UNKNOWN, texts.get("progress.noFreshNumbers"));
        }
        Duration elapsed = TaskTimes.elapsed(state.entry(), formats.now());
        Duration left = timeLeft(state);
        if (elapsed == null) {
            return new Captioned(
                    left == null ? unknown(state) : formats.roughly(left),
                    texts.get("progress.startedElsewhere"));
        }
        String so = formats.duration(elapsed);
        return left == null
                ? new Captioned(unknown(state), texts.get("progress.elapsed", so))
                : new Captioned(formats.roughly(left), texts.get("progress.timeLeft", so));
    }

    private String unknown(WatchState state) {
        return isStill(state) ? texts.get("progress.timeUnknown") : Formats.UNKNOWN;
    }

    /** The time left as of now; null if it is not known. */
    @Nullable Duration timeLeft(WatchState state) {
        return state.timeLeft(formats.now());
    }

    private boolean isStill(WatchState state) {
        return Stillness.ofMovement(state, formats) != null;
    }

    /** For how long nothing has happened, where that is worth saying: from 60 s on. */
    static final class Stillness {

        private Stillness() {}

        /**
         * For how long a task in progress has not moved, as far as it was seen; null where it has.
         */
        static @Nullable Duration ofMovement(WatchState state, Formats formats) {
            return state.stillFor(formats.now());
        }

        /**
         * For how long a task has waited to begin, as far as it was seen; null where it has not.
         */
        static @Nullable Duration ofWaiting(WatchState state, Formats formats) {
            return state.waitingFor(formats.now());
        }
    }
}
