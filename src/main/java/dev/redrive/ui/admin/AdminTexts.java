package dev.redrive.ui.admin;

import dev.redrive.enterprise.Administration.Team;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences of the administration. Any thread. */
final class AdminTexts {

    private static final int DEFAULTS_MISSING = 422;
    private static final String NOT_DONE = "admin.notDone.";
    private static final String NOT_KNOWN = "admin.notKnown.";
    private static final String LOOK_FIRST = "admin.lookFirst.";
    private static final String CONFLICT = "admin.conflict.";
    private static final String NOT_FOUND = "admin.notFound.";
    private static final String DEFAULTS = "admin.defaults.";

    private final Texts texts;
    private final Formats formats;
    private final FailureTexts failures;

    AdminTexts(UiKit kit) {
        this.texts = kit.texts();
        this.formats = kit.formats();
        this.failures = kit.failures();
    }

    /** The problem where nothing was called: there is no key, or the organisation forbids it. */
    Problem notCalled(Profile customer, boolean isForbidden, Runnable enterKey) {
        return isForbidden
                ? Problem.warning(
                        texts.get("admin.forbidden", customer.name()),
                        texts.get("admin.forbiddenDetail"))
                : failures.keyMissing(texts.get("admin.noKey", customer.name()), enterKey);
    }

    /** Whether it is not known if the change was made. */
    static boolean isUnknown(EnterpriseFailure failure) {
        return failure instanceof EnterpriseFailure.UnknownOutcome;
    }

    /**
     * The problem where a change failed: whether anything was done, why, and what to do.
     *
     * @param name the team or user that it was about
     */
    Problem ofChange(Profile customer, AdminAct act, String name, EnterpriseFailure failure) {
        String what = texts.get((isUnknown(failure) ? NOT_KNOWN : NOT_DONE) + act.name(), name);
        return Problem.error(
                texts.get("failure.of", customer.name(), what),
                lines(why(act, failure), done(failure), failures.words(failure)));
    }

    /** Whether anything was done; empty where the sentence before says so. */
    private String done(EnterpriseFailure failure) {
        return isUnknown(failure) ? "" : texts.get("admin.nothingDone");
    }

    private String why(AdminAct act, EnterpriseFailure failure) {
        return switch (failure) {
            case EnterpriseFailure.UnknownOutcome _ -> texts.get(LOOK_FIRST + act.name());
            case EnterpriseFailure.Conflict _ -> texts.get(CONFLICT + act.name());
            case EnterpriseFailure.NotFound _ -> texts.get(NOT_FOUND + act.name());
            case EnterpriseFailure.ServiceError(int status, var _, var _)
                    when status == DEFAULTS_MISSING ->
                    texts.get(DEFAULTS + act.name());
            case EnterpriseFailure.RateLimited(var delay, var _) ->
                    delay == null
                            ? texts.get("admin.later")
                            : texts.get("admin.laterBy", formats.duration(delay));
            default -> lines(failures.title(failure), failures.advice(failure));
        };
    }

    /** The problem where a list cannot be read. */
    Problem ofList(Profile customer, boolean ofTeams, EnterpriseFailure failure) {
        String what = texts.get(ofTeams ? "admin.noTeamList" : "admin.noPeopleList");
        boolean isNotUnderstood = failure instanceof EnterpriseFailure.InvalidAnswer;
        String why =
                isNotUnderstood
                        ? texts.get(
                                ofTeams ? "admin.teamsNotUnderstood" : "admin.peopleNotUnderstood")
                        : lines(failures.title(failure), failures.advice(failure));
        return Problem.error(
                texts.get("failure.of", customer.name(), what),
                lines(why, failures.words(failure)));
    }

    /** The status of a team in our words; the service's own where we have none. */
    String status(@Nullable String word) {
        return switch (word) {
            case Team.ENABLED -> texts.get("admin.status.enabled");
            case Team.DISABLED -> texts.get("admin.status.disabled");
            case null -> texts.get("admin.status.unsaid");
            default -> texts.get("admin.status.other", word);
        };
    }

    static String lines(String... lines) {
        return Stream.of(lines).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
