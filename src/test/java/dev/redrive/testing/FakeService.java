package dev.redrive.testing;

import dev.redrive.enterprise.Administration;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseApi.KeyAccepted;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskSnapshot;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A service that says what it was told to say, and counts what it was asked. For one thread. */
public final class FakeService implements EnterpriseConnector, EnterpriseApi {

    private final List<String> calls = new ArrayList<>();
    private final Deque<Outcome<RetryAccepted>> toRetry = new ArrayDeque<>();
    private final Deque<Outcome<TaskSnapshot>> toTask = new ArrayDeque<>();
    private final Deque<Outcome<KeyAccepted>> toCheck = new ArrayDeque<>();
    private Runnable meanwhile = () -> {};
    private @Nullable Administration administration;

    /** The answers to the next retries. */
    public void accepts(RetryAccepted... accepted) {
        for (RetryAccepted one : accepted) {
            toRetry.add(new Outcome.Answered<>(one));
        }
    }

    /** How the next retry fails. */
    public void refuses(EnterpriseFailure failure) {
        toRetry.add(new Outcome.Failed<>(failure));
    }

    /** The answers to the next checks of tasks. */
    public void says(TaskSnapshot... snapshots) {
        for (TaskSnapshot snapshot : snapshots) {
            toTask.add(new Outcome.Answered<>(snapshot));
        }
    }

    /** How the next checks of tasks fail. */
    public void fails(EnterpriseFailure... failures) {
        for (EnterpriseFailure failure : failures) {
            toTask.add(new Outcome.Failed<>(failure));
        }
    }

    /** What comes of the next check of a key. */
    public void toKeyCheck(Outcome<KeyAccepted> outcome) {
        toCheck.add(outcome);
    }

    /** What happens while the next retry is under way. */
    public void whileAskedToRetry(Runnable what) {
        meanwhile = what;
    }

    /** What answers about teams and hyper-admins. */
    public void administeredBy(Administration other) {
        administration = other;
    }

    /** What was asked, in order: {@code retry TRIPS}, {@code task} with its id, {@code key}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public EnterpriseApi connect(URI serviceUrl, char[] key) {
        return this;
    }

    @Override
    public Outcome<RetryAccepted> retry(ItemKind kind) {
        calls.add("retry " + kind);
        meanwhile.run();
        return toRetry.remove();
    }

    @Override
    public Outcome<TaskSnapshot> task(String taskId) {
        calls.add("task " + taskId);
        return toTask.remove();
    }

    @Override
    public Outcome<KeyAccepted> checkKey() {
        calls.add("key");
        return toCheck.remove();
    }

    @Override
    public Administration administration() {
        return Objects.requireNonNull(administration);
    }
}
