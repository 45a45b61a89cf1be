package dev.redrive.retry;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The time and the threads that watches poll with.
 *
 * @param clock the time
 * @param waiters makes the waiter of each watch
 * @param jitter from 0 to 1, drawn for each delay after a failure; any thread
 * @param loops runs each watch's loop on a thread of its own, until the watch ends
 */
public record Polling(
        InstantSource clock, Supplier<Waiter> waiters, DoubleSupplier jitter, Executor loops) {}
