package dev.redrive.ui.common;

import dev.redrive.enterprise.EnterpriseFailure;

/** The sentence for every way a call can fail. Any thread. */
public final class FailureTexts {

    private static final String UNREACHABLE = "failure.unreachable.";
    private static final String CERTIFICATE = "failure.certificate.";
    private static final String ADVICE = "advice.unreachable.";

    private final Texts texts;
    private final Formats formats;

    /** Sentences in the language of the texts. */
    public FailureTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** What happened, in the person's words. */
    public String title(EnterpriseFailure failure) {
        return switch (failure) {
            case EnterpriseFailure.KeyRefused _ -> texts.get("failure.keyRefused");
            case EnterpriseFailure.Forbidden _ -> texts.get("failure.forbidden");
            case EnterpriseFailure.NotFound _ -> texts.get("failure.notFound");
            case EnterpriseFailure.AlreadyRunning _ -> texts.get("failure.alreadyRunning");
            case EnterpriseFailure.InvalidAnswer _ -> texts.get("failure.invalidAnswer");
            case EnterpriseFailure.RateLimited(var delay, var _) ->
                    delay == null
                            ? texts.get("failure.rateLimited")
                            : texts.get("failure.rateLimitedFor", formats.duration(delay));
            case EnterpriseFailure.ServiceError(int status, var _) ->
                    texts.get("failure.serviceError", Integer.toString(status));
            case EnterpriseFailure.Unreachable(var reason, var _) ->
                    texts.get(UNREACHABLE + reason.name());
            case EnterpriseFailure.UntrustedCertificate untrusted ->
                    texts.get(CERTIFICATE + untrusted.problem().name());
            case EnterpriseFailure.TimedOut _ -> texts.get("failure.timedOut");
            case EnterpriseFailure.ConnectionLost _ -> texts.get("failure.connectionLost");
            case EnterpriseFailure.UnknownOutcome _ -> texts.get("failure.unknownOutcome");
        };
    }

    /**
     * The banner for a failed call; where the key is at fault, with the way to enter another.
     *
     * @param enterKey runs on the JavaFX thread
     */
    public Problem problem(EnterpriseFailure failure, Runnable enterKey) {
        boolean aboutTheKey =
                failure instanceof EnterpriseFailure.KeyRefused
                        || failure instanceof EnterpriseFailure.Forbidden;
        return new Problem(
                title(failure),
                detail(failure),
                aboutTheKey ? new Problem.Action(texts.get("common.enterKey"), enterKey) : null,
                Problem.Severity.ERROR);
    }

    /** What to do about it, and what the service said, if anything. */
    public String detail(EnterpriseFailure failure) {
        String advice =
                switch (failure) {
                    case EnterpriseFailure.KeyRefused _ -> texts.get("advice.keyRefused");
                    case EnterpriseFailure.Forbidden _ -> texts.get("advice.forbidden");
                    case EnterpriseFailure.NotFound _ -> texts.get("advice.address");
                    case EnterpriseFailure.InvalidAnswer _ -> texts.get("advice.address");
                    case EnterpriseFailure.Unreachable(var reason, var _) ->
                            texts.get(ADVICE + reason.name());
                    case EnterpriseFailure.UntrustedCertificate untrusted -> about(untrusted);
                    case EnterpriseFailure.UnknownOutcome _ -> texts.get("advice.unknownOutcome");
                    case EnterpriseFailure.AlreadyRunning _ -> "";
                    case EnterpriseFailure.RateLimited _ -> "";
                    case EnterpriseFailure.ServiceError _ -> "";
                    case EnterpriseFailure.TimedOut _ -> "";
                    case EnterpriseFailure.ConnectionLost _ -> "";
                };
        if (failure.detail().isEmpty()) {
            return advice;
        }
        String said = texts.get("failure.said", failure.detail());
        return advice.isEmpty() ? said : advice + "\n" + said;
    }

    /** Whose certificate it is, who signed it, until when it is valid, and what to do about it. */
    private String about(EnterpriseFailure.UntrustedCertificate untrusted) {
        String facts =
                texts.get(
                        "failure.certificateFacts",
                        untrusted.owner(),
                        untrusted.signer(),
                        formats.day(untrusted.from()),
                        formats.day(untrusted.until()));
        boolean anothers =
                untrusted.problem() == EnterpriseFailure.CertificateProblem.WRONG_HOST
                        && !untrusted.hosts().isEmpty();
        String hosts =
                anothers ? "\n" + texts.get("failure.certificateHosts", untrusted.hosts()) : "";
        return facts + hosts + "\n" + texts.get("advice.certificate");
    }
}
