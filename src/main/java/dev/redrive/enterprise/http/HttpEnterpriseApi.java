package dev.redrive.enterprise.http;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.KeyAccepted;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.RetryAccepted;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.http.Exchanged.Answer;
import dev.redrive.enterprise.http.Exchanged.Broken;
import dev.redrive.enterprise.http.Exchanged.Ending;
import dev.redrive.enterprise.http.Exchanged.Silence;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/** The service over HTTP, as {@link EnterpriseApi} promises. */
final class HttpEnterpriseApi implements EnterpriseApi {

    private final Endpoints endpoints;
    private final Caller caller;
    private final Clients clients;
    private final HttpLimits limits;
    private final Failures failures;

    HttpEnterpriseApi(
            Endpoints endpoints,
            Caller caller,
            Clients clients,
            HttpLimits limits,
            Failures failures) {
        this.endpoints = endpoints;
        this.caller = caller;
        this.clients = clients;
        this.limits = limits;
        this.failures = failures;
    }

    @Override
    public Outcome<RetryAccepted> retry(ItemKind kind) throws InterruptedException {
        SendOnce body = new SendOnce();
        HttpRequest request = caller.request(endpoints.retry(kind)).POST(body).build();
        return switch (sendOnFreshConnection(request)) {
            case Answer answer when answer.isSuccess() -> readAccepted(answer);
            case Answer answer -> failed(failures.ofRetryStatus(answer));
            case Silence _ when body.hasBegun() -> failed(failures.unknownAfter(limits.post()));
            case Silence _ -> failed(failures.notConnectedWithin(limits.post()));
            case Broken(var cause) -> failed(failures.ofBrokenRetry(cause, body.hasBegun()));
        };
    }

    @Override
    public Outcome<TaskSnapshot> task(String taskId) throws InterruptedException {
        return read(endpoints.task(taskId), AnswerReaders::task);
    }

    @Override
    public Outcome<KeyAccepted> checkKey() throws InterruptedException {
        return read(endpoints.hyperAdmins(), AnswerReaders::hyperAdmins);
    }

    private Exchanged sendOnFreshConnection(HttpRequest request) throws InterruptedException {
        HttpClient client = clients.fresh();
        try {
            return Exchange.of(client, request, limits.post(), limits.bodyBytes());
        } finally {
            client.shutdownNow();
        }
    }

    private Outcome<RetryAccepted> readAccepted(Answer answer) {
        if (answer.ending() != Ending.COMPLETE) {
            return failed(failures.unknownAfter(answer));
        }
        try {
            return new Outcome.Answered<>(AnswerReaders.retry(answer.body()));
        } catch (UnusableAnswerException e) {
            return failed(failures.unknownAfter(answer, e));
        }
    }

    private <T> Outcome<T> read(URI address, AnswerReader<T> reader) throws InterruptedException {
        HttpRequest request = caller.request(address).GET().build();
        Exchanged exchanged =
                Exchange.of(clients.reading(), request, limits.get(), limits.bodyBytes());
        return switch (exchanged) {
            case Answer answer when answer.isSuccess() -> readBody(answer, reader);
            case Answer answer -> failed(failures.ofStatus(answer));
            case Silence _ -> failed(failures.timedOut(limits.get()));
            case Broken(var cause) -> failed(failures.ofBrokenRead(cause));
        };
    }

    private <T> Outcome<T> readBody(Answer answer, AnswerReader<T> reader) {
        if (answer.ending() != Ending.COMPLETE) {
            return failed(failures.ofIncompleteRead(answer));
        }
        try {
            return new Outcome.Answered<>(reader.read(answer.body()));
        } catch (UnusableAnswerException e) {
            return failed(failures.invalid(answer, e));
        }
    }

    private static <T> Outcome<T> failed(EnterpriseFailure failure) {
        return new Outcome.Failed<>(failure);
    }

    /** Makes something of the body of a successful answer. */
    @FunctionalInterface
    private interface AnswerReader<T> {
        T read(String body) throws UnusableAnswerException;
    }
}
