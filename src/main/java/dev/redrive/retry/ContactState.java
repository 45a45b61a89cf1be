package dev.redrive.retry;

import dev.redrive.enterprise.EnterpriseFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well a task is seen from here. Never mixed with what the service said of it: a lost network
 * is not a failed task, and stopped watching is not canceled.
 */
public sealed interface ContactState {

    /**
     * Whether what the service said last is the present state as far as can be known: there is
     * contact, the key is accepted and the task is still watched, or it has ended.
     */
    default boolean isClear() {
        return switch (this) {
            case Fresh _, Ended _ -> true;
            case Checking(var before) -> before == null || before.isClear();
            case NoContact _, RateLimited _, KeyNeeded _, NotFound _, Stopped _ -> false;
        };
    }

    /** A check is under way; {@code before} is how it stood until then, null at the first one. */
    record Checking(@Nullable ContactState before) implements ContactState {}

    /** The last check was answered; the next one is at {@code next}. */
    record Fresh(Instant next) implements ContactState {}

    /**
     * The last checks failed.
     *
     * @param since when the first of them failed
     * @param tries how many failed in a row, from 1
     * @param next when the next one is made
     * @param failure how the last one failed
     */
    record NoContact(Instant since, int tries, Instant next, EnterpriseFailure failure)
            implements ContactState {}

    /** The service asked to be left alone until {@code until}. */
    record RateLimited(Instant until) implements ContactState {}

    /**
     * Checking has stopped until a key is entered.
     *
     * @param failure how the key was refused; null when there is no key at hand
     */
    record KeyNeeded(@Nullable EnterpriseFailure failure) implements ContactState {}

    /**
     * The service does not know the task.
     *
     * @param since when it first said so
     * @param next when it is asked again; null when the watch has ended over it
     */
    record NotFound(Instant since, @Nullable Instant next) implements ContactState {}

    /** Watching has stopped before the task ended; the service goes on. */
    record Stopped(Cause cause) implements ContactState {

        /** The user stopped watching. */
        public Stopped() {
            this(Cause.USER);
        }

        /** Why watching stopped. */
        public enum Cause {
            USER,
            /** The customer's address has changed, and there is no key any more for the old one. */
            ADDRESS_CHANGED
        }
    }

    /** The service said that the task has ended, so there is nothing left to check. */
    record Ended() implements ContactState {}
}
