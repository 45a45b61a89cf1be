package dev.redrive.enterprise;

/** The way a call takes to the service. */
public sealed interface Route {

    /** Who named a proxy. */
    enum Source {
        SETTINGS,
        SYSTEM,
        ENVIRONMENT
    }

    /** Why a proxy that is wanted is not used. */
    enum Obstacle {
        SOCKS,
        TLS_TO_PROXY,
        NOT_AN_ADDRESS,
        NOT_NAMED
    }

    /** Straight to the service. */
    record Direct() implements Route {}

    /**
     * Through a proxy.
     *
     * @param address its host and port, as they are shown
     * @param source who named it
     */
    record Proxied(String address, Source source) implements Route {}

    /**
     * Straight to the service although the system wants a proxy, which cannot be used.
     *
     * @param address what is known of the proxy, as it is shown; empty for nothing
     */
    record Around(Obstacle obstacle, String address) implements Route {}
}
