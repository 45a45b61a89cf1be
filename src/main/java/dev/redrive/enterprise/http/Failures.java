package dev.redrive.enterprise.http;

import dev.redrive.connection.CertificateFacts;
import dev.redrive.connection.UntrustedCertificateException;
import dev.redrive.connection.UnusableProxyPasswordException;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.AlreadyRunning;
import dev.redrive.enterprise.EnterpriseFailure.CertificateProblem;
import dev.redrive.enterprise.EnterpriseFailure.ConnectionLost;
import dev.redrive.enterprise.EnterpriseFailure.Forbidden;
import dev.redrive.enterprise.EnterpriseFailure.InvalidAnswer;
import dev.redrive.enterprise.EnterpriseFailure.KeyRefused;
import dev.redrive.enterprise.EnterpriseFailure.NotFound;
import dev.redrive.enterprise.EnterpriseFailure.RateLimited;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.EnterpriseFailure.ServiceError;
import dev.redrive.enterprise.EnterpriseFailure.TimedOut;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.EnterpriseFailure.Unreachable;
import dev.redrive.enterprise.EnterpriseFailure.UntrustedCertificate;
import dev.redrive.enterprise.http.Exchanged.Answer;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Sorts everything that is not a usable answer. */
final class Failures {

    private final Details details;
    private final InstantSource clock;
    private final boolean proxied;
    private final boolean authorized;

    /** Of calls straight to the service. */
    Failures(Details details, InstantSource clock) {
        this(details, clock, false, false);
    }

    private Failures(Details details, InstantSource clock, boolean proxied, boolean authorized) {
        this.details = details;
        this.clock = clock;
        this.proxied = proxied;
        this.authorized = authorized;
    }

    /**
     * The same of a call that goes through a proxy, or does not.
     *
     * @param authorized whether the proxy is told a name and a password
     */
    Failures via(boolean proxy, boolean authorized) {
        return new Failures(details, clock, proxy, authorized);
    }

    /** Of an answer that is no success. */
    EnterpriseFailure ofStatus(Answer answer) {
        int status = answer.status();
        if (proxied && status == Proxies.LOGIN_WANTED) {
            return loginWanted(answer);
        }
        return switch (status) {
            case 401 -> new KeyRefused(details.of(answer));
            case 403 -> new Forbidden(details.of(answer));
            case 404 -> new NotFound(details.of(answer));
            case 409 -> new AlreadyRunning(details.of(answer), details.taskIdIn(answer), null);
            case 429 -> new RateLimited(retryAfter(answer), details.of(answer));
            default ->
                    status >= 400 && status < 600
                            ? new ServiceError(status, details.of(answer), details.taskIdIn(answer))
                            : invalid(answer, details.ofUnexpectedStatus(answer));
        };
    }

    /** The same for a retry, as {@link RetryProof} has it. */
    EnterpriseFailure ofRetryStatus(Answer answer) {
        boolean byProxy = proxied && answer.status() == Proxies.LOGIN_WANTED;
        return byProxy || RetryProof.isNo(answer.status())
                ? ofStatus(answer)
                : unknown(answer, details.ofUnexpectedStatus(answer));
    }

    EnterpriseFailure invalid(Answer answer, UnusableAnswerException unusable) {
        return invalid(answer, unusable.why());
    }

    private EnterpriseFailure invalid(Answer answer, String why) {
        return new InvalidAnswer(why, details.of(answer));
    }

    /** Of a success whose body did not come whole. */
    EnterpriseFailure ofIncompleteRead(Answer answer) {
        String detail = Details.ending(answer);
        return switch (answer.ending()) {
            case TIMED_OUT -> new TimedOut(detail);
            case BROKEN -> new ConnectionLost(detail);
            case COMPLETE, TOO_LARGE, DAMAGED -> invalid(answer, detail);
        };
    }

    EnterpriseFailure timedOut(Duration limit) {
        return new TimedOut(Details.noAnswerWithin(limit));
    }

    EnterpriseFailure ofBrokenRead(Throwable cause) {
        return ConnectReasons.of(cause) == null
                ? new ConnectionLost(details.of(cause))
                : unreachable(cause);
    }

