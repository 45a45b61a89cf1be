package dev.redrive.enterprise.http;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyWay;
import dev.redrive.enterprise.Administration;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseApi.KeyAccepted;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseApi.Route;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.enterprise.http.AnswerReaders.UnusableAnswerException;
import dev.redrive.enterprise.http.HttpCalls.Change;
import dev.redrive.enterprise.http.HttpCalls.SendOnce;
import java.util.function.UnaryOperator;

/** The service over HTTP, as {@link EnterpriseApi} promises. */
final class HttpEnterpriseApi implements EnterpriseApi {

    private final Endpoints endpoints;
    private final HttpCalls calls;

    HttpEnterpriseApi(Endpoints endpoints, HttpCalls calls) {
        this.endpoints = endpoints;
        this.calls = calls;
    }

    @Override
    public Outcome<RetryAccepted> retry(ItemKind kind) throws InterruptedException {
        return calls.change(
                new Change<>(
                        "POST",
                        endpoints.retry(kind),
                        this::accepted,
                        Failures::ofRetryStatus,
                        UnaryOperator.identity()),
                new SendOnce());
    }

    private RetryAccepted accepted(String body) throws UnusableAnswerException {
        RetryAccepted accepted = AnswerReaders.retry(body);
        calls.rejectSecret(accepted.taskId());
        return accepted;
    }

    @Override
    public Outcome<TaskSnapshot> task(String taskId) throws InterruptedException {
        if (calls.holdsSecret(taskId)) {
            // A key pasted as an id: in a URL it would end up in the logs of every intermediary.
            return HttpCalls.failed(new EnterpriseFailure.NotFound(""));
        }
        Outcome<TaskSnapshot> outcome =
                calls.read(
                        endpoints.task(taskId), body -> withoutSecrets(AnswerReaders.task(body)));
        return outcome instanceof Outcome.Answered<TaskSnapshot>(var snapshot)
                        && snapshot.taskId() != null
                        && !snapshot.taskId().equals(taskId)
                ? HttpCalls.failed(new EnterpriseFailure.OtherTask())
                : outcome;
    }

    @Override
    public Outcome<KeyAccepted> checkKey() throws InterruptedException {
        return calls.read(
                endpoints.hyperAdmins(), body -> AdministrationAnswers.keyAccepted(body, calls));
    }

    @Override
    public Administration administration() {
        return new HttpAdministration(endpoints, calls);
    }

    @Override
    public Route route() {
        return switch (calls.network().wayTo(endpoints.hyperAdmins())) {
            case ProxyWay.Direct _ -> new Route.Direct();
            case ProxyWay.Through(var proxy, var source) ->
                    new Route.Proxied(Network.shown(proxy), Route.Source.valueOf(source.name()));
            case ProxyWay.Around(var obstacle, String proxy) ->
                    new Route.Around(Route.Obstacle.valueOf(obstacle.name()), proxy);
        };
    }

    private TaskSnapshot withoutSecrets(TaskSnapshot snapshot) throws UnusableAnswerException {
        calls.rejectSecret(snapshot.type());
        TaskStatus status = snapshot.status();
        calls.rejectSecret(status == null ? null : status.word());
        return snapshot;
    }
}
