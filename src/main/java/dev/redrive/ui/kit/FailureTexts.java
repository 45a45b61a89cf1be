package dev.redrive.ui.kit;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.CertificateProblem;
import dev.redrive.files.JsonFile.ChangedElsewhereException;
import dev.redrive.files.JsonFile.NewerVersionException;
import dev.redrive.files.SafeFile.DanglingLinkException;
import dev.redrive.files.SafeFile.HeldFileException;
import dev.redrive.files.SafeFile.NotAFileException;
import dev.redrive.profile.Profile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentence for every way a call can fail. Any thread. */
public final class FailureTexts {

    private static final String UNREACHABLE = "failure.unreachable.";
    private static final String CERTIFICATE = "failure.certificate.";
    private static final String ADVICE = "advice.unreachable.";
    private static final String CERTIFICATE_ADVICE = "advice.certificate.";

    /** What a wrong clock, or another computer behind the same name, would look like. */
    private static final Set<CertificateProblem> NAME_THE_DATE =
            EnumSet.of(
                    CertificateProblem.EXPIRED,
                    CertificateProblem.NOT_YET_VALID,
                    CertificateProblem.WRONG_HOST);

    private static final int WRONG_METHOD = 405;
    private static final int WRONG_TYPE = 415;

    private final Texts texts;
    private final Formats formats;

    /** Sentences in the language of the texts. */
    public FailureTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** What was typed for that customer has no task id. */
    public String notAnId(Profile customer) {
        return texts.get(Profile.isDemo(customer.id()) ? "demo.notAnId" : "running.notAnId");
    }

