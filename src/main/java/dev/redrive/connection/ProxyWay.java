package dev.redrive.connection;

import java.net.InetSocketAddress;

/** The way of calls to an address, and where it was configured. */
public sealed interface ProxyWay {

    /** Where a proxy is configured. */
    enum Source {
        /** The settings of Redrive. */
        SETTINGS,
        /** The settings of the system. */
        SYSTEM,
        /** The environment variable {@code HTTPS_PROXY}. */
        ENVIRONMENT
    }

    /** Why the system's proxy is not used. */
    enum Obstacle {
        /** It is a SOCKS proxy, which Java's client does not support. */
        SOCKS,
        /** It needs TLS to the proxy, which Java's client does not support. */
        TLS_TO_PROXY,
        /** Its name or address cannot be understood. */
        NOT_AN_ADDRESS,
        /** The system, or its automatic configuration, failed to find one. */
        NOT_NAMED
    }

    /** Directly to the address, as no proxy is configured. */
    record Direct() implements ProxyWay {}

    /**
     * Through a proxy.
     *
     * @param proxy not resolved yet
     */
    record Through(InetSocketAddress proxy, Source source) implements ProxyWay {}

    /**
     * Directly to the address although a proxy is configured, as it cannot be used.
     *
     * @param proxy the proxy for display; empty when unknown
     */
    record Around(Obstacle obstacle, String proxy) implements ProxyWay {}
}
