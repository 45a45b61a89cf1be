package dev.redrive.enterprise;

import java.net.URI;

/** Makes the service's API for an address and a key. Opens no connection by itself; any thread. */
public interface EnterpriseConnector {

    /**
     * The service at that address.
     *
     * @param serviceUrl scheme, host and port, and a path in front of {@code /v1/enterprise} if any
     * @param key the key to send; the array is copied and may be wiped afterwards
     */
    EnterpriseApi connect(URI serviceUrl, char[] key);
}
