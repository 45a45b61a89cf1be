package dev.redrive.retry;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the outcomes it was told to give, one after the other, and remembers what it was asked. */
final class ScriptedService implements EnterpriseConnector, EnterpriseApi {

    /** One outcome, perhaps with something that happens while the call is under way. */
    interface Answer<T> {
        Outcome<T> give() throws InterruptedException;
    }

    final List<String> keys = new ArrayList<>();
    final List<char[]> handedOver = new ArrayList<>();
    final List<ItemKind> retries = new ArrayList<>();
    final List<String> polled = new ArrayList<>();
    final List<Instant> askedAt = new ArrayList<>();

    private final InstantSource clock;
    private final Deque<Answer<TaskSnapshot>> answers = new ArrayDeque<>();
    private Answer<RetryAccepted> toRetry =
            () -> {
                throw new AssertionError("no retry was expected");
            };

    private @Nullable RuntimeException toConnect;

    ScriptedService(InstantSource clock) {
        this.clock = clock;
    }

    ScriptedService says(TaskSnapshot... snapshots) {
        for (TaskSnapshot snapshot : snapshots) {
            answers.add(() -> new Outcome.Answered<>(snapshot));
        }
        return this;
    }

    ScriptedService fails(EnterpriseFailure... failures) {
        for (EnterpriseFailure failure : failures) {
            answers.add(() -> new Outcome.Failed<>(failure));
        }
        return this;
    }

    ScriptedService does(Answer<TaskSnapshot> answer) {
        answers.add(answer);
        return this;
    }

    void toRetry(Answer<RetryAccepted> answer) {
        toRetry = answer;
    }

    void toRetry(RetryAccepted accepted) {
        toRetry = () -> new Outcome.Answered<>(accepted);
    }

    void toRetry(EnterpriseFailure failure) {
        toRetry = () -> new Outcome.Failed<>(failure);
    }

    void cannotConnect(RuntimeException fault) {
        toConnect = fault;
    }

    @Override
    public EnterpriseApi connect(URI serviceUrl, char[] key) {
        if (toConnect != null) {
            throw toConnect;
        }
        keys.add(new String(key));
        handedOver.add(key);
        return this;
    }

    @Override
    public Outcome<RetryAccepted> retry(ItemKind kind) throws InterruptedException {
        synchronized (retries) {
            retries.add(kind);
        }
        return toRetry.give();
    }

    @Override
    public Outcome<TaskSnapshot> task(String taskId) throws InterruptedException {
        polled.add(taskId);
        askedAt.add(clock.instant());
        if (answers.isEmpty()) {
            throw new AssertionError("asked more often than the script knows");
        }
        return answers.remove().give();
    }

    @Override
    public Outcome<KeyAccepted> checkKey() {
        throw new AssertionError("nobody asked for a key check");
    }

    @Override
    public Administration administration() {
        throw new AssertionError("nobody asked for the administration");
    }
}