    /** What happened, in the user's words. */
    public String title(EnterpriseFailure failure) {
        return switch (failure) {
            case EnterpriseFailure.KeyRefused _ -> texts.get("failure.keyRefused");
            case EnterpriseFailure.Forbidden _ -> texts.get("failure.forbidden");
            case EnterpriseFailure.NotFound _ -> texts.get("failure.notFound");
            case EnterpriseFailure.AlreadyRunning _ -> texts.get("failure.alreadyRunning");
            case EnterpriseFailure.Conflict _ -> texts.get("failure.conflict");
            case EnterpriseFailure.InvalidAnswer _ -> texts.get("failure.invalidAnswer");
            case EnterpriseFailure.OtherTask _ -> texts.get("failure.otherTask");
            case EnterpriseFailure.NotMade _ -> texts.get("failure.notMade");
            case EnterpriseFailure.RateLimited(var delay, var _) ->
                    delay == null
                            ? texts.get("failure.rateLimited")
                            : texts.get("failure.rateLimitedFor", formats.duration(delay));
            case EnterpriseFailure.ServiceError(int status, var _, var _) ->
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
     * The banner for a failed call, which names the customer; where the key is at fault, with the
     * way to enter another.
     *
     * @param customer the one the service was called for
     * @param enterKey runs on the JavaFX thread
     */
    Problem problem(Profile customer, EnterpriseFailure failure, Runnable enterKey) {
        return problem(customer, failure, detail(failure), enterKey);
    }

    private Problem problem(
            Profile customer, EnterpriseFailure failure, String detail, Runnable enterKey) {
        boolean aboutTheKey =
                failure instanceof EnterpriseFailure.KeyRefused
                        || failure instanceof EnterpriseFailure.Forbidden;
        Problem problem =
                Problem.error(texts.get("failure.of", customer.name(), title(failure)), detail);
        return aboutTheKey ? problem.offering(texts.get("common.enterKey"), enterKey) : problem;
    }

    /**
     * The banner for a retry that was requested and did not start, or of which that is not known:
     * whether anything was started, what to do next, what the service said.
     *
     * @param enterKey runs on the JavaFX thread
     * @param watch watches the task that the answer named; runs on the JavaFX thread
     */
    public Problem ofStart(
            Profile customer,
            EnterpriseFailure failure,
            Runnable enterKey,
            Consumer<String> watch) {
        String taskId = failure.taskId();
        Problem problem = problem(customer, failure, startDetail(failure), enterKey);
        return taskId == null
                ? problem
                : problem.offering(texts.get("failure.watchNamed"), () -> watch.accept(taskId));
    }

    /** The banner where a call was not made because there is no key for it. */
    public Problem keyMissing(String title, Runnable enterKey) {
        return Problem.error(title, "").offering(texts.get("common.enterKey"), enterKey);
    }

    /** The banner where a retry was not requested because the profile may only watch. */
    public Problem readOnly(Profile customer) {
        return Problem.warning(
                texts.get("start.readOnly", customer.name()), texts.get("start.readOnlyDetail"));
    }

    /** Whether anything was started, what to do next, what the service said. */
    public String startDetail(EnterpriseFailure failure) {
        String named = failure.taskId() == null ? "" : texts.get("failure.named", failure.taskId());
        return lines(
                started(failure), advice(failure), startAdvice(failure), named, words(failure));
    }

    /** Empty where the advice says that nothing was even sent, or that it is not known. */
    private String started(EnterpriseFailure failure) {
        return switch (failure) {
            case EnterpriseFailure.UnknownOutcome _,
                    EnterpriseFailure.Unreachable _,
                    EnterpriseFailure.UntrustedCertificate _,
                    EnterpriseFailure.NotMade _ ->
                    "";
            default -> texts.get("failure.nothingStarted");
        };
    }

    /** What to do next where Redrive does not try again by itself. */
    private String startAdvice(EnterpriseFailure failure) {
        return switch (failure) {
            case EnterpriseFailure.RateLimited(var delay, var _) ->
                    delay == null
                            ? texts.get("advice.startLater")
                            : texts.get("advice.startLaterBy", formats.duration(delay));
            case EnterpriseFailure.ServiceError(int status, var _, var _) ->
                    texts.get(
                            status == WRONG_METHOD || status == WRONG_TYPE
                                    ? "advice.address"
                                    : "advice.startRefused");
            case EnterpriseFailure.AlreadyRunning _ -> texts.get("advice.startRunning");
            case EnterpriseFailure.TimedOut _, EnterpriseFailure.ConnectionLost _ ->
                    texts.get("advice.startLater");
            default -> "";
        };
    }

    /**
     * The banner for a task that cannot be watched: a 404 is about its id, not about the address.
     *
     * @param customer the one whose task it should be
     * @param enterKey runs on the JavaFX thread
     */
    public Problem ofTask(Profile customer, EnterpriseFailure failure, Runnable enterKey) {
        return failure instanceof EnterpriseFailure.NotFound
                ? Problem.error(
                        texts.get("history.unknownTask", customer.name()),
                        lines(texts.get("history.unknownTaskDetail"), words(failure)))
                : problem(customer, failure, enterKey);
    }

    /** What to do about it, and what the service said, if anything. */
    public String detail(EnterpriseFailure failure) {
        return lines(advice(failure), words(failure));
    }

    /**
     * What was noted about it, and behind "The service said" the service's own words and no others.
     */
    public String words(EnterpriseFailure failure) {
        String noted =
                failure.detail().isEmpty() ? "" : texts.get("failure.details", failure.detail());
        String said = failure.said().isEmpty() ? "" : texts.get("failure.said", failure.said());
        return lines(noted, said);
    }

    private static String lines(String... lines) {
        return Stream.of(lines).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** What to do about it; empty where there is nothing to say. */
    public String advice(EnterpriseFailure failure) {
        return switch (failure) {
            case EnterpriseFailure.KeyRefused _ -> texts.get("advice.keyRefused");
            case EnterpriseFailure.Forbidden _ -> texts.get("advice.forbidden");
            case EnterpriseFailure.NotFound _ -> texts.get("advice.address");
            case EnterpriseFailure.InvalidAnswer _ -> texts.get("advice.address");
            case EnterpriseFailure.Unreachable(var reason, var _) ->
                    texts.get(ADVICE + reason.name());
            case EnterpriseFailure.UntrustedCertificate untrusted -> about(untrusted);
            case EnterpriseFailure.UnknownOutcome _ -> texts.get("advice.unknownOutcome");
            case EnterpriseFailure.AlreadyRunning(var _, var _, var since) ->
                    since == null ? "" : texts.get("failure.mayBeOurs", formats.moment(since));
            case EnterpriseFailure.OtherTask _ -> texts.get("advice.otherTask");
            case EnterpriseFailure.NotMade _ -> texts.get("advice.notMade");
            case EnterpriseFailure.Conflict _ -> "";
            case EnterpriseFailure.RateLimited _ -> "";
            case EnterpriseFailure.ServiceError _ -> "";
            case EnterpriseFailure.TimedOut _ -> "";
            case EnterpriseFailure.ConnectionLost _ -> "";
        };
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
                untrusted.problem() == CertificateProblem.WRONG_HOST
                        && !untrusted.hosts().isEmpty();
        String hosts =
                anothers ? "\n" + texts.get("failure.certificateHosts", untrusted.hosts()) : "";
        String today =
                NAME_THE_DATE.contains(untrusted.problem())
                        ? "\n"
                                + texts.get(
                                        "failure.certificateToday", formats.exactly(formats.now()))
                        : "";
        String advice = texts.get(CERTIFICATE_ADVICE + untrusted.problem().name());
        return facts + hosts + today + "\n" + advice;
    }

    /** Why a file could not be read or written, in words. Any thread. */
    public static final class FileFailures {

        private FileFailures() {}

        /** Why a file cannot be read, as a sentence. */
        public static String readingReason(Texts texts, IOException failure) {
            return switch (failure) {
                case AccessDeniedException _ -> texts.get("common.readingDenied");
                case NewerVersionException _ -> texts.get("common.newerForm");
                default -> reason(texts, failure);
            };
        }

        /** The reason as a sentence, with what the system said where that is all there is. */
        public static String reason(Texts texts, IOException failure) {
            return switch (failure) {
                case NoSuchFileException _ -> texts.get("common.noSuchFolder");
                case ChangedElsewhereException _ -> texts.get("common.changedElsewhere");
                case DanglingLinkException _ -> texts.get("common.danglingLink");
                case NewerVersionException _ -> texts.get("common.newerVersion");
                case HeldFileException _ -> texts.get("common.heldFile");
                case NotAFileException _ -> texts.get("common.notAFile");
                case AccessDeniedException _ -> texts.get("common.accessDenied");
                default ->
                        isFull(failure)
                                ? texts.get("common.diskFull")
                                : texts.get(
                                        "common.systemSaid", String.valueOf(failure.getMessage()));
            };
        }

        /** By the words of Linux and macOS, and of Windows, as Java has no name for it. */
        private static boolean isFull(IOException failure) {
            String said = String.valueOf(failure.getMessage());
            return said.contains("No space left") || said.contains("not enough space");
        }
    }
}
