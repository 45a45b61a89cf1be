package dev.redrive.ui.credentials;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Route;
import dev.redrive.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;

/** Words how far a call to the service came, step by step, and which step failed. */
final class ConnectionSteps {

    /** The steps in their order. With a proxy, it is the proxy that does the first two. */
    enum Step {
        NAME,
        CONNECT,
        PROXY,
        TLS,
        KEY
    }

    private static final String DONE = "connection.done.";
    private static final String FAILED = "connection.failed.";

    private final Texts texts;

    ConnectionSteps(Texts texts) {
        this.texts = texts;
    }

    /**
     * The steps up to the one that failed.
     *
     * @param secure whether there is TLS on the way
     */
    String upTo(EnterpriseFailure failure, Route route, boolean secure) {
        Step failed = step(failure);
        List<String> words = new ArrayList<>();
        for (Step step : taken(route, secure)) {
            if (step.compareTo(failed) < 0) {
                words.add(texts.get(DONE + step.name()));
            }
        }
        words.add(texts.get(FAILED + failed.name()));
        return texts.get("connection.steps", String.join(", ", words));
    }

    private static List<Step> taken(Route route, boolean secure) {
        List<Step> steps = new ArrayList<>();
        if (!(route instanceof Route.Proxied)) {
            steps.add(Step.NAME);
            steps.add(Step.CONNECT);
        } else {
            steps.add(Step.PROXY);
        }
        if (secure) {
            steps.add(Step.TLS);
        }
        steps.add(Step.KEY);
        return steps;
    }

    private static Step step(EnterpriseFailure failure) {
        return switch (failure) {
            case EnterpriseFailure.Unreachable(var reason, var _) ->
                    switch (reason) {
                        case UNKNOWN_HOST -> Step.NAME;
                        case REFUSED, CONNECT_TIMED_OUT, OTHER -> Step.CONNECT;
                        case TLS_FAILED, TLS_TOO_OLD, CLIENT_CERTIFICATE -> Step.TLS;
                        case PROXY_UNKNOWN,
                                PROXY_UNREACHABLE,
                                PROXY_LOGIN,
                                PROXY_LOGIN_REFUSED,
                                PROXY_PASSWORD,
                                PROXY_LOGIN_KIND,
                                PROXY_DENIED ->
                                Step.PROXY;
                    };
            case EnterpriseFailure.UntrustedCertificate _ -> Step.TLS;
            case EnterpriseFailure.KeyRefused _,
                    EnterpriseFailure.Forbidden _,
                    EnterpriseFailure.NotFound _,
                    EnterpriseFailure.AlreadyRunning _,
                    EnterpriseFailure.InvalidAnswer _,
                    EnterpriseFailure.OtherTask _,
                    EnterpriseFailure.NotMade _,
                    EnterpriseFailure.RateLimited _,
                    EnterpriseFailure.ServiceError _,
                    EnterpriseFailure.TimedOut _,
                    EnterpriseFailure.ConnectionLost _,
                    EnterpriseFailure.UnknownOutcome _ ->
                    Step.KEY;
        };
    }
}
