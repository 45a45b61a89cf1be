package dev.redrive.ui.admin;

import dev.redrive.audit.Act;
import dev.redrive.audit.Audit;
import dev.redrive.enterprise.Administration;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Outcome;
import dev.redrive.policy.Policy;
import dev.redrive.profile.Profile;
import dev.redrive.retry.KeyedConnector;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of the administration off the JavaFX thread, each change once, and records every
 * change in the audit trail. Lives as long as the window, so that a change goes on when the page is
 * left. JavaFX thread.
 */
public final class AdminDesk {

    /** One call with the customer's key. */
    interface Call<T> {
        Outcome<T> make(Administration administration) throws InterruptedException;
    }

    /**
     * What came of a call.
     *
     * @param outcome null when nothing was called
     * @param isForbidden whether that was because the organisation does not allow it; else there is
     *     no key
     */
    record Result<T>(@Nullable Outcome<T> outcome, boolean isForbidden) {

        private static <T> Result<T> of(@Nullable Outcome<T> outcome) {
            return new Result<>(outcome, false);
        }
    }

    /** A change that is being made. */
    private record Pending(String profileId, String name) {}

    private final KeyedConnector connector;
    private final ProfilesModel profiles;
    private final Background background;
    private final Audit audit;
    private final Consumer<char[]> protect;
    private final Set<Pending> pending = new HashSet<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();

    /**
     * A desk without a call.
     *
     * @param protect masks a secret everywhere from now on; any thread
     */
    public AdminDesk(
            KeyedConnector connector,
            ProfilesModel profiles,
            Background background,
            Audit audit,
            Consumer<char[]> protect) {
        this.connector = connector;
        this.profiles = profiles;
        this.background = background;
        this.audit = audit;
        this.protect = protect;
    }

    /** Masks that secret everywhere from now on. */
    void protect(char[] secret) {
        protect.accept(secret);
    }

    /** Notifies of each change that began or ended, with the id of the customer. */
    Runnable onChange(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Whether a change of that team or user is being made. */
    boolean isPending(Profile customer, String name) {
        return pending.contains(new Pending(customer.id(), name));
    }

    /** Makes a call that changes nothing. */
    <T> void read(Profile customer, Call<T> call, Consumer<Result<T>> done) {
        int version = profiles.keys().version(customer);
        background
                .run(() -> made(customer, call))
                .then(result -> {
                    noteKey(customer, version, result.outcome());
                    done.accept(result);
                });
    }

    /**
     * Whether a change may be sent for that customer now: it is still as it was shown, and may be
     * changed.
     */
    boolean isAllowed(Profile customer) {
        return !customer.readOnly() && profiles.profiles().contains(customer);
    }

    /**
     * Makes a change, once.
     *
     * @param name the team or user that it is about
     * @return false where it was not sent, because one of the same name is still being made or the
     *     customer may not be changed; nothing is called then
     */
    <T> boolean change(
            Profile customer, AdminAct act, String name, Call<T> call, Consumer<Result<T>> done) {
        Pending change = new Pending(customer.id(), name);
        if (!isAllowed(customer) || !pending.add(change)) {
            return false;
        }
        int version = profiles.keys().version(customer);
        notifyOf(customer);
        background
                .run(() -> audited(customer, act, name, call))
                .inAnyCase(() -> {
                    pending.remove(change);
                    notifyOf(customer);
                })
                .then(result -> {
                    noteKey(customer, version, result.outcome());
                    done.accept(result);
                });
        return true;
    }

    private <T> Result<T> audited(Profile customer, AdminAct act, String name, Call<T> call)
            throws InterruptedException {
        audit.recordFirst(Act.requesting(act.audited).withProfile(customer).withObject(name));
        Act.Outcome ended = Act.Outcome.UNKNOWN;
        String word = "interrupted";
        try {
            Result<T> result = made(customer, call);
            ended = ending(result);
            word = word(result);
            if (result.isForbidden()) {
                audit.record(
                        Act.of(Act.Kind.POLICY_REFUSED, Act.Outcome.FAILURE)
                                .withProfile(customer)
                                .withObject("administration"));
            }
            return result;
        } finally {
            audit.record(
                    Act.of(act.audited, ended)
                            .withProfile(customer)
                            .withObject(name)
                            .withResult(word));
        }
    }

    private static Act.Outcome ending(Result<?> result) {
        return switch (result.outcome()) {
            case Outcome.Answered<?> _ -> Act.Outcome.SUCCESS;
            case Outcome.Failed<?>(EnterpriseFailure.UnknownOutcome _) -> Act.Outcome.UNKNOWN;
            case null, default -> Act.Outcome.FAILURE;
        };
    }

    private static String word(Result<?> result) {
        return switch (result.outcome()) {
            case Outcome.Answered<?> _ -> "answered";
            case Outcome.Failed<?>(var failure) -> word(failure);
            case null -> result.isForbidden() ? "policy" : "no-key";
        };
    }

    /** The type of the failure, as the trail writes words. */
    private static String word(EnterpriseFailure failure) {
        return failure instanceof EnterpriseFailure.ServiceError error
                ? "status-" + error.status()
                : failure.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
    }

    private <T> Result<T> made(Profile customer, Call<T> call) throws InterruptedException {
        if (isForbidden(customer)) {
            return new Result<>(null, true);
        }
        EnterpriseApi api;
        try {
            api = connector.connect(customer);
        } catch (IllegalArgumentException _) { // An address or key that no request can have.
            return Result.of(new Outcome.Failed<>(new EnterpriseFailure.NotMade()));
        }
        return Result.of(api == null ? null : call.make(api.administration()));
    }

    /** As the policy is in its file now. */
    private boolean isForbidden(Profile customer) {
        Policy policy = connector.policies().now();
        return policy.isAdministrationHidden() || policy.refusal(customer) != null;
    }

    private void noteKey(Profile customer, int version, @Nullable Outcome<?> outcome) {
        switch (outcome) {
            case Outcome.Answered<?> _ -> profiles.keys().answered(customer, version, true);
            case Outcome.Failed<?>(EnterpriseFailure.KeyRefused _) ->
                    profiles.keys().answered(customer, version, false);
            case null, default -> {}
        }
    }

    private void notifyOf(Profile customer) {
        List.copyOf(listeners).forEach(listener -> listener.accept(customer.id()));
    }
}
