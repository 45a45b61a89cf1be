package dev.redrive.retry;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyVault;
import dev.redrive.profile.Profile;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every watch works with.
 *
 * @param keys connects to the service
 * @param entries the entries in the journal
 * @param clock the time
 * @param waiters makes one for each watch
 * @param jitter from 0 to 1
 * @param loops runs each watch's loop on a thread of its own
 * @param windowVisible whether the window can be seen
 */
record WatchTools(
        KeyedConnector keys,
        Entries entries,
        InstantSource clock,
        Supplier<Waiter> waiters,
        DoubleSupplier jitter,
        Executor loops,
        BooleanSupplier windowVisible) {

    /**
     * Connects to a profile's address with its key. May block as the vault does.
     *
     * @param connector makes the service's API
     * @param vault where the keys are
     */
    record KeyedConnector(EnterpriseConnector connector, KeyVault vault) {

        /** The service with the profile's present key; null when none is available. */
        @Nullable EnterpriseApi connect(Profile profile) {
            ApiKey key = vault.find(profile);
            if (key == null) {
                return null;
            }
            char[] characters = key.reveal();
            try {
                return connector.connect(profile.serviceUrl(), characters);
            } finally {
                Arrays.fill(characters, '\0');
            }
        }
    }
}
