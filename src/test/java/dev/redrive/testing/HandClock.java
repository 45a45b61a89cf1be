package dev.redrive.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when a test moves it. */
public final class HandClock implements InstantSource {

    private Instant now;

    /** Stands at that time. */
    public HandClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves it, backwards too. */
    public void move(Duration by) {
        now = now.plus(by);
    }
}
