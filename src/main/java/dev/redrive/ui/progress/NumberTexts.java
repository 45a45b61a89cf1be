package dev.redrive.ui.progress;

import dev.redrive.retry.Sight;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Texts;
import java.time.Duration;
import java.time.Instant;
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

    private final Texts texts;
    private final Formats formats;

    NumberTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    Captioned rate(WatchState state) {
        if (state.isFinal()) {
            Duration took = state.took();
            Long processed = state.nbProcessed();
            boolean known = took != null && took.toMillis() > 0 && processed != null;
            return new Captioned(
                    known && took != null && processed != null
                            ? formats.rate(processed * 1_000.0 / took.toMillis())
                            : Formats.UNKNOWN,
                    texts.get("progress.rateAverage"));
        }
        Double rate = state.pace().itemsPerSecond();
        if (!isFresh(state) || rate == null || isStill(state)) {
            return new Captioned(
                    Formats.UNKNOWN,
                    texts.get(isFresh(state) ? "progress.rate" : "progress.noFreshNumbers"));
        }
        return new Captioned(formats.rate(rate), texts.get("progress.rate"));
    }

    Captioned time(WatchState state) {
        if (state.isFinal()) {
            Duration took = state.took();
            return new Captioned(
                    took == null ? Formats.UNKNOWN : formats.duration(took),
                    texts.get("progress.timeTotal"));
        }
        String elapsed = formats.duration(formats.since(state.entry().startedAt()));
        Duration left = timeLeft(state);
        return left == null
                ? new Captioned(
                        isStill(state) ? texts.get("progress.timeUnknown") : Formats.UNKNOWN,
                        texts.get("progress.elapsed", elapsed))
                : new Captioned(formats.roughly(left), texts.get("progress.timeLeft", elapsed));
    }

    /** The time left as of now; null when it can not be told. */
    @Nullable Duration timeLeft(WatchState state) {
        Duration left = state.pace().timeLeft();
        Instant heard = state.heardAt();
        if (left == null || heard == null || !isFresh(state) || isStill(state) || state.isFinal()) {
            return null;
        }
        Duration now = left.minus(formats.since(heard));
        return now.isNegative() ? Duration.ZERO : now;
    }

    private boolean isStill(WatchState state) {
        return Stillness.ofMovement(state, formats) != null;
    }

    private static boolean isFresh(WatchState state) {
        return switch (state.sight()) {
            case Sight.Fresh _, Sight.Ended _ -> true;
            case Sight.Checking(var before) -> !SightTexts.isTrouble(before);
            case Sight.NoContact _, Sight.RateLimited _, Sight.KeyNeeded _ -> false;
            case Sight.NotFound _, Sight.Stopped _ -> false;
        };
    }
}
