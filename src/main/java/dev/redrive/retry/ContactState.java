package dev.redrive.retry;

import dev.redrive.enterprise.EnterpriseFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well a task can be seen from here. Never mixed with what the service said about it: a lost
 * network is not a failed task, and a stopped watch is not a canceled one.
 */
public sealed interface ContactState {

    /**
     * Whether the last answer is the present state as far as can be known: there is contact, the
     * key is accepted and the task is still watched, or it has ended.
     */
    default boolean isClear() {
        return switch (this) {
            case Fresh _, Ended _ -> true;
            case Polling(var before) -> before == null || before.isClear();
            case NoContact _, RateLimited _, KeyNeeded _, NotFound _, Stopped _ -> false;
        };
    }

    /** A poll is in flight; {@code before} is the state until then, null at the first poll. */
    record Polling(@Nullable ContactState before) implements ContactState {}

    /** The last poll was answered; the next one is at {@code next}. */
    record Fresh(Instant next) implements ContactState {}

    /**
     * The last polls failed.
     *
     * @param since when the first of them failed
     * @param tries how many failed in a row, from 1
     * @param next when the next one is made
     * @param failure how the last one failed
     */
    record NoContact(Instant since, int tries, Instant next, EnterpriseFailure failure)
            implements ContactState {}

    /** The service wants no requests until {@code until}. */
    record RateLimited(Instant until) implements ContactState {}

    /**
     * Polling has stopped until a key is entered.
     *
     * @param failure how the key was rejected; null when no key is available
     */
    record KeyNeeded(@Nullable EnterpriseFailure failure) implements ContactState {}

    /**
     * The service does not know the task.
     *
     * @param since when it first said so
     * @param next when the next poll is; null when the watch has ended because of it
     */
    record NotFound(Instant since, @Nullable Instant next) implements ContactState {}

    /** The watch stopped before the task ended; the task goes on. */
    record Stopped(Cause cause) implements ContactState {

        /** The user stopped watching. */
        public Stopped() {
            this(Cause.USER);
        }

        /** Why watching stopped. */
        public enum Cause {
            USER,
            /** The customer's address has changed, and no key is left for the old one. */
            ADDRESS_CHANGED
        }
    }

    /** The service said that the task has ended, so there is nothing left to poll. */
    record Ended() implements ContactState {}
}
