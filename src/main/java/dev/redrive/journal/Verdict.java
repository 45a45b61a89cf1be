package dev.redrive.journal;

import dev.redrive.enterprise.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a retry ended, as far as is known and never more than the service said: the one rule for
 * every screen, export and receipt. Processed is not accepted: what the receiving server refused
 * again counts as failed again.
 */
public sealed interface Verdict {

    /**
     * COMPLETED, and the numbers say that every item was processed.
     *
     * @param nbItems how many, from 1
     */
    record Processed(long nbItems) implements Verdict {}

    /**
     * COMPLETED and not contradicted, but the number of processed items was not said.
     *
     * @param nbItems how many it took on, from 1; null when not said
     */
    record ProcessedUncounted(@Nullable Long nbItems) implements Verdict {}

    /**
     * COMPLETED, but the numbers contradict it.
     *
     * @param nbItems as said; null when not
     * @param nbRemaining as said; null when not
     */
    record Contradicted(@Nullable Long nbItems, @Nullable Long nbRemaining) implements Verdict {}

    /**
     * Nothing had failed.
     *
     * @param madeTask whether the service made a task all the same, and ended it
     */
    record NothingToSend(boolean madeTask) implements Verdict {}

    /**
     * CANCELED: the push service was paused while the task ran.
     *
     * @param nbLeft how many were left, from 0; null when that is not known
     */
    record Canceled(@Nullable Long nbLeft) implements Verdict {}

    /**
     * FAILED, without an explanation by the service.
     *
     * @param word its word
     */
    record Failed(String word) implements Verdict {}

    /**
     * There is a task, and the service has not said that it ended.
     *
     * @param word its last word; null before it said one
     */
    record NotEnded(@Nullable String word) implements Verdict {}

    /**
     * The service does not know the task any more, so how it ended will not be known.
     *
     * @param word its last word; null when it said none
     */
    record Forgotten(@Nullable String word) implements Verdict {}

    /** It is not known whether the retry started. */
    record OutcomeUnknown() implements Verdict {}

    /** The verdict on that entry. */
    static Verdict of(JournalEntry entry) {
        String word = entry.status();
        if (entry.taskId() == null) {
            return entry.endedAt() == null ? new OutcomeUnknown() : new NothingToSend(false);
        }
        if (word == null) {
            return entry.forgottenAt() == null ? new NotEnded(null) : new Forgotten(null);
        }
        return switch (TaskStatus.of(word).state()) {
            case PENDING, IN_PROGRESS, UNKNOWN ->
                    entry.forgottenAt() == null ? new NotEnded(word) : new Forgotten(word);
            case FAILED -> new Failed(word);
            case CANCELED ->
                    new Canceled(numbersContradict(entry) ? null : entry.nbRemainingItems());
            case COMPLETED -> completed(entry);
        };
    }

    private static Verdict completed(JournalEntry entry) {
        Long items = entry.nbItems();
        Long remaining = entry.nbRemainingItems();
        if (numbersContradict(entry)) {
            return new Contradicted(items, remaining);
        }
        if (items != null && items == 0) {
            return new NothingToSend(true);
        }
        return items == null || remaining == null
                ? new ProcessedUncounted(items)
                : new Processed(items);
    }

    /**
     * Whether what the service said contradicts itself: fewer than no items, more left than it took
     * on, or COMPLETED with some left. A number that was not said contradicts nothing.
     */
    static boolean numbersContradict(JournalEntry entry) {
        Long items = entry.nbItems();
        Long remaining = entry.nbRemainingItems();
        boolean completed =
                entry.status() != null
                        && TaskStatus.of(entry.status()).state() == TaskStatus.State.COMPLETED;
        return (items != null && items < 0)
                || (remaining != null && remaining < 0)
                || (items != null && remaining != null && remaining > items)
                || (completed && remaining != null && remaining != 0);
    }

    /**
     * How many items were processed, from 0 to the number taken on; null when that was not said, or
     * when the two numbers contradict each other.
     */
    static @Nullable Long processed(JournalEntry entry) {
        Long items = entry.nbItems();
        Long remaining = entry.nbRemainingItems();
        if (items != null && items == 0 && remaining == null) {
            return 0L;
        }
        return items == null || remaining == null || remaining < 0 || remaining > items
                ? null
                : (Long) (items - remaining);
    }

    /** Whether the service said that its task ended, or that there was nothing to make one for. */
    default boolean hasEnded() {
        return switch (this) {
            case Processed _, ProcessedUncounted _, Contradicted _, NothingToSend _ -> true;
            case Canceled _, Failed _ -> true;
            case NotEnded _, Forgotten _, OutcomeUnknown _ -> false;
        };
    }
}
