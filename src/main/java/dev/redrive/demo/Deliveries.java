package dev.redrive.demo;

/**
 * What became of one kind's items at the customer's server. Outside a demo this cannot be known:
 * the service counts what it pushed, not what was stored.
 *
 * @param nbRetries how many retries were requested in this story
 * @param running whether a task of this kind has not ended
 * @param nbItems how many items the latest task took on; 0 when there is none
 * @param nbStored of these, how many were answered 2xx and stored
 * @param nbLost of these, how many were answered 2xx and not stored: never sent again
 * @param nbRefused of these, how many were refused
 * @param nbNotSent of these, how many were not pushed
 * @param story the same over the whole story
 */
public record Deliveries(
        int nbRetries,
        boolean running,
        long nbItems,
        long nbStored,
        long nbLost,
        long nbRefused,
        long nbNotSent,
        Story story) {

    /**
     * What became of the items since the story started.
     *
     * @param nbFailed how many are FAILED now; not those of a running task
     * @param mostAttempts the unsuccessful attempts of the failed or refused item that has most
     * @param nbStored how many were answered 2xx and stored
     * @param nbLost how many were answered 2xx and not stored
     * @param nbGivenUp how many of ended tasks were given up after 30 attempts
     */
    public record Story(
            long nbFailed, int mostAttempts, long nbStored, long nbLost, long nbGivenUp) {}

    /** How many items of the latest task were answered 2xx. */
    public long nbAnswered2xx() {
        return nbStored + nbLost;
    }

    /** Whether a retry was requested after the first and counted 0, or the first one did. */
    public boolean isDrained() {
        return nbRetries > 0 && !running && nbItems == 0;
    }
}
