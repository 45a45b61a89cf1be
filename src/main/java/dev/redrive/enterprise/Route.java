package dev.redrive.enterprise;

/** The way a call takes to the service. */
public sealed interface Route {

    /** Straight to the service. */
    record Direct() implements Route {}

    /**
     * Through a proxy.
     *
     * @param address its host and port, as they are shown
     * @param bySystem whether the system named it, rather than the person
     */
    record Proxied(String address, boolean bySystem) implements Route {}
}
