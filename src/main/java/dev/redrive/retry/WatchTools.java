package dev.redrive.retry;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What every watch works with.
 *
 * @param keys the way to the service
 * @param entries where the last word is kept
 * @param clock the time
 * @param waiters makes one for each watch
 * @param jitter from 0 to 1
 * @param loops runs each watch's loop on a thread of its own
 * @param seen whether anybody can see the window
 */
record WatchTools(
        KeyedConnector keys,
        Entries entries,
        InstantSource clock,
        Supplier<Waiter> waiters,
        DoubleSupplier jitter,
        Executor loops,
        BooleanSupplier seen) {}
