package dev.redrive.demo;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Items that failed, counted by their unsuccessful attempts. An item whose attempts reach {@link
 * #MOST_ATTEMPTS} is given up. The one attempt a day that the service makes by itself is not
 * played. Not safe for threads by itself.
 */
final class Failed {

    /** After so many unsuccessful attempts an item is discarded. */
    static final int MOST_ATTEMPTS = 30;

    private final long[] byAttempts = new long[MOST_ATTEMPTS];
    private long nbGivenUp;

    /** So many items that failed alike. */
    record Group(int attempts, long count) {}

    void add(int attempts, long count) {
        if (attempts >= MOST_ATTEMPTS) {
            nbGivenUp += count;
        } else {
            byAttempts[attempts] += count;
        }
    }

    void addAll(Failed others) {
        for (int attempts = 0; attempts < MOST_ATTEMPTS; attempts++) {
            byAttempts[attempts] += others.byAttempts[attempts];
        }
        nbGivenUp += others.nbGivenUp;
    }

    long total() {
        return Arrays.stream(byAttempts).sum();
    }

    long nbGivenUp() {
        return nbGivenUp;
    }

    /** The unsuccessful attempts of the item that has most of them; 0 when there is none. */
    int mostAttempts() {
        for (int attempts = MOST_ATTEMPTS - 1; attempts > 0; attempts--) {
            if (byAttempts[attempts] > 0) {
                return attempts;
            }
        }
        return 0;
    }

    /** Takes all of them, those with most attempts first. What was given up stays counted here. */
    Deque<Group> take() {
        Deque<Group> taken = new ArrayDeque<>();
        for (int attempts = MOST_ATTEMPTS - 1; attempts >= 0; attempts--) {
            if (byAttempts[attempts] > 0) {
                taken.add(new Group(attempts, byAttempts[attempts]));
                byAttempts[attempts] = 0;
            }
        }
        return taken;
    }
}
