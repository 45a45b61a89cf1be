package dev.redrive.connection;

import java.net.InetSocketAddress;

/** The way calls to an address take, and who says so. */
public sealed interface ProxyWay {

    /** Who names a proxy. */
    enum Source {
        /** The settings of Redrive. */
        SETTINGS,
        /** The settings of the system. */
        SYSTEM,
        /** The environment variable {@code HTTPS_PROXY}. */
        ENVIRONMENT
    }

    /** Why the proxy the system wants is not used. */
    enum Obstacle {
        /** It is a SOCKS proxy, which Java's client does not speak to. */
        SOCKS,
        /** It wants to be spoken to over TLS, which Java's client does not do. */
        TLS_TO_PROXY,
        /** Its name or address cannot be understood. */
        NOT_AN_ADDRESS,
        /** The system, or its automatic configuration, failed to name one. */
        NOT_NAMED
    }

    /** Straight to the address, as nothing else is wanted. */
    record Direct() implements ProxyWay {}

    /**
     * Through a proxy.
     *
     * @param proxy not looked up yet
     */
    record Through(InetSocketAddress proxy, Source source) implements ProxyWay {}

    /**
     * Straight to the address although a proxy is wanted, which cannot be used.
     *
     * @param proxy what is known of it, fit to be shown; empty for nothing
     */
    record Around(Obstacle obstacle, String proxy) implements ProxyWay {}
}
