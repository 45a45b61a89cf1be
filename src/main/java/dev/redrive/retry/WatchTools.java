package dev.redrive.retry;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * What every watch works with.
 *
 * @param keys connects to the service
 * @param entries the entries in the journal
 * @param polling time and threads
 * @param windowVisible whether the window can be seen
 * @param acts records what the user does
 */
record WatchTools(
        KeyedConnector keys,
        EntryStore entries,
        Polling polling,
        BooleanSupplier windowVisible,
        RetryActs acts) {

    Instant now() {
        return polling.clock().instant();
    }
}
