package dev.redrive.retry;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;

/** Turns exceptions inside Redrive, which there should be none of, into failures. */
final class Calls {

    private static final System.Logger LOG = System.getLogger(Calls.class.getName());

    private Calls() {}

    /** The result where a call could not even be made. */
    static StartResult notMade(RuntimeException fault) {
        LOG.log(System.Logger.Level.ERROR, "a call could not be made", fault);
        return new StartResult.Failed(new EnterpriseFailure.NotMade());
    }

    /** Requests a retry; after an exception it is not known whether it has started. */
    static Outcome<RetryAccepted> retry(EnterpriseApi api, ItemKind kind)
            throws InterruptedException {
        try {
            return api.retry(kind);
        } catch (RuntimeException e) {
            // The API promises not to throw; if it does, the request may still have been read.
            LOG.log(System.Logger.Level.ERROR, "the request of a retry failed inside Redrive", e);
            return new Outcome.Failed<>(new EnterpriseFailure.UnknownOutcome(""));
        }
    }
}
