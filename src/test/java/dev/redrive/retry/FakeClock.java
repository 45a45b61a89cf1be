package dev.redrive.retry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only moves when told to. */
final class FakeClock implements InstantSource {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Instant now = NOON;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void move(Duration by) {
        now = now.plus(by);
    }
}
