package dev.redrive.enterprise;

/**
 * One enterprise's view of the service, with its key. Calls block up to their limit and may be made
 * from any thread but the JavaFX one; an interrupt ends a waiting call.
 */
public interface EnterpriseApi {

    /**
     * Asks the service to send every failed item of this kind again. The request is sent exactly
     * once: where it is not known whether it was read, the outcome is {@link
     * EnterpriseFailure.UnknownOutcome} and nothing is sent again.
     *
     * @throws InterruptedException when the thread was interrupted; whether the retry started is
     *     then not known
     */
    Outcome<RetryAccepted> retry(ItemKind kind) throws InterruptedException;

    /**
     * Asks how far a task is. Free of side effects.
     *
     * @param taskId opaque text, escaped before it becomes part of the address
     * @throws InterruptedException when the thread was interrupted while it waited
     */
    Outcome<TaskSnapshot> task(String taskId) throws InterruptedException;

    /**
     * Finds out whether the key works, by the one documented call without side effects: the list of
     * hyper-admins.
     *
     * @throws InterruptedException when the thread was interrupted while it waited
     */
    Outcome<KeyAccepted> checkKey() throws InterruptedException;

    /**
     * The way the next call would take. May ask the system, so never on the JavaFX thread; sends
     * nothing.
     */
    default Route route() {
        return new Route.Direct();
    }
}
