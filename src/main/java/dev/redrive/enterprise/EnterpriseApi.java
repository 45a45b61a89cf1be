package dev.redrive.enterprise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service as one enterprise sees it, with its key. Calls block up to their time limit and may
 * be made from any thread but the JavaFX one; an interrupt ends a waiting call.
 */
public interface EnterpriseApi {

    /**
     * Requests that the service sends every failed item of this kind again. The request is sent
     * exactly once: where it is not known whether it was read, the outcome is {@link
     * EnterpriseFailure.UnknownOutcome} and nothing is sent again.
     *
     * @throws InterruptedException when the thread was interrupted; whether the retry started is
     *     then not known
     */
    Outcome<RetryAccepted> retry(ItemKind kind) throws InterruptedException;

    /**
     * Polls a task once. Free of side effects.
     *
     * @param taskId opaque text, escaped before it becomes part of the address
     * @throws InterruptedException when the thread was interrupted while it waited
     */
    Outcome<TaskSnapshot> task(String taskId) throws InterruptedException;

    /**
     * Checks whether the key works, by the one documented call without side effects: the list of
     * hyper-admins.
     *
     * @throws InterruptedException when the thread was interrupted while it waited
     */
    Outcome<KeyAccepted> checkKey() throws InterruptedException;

    /** The calls for teams and hyper-admins, with the same key. */
    Administration administration();

    /**
     * The route the next call would take. May query the system, so never on the JavaFX thread;
     * sends nothing.
     */
    default Route route() {
        return new Route.Direct();
    }

    /**
     * The service accepted the key and answered as the Enterprise service does.
     *
     * @param nbHyperAdmins how many hyper-admins it listed, 0 or more
     * @param hyperAdmins the first of them, which show whose key it is; at most {@link
     *     AnswerLimits#MOST_PEOPLE}
     */
    public record KeyAccepted(int nbHyperAdmins, List<HyperAdmin> hyperAdmins) {

        /** Copies the list. */
        public KeyAccepted {
            hyperAdmins = List.copyOf(hyperAdmins);
        }

        /** Without the people, who do not belong in a log. */
        @Override
        public String toString() {
            return "KeyAccepted[nbHyperAdmins=" + nbHyperAdmins + "]";
        }
    }

    /**
     * A person who administers the enterprise, fit to be shown.
     *
     * @param userId usually a mail address; at most {@link AnswerLimits#LONGEST_WORD} characters
     * @param name first and last name, of the same length; empty when the service gave none
     */
    public record HyperAdmin(String userId, String name) {

        /** Without the name and address of the user, which do not belong in a log. */
        @Override
        public String toString() {
            return "HyperAdmin";
        }
    }

    /**
     * The service accepted a retry.
     *
     * @param taskId the task to watch, as opaque text; null only when {@code nbItems} is 0, because
     *     it is not documented whether nothing to send makes a task
     * @param nbItems how many items were {@code FAILED} and will be sent again; null when the
     *     service gave a task id without a usable number
     */
    public record RetryAccepted(@Nullable String taskId, @Nullable Long nbItems) {}

    /** The route of a call to the service. */
    public sealed interface Route {

        /** Who named a proxy. */
        enum Source {
            SETTINGS,
            SYSTEM,
            ENVIRONMENT
        }

        /** Why a proxy that the system names is not used. */
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
         * Straight to the service, although the system names a proxy, because that one cannot be
         * used.
         *
         * @param address what is known of the proxy, as it is shown; may be empty
         */
        record Around(Obstacle obstacle, String address) implements Route {}
    }
}