    /**
     * The same for a retry, of which it must be certain that it was not read.
     *
     * @param begun whether the request may have been written
     */
    EnterpriseFailure ofBrokenRetry(Throwable cause, boolean begun) {
        return RetryProof.isNo(cause, begun)
                ? unreachable(cause)
                : new UnknownOutcome(details.of(cause));
    }

    EnterpriseFailure notConnectedWithin(Duration limit) {
        Reason reason = Reason.CONNECT_TIMED_OUT;
        return new Unreachable(
                proxied ? Proxies.ofProxy(reason) : reason, Details.noAnswerWithin(limit));
    }

    EnterpriseFailure unknownAfter(Duration limit) {
        return new UnknownOutcome(Details.noAnswerWithin(limit));
    }

    EnterpriseFailure unknownAfter(Answer incomplete) {
        return unknown(incomplete, Details.ending(incomplete));
    }

    EnterpriseFailure unknownAfter(Answer answer, UnusableAnswerException unusable) {
        return unknown(answer, unusable.why());
    }

    private EnterpriseFailure unknown(Answer answer, String why) {
        return new UnknownOutcome(why, details.of(answer), details.taskIdIn(answer));
    }

    /** Nothing was sent, since the proxy cannot be told the password. */
    EnterpriseFailure ofProxyPassword(UnusableProxyPasswordException unusable) {
        return new Unreachable(
                Reason.PROXY_PASSWORD, details.ofWords(String.valueOf(unusable.getMessage())));
    }

    /**
     * Nothing was sent, since the server would not go on without a certificate of this computer.
     */
    EnterpriseFailure ofClientCertificate(Throwable cause) {
        Reason reason = Reason.CLIENT_CERTIFICATE;
        return new Unreachable(reason, details.of(cause, word(reason)));
    }

    private EnterpriseFailure loginWanted(Answer answer) {
        String ways = Proxies.ways(answer);
        return new Unreachable(
                Proxies.login(answer, authorized),
                details.ofWords("status 407" + (ways.isEmpty() ? "" : ", offering " + ways)));
    }

    private EnterpriseFailure unreachable(Throwable cause) {
        UntrustedCertificateException untrusted = ConnectReasons.untrusted(cause);
        if (untrusted != null) {
            return untrusted(untrusted);
        }
        String refusal = proxied ? Proxies.refusal(cause) : null;
        if (refusal != null) {
            return new Unreachable(Reason.PROXY_DENIED, details.ofWords("status " + refusal));
        }
        Reason known = ConnectReasons.of(cause);
        Reason reason = known == null ? Reason.OTHER : known;
        Reason whose = proxied ? Proxies.ofProxy(reason) : reason;
        return new Unreachable(whose, details.of(cause, word(whose)));
    }

    private EnterpriseFailure untrusted(UntrustedCertificateException untrusted) {
        CertificateFacts facts = untrusted.facts();
        return new UntrustedCertificate(
                CertificateProblem.valueOf(untrusted.problem().name()),
                details.ofWords(facts.owner()),
                details.ofWords(facts.signer()),
                facts.from(),
                facts.until(),
                details.ofWords(String.join(", ", facts.hosts())),
                details.of(untrusted));
    }

    private static String word(Reason reason) {
        return switch (reason) {
            case UNKNOWN_HOST -> "unknown host";
            case REFUSED -> "connection refused";
            case CONNECT_TIMED_OUT -> "no connection in time";
            case TLS_FAILED -> "no secure connection";
            case TLS_TOO_OLD -> "no common version of TLS";
            case CLIENT_CERTIFICATE -> "a client certificate is wanted";
            case PROXY_UNKNOWN -> "unknown proxy";
            case PROXY_UNREACHABLE -> "no connection to the proxy";
            case PROXY_LOGIN, PROXY_LOGIN_REFUSED, PROXY_LOGIN_KIND ->
                    "the proxy wants to know who calls";
            case PROXY_PASSWORD -> "the password of the proxy is unusable";
            case PROXY_DENIED -> "the proxy refused";
            case OTHER -> "no connection";
        };
    }

    private @Nullable Duration retryAfter(Answer answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .map(header -> RetryAfter.read(header, clock.instant()))
                .orElse(null);
    }
}
