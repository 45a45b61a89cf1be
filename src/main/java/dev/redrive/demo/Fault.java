package dev.redrive.demo;

/** What can be wrong in the demo beside a receiving server that is down. One at a time. */
public enum Fault {
    /** Nothing. */
    NONE,
    /**
     * In front of the receiving server stands a page that answers 200 to everything. The service
     * takes that for accepted, so what is pushed meanwhile is lost.
     */
    MAINTENANCE_PAGE,
    /** The service answers 401 to the key. */
    KEY_REVOKED,
    /**
     * The service answers 500 or 503 to two of three polls, and 500 to every other request for a
     * retry, which then starts nothing. The first request of a story succeeds.
     */
    SERVICE_ERRORS,
    /** Every answer takes some seconds, whatever the speed of the demo's clock. */
    SLOW_NETWORK,
    /** Nothing listens at the service's address. */
    NO_NETWORK
}
