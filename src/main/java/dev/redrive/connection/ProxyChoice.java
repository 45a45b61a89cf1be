package dev.redrive.connection;

/** Which proxy the person wants calls to go through. Holds no password. */
public sealed interface ProxyChoice {

    /** What the system says for each address, its automatic configuration (PAC) included. */
    record AsTheSystem() implements ProxyChoice {}

    /** None, whatever the system says. */
    record None() implements ProxyChoice {}

    /**
     * This one, for every address but this computer's own.
     *
     * @param host a name or an address, as {@link ProxyAddress} takes it
     * @param port from 1 to 65535
     * @param user the name it asks for; empty when it asks for none
     */
    record Manual(String host, int port, String user) implements ProxyChoice {

        /** Host and port in one, as they are shown. */
        public String address() {
            return ProxyAddress.shown(host, port);
        }
    }
}
