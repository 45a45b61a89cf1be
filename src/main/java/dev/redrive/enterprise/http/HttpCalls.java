package dev.redrive.enterprise.http;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyPassword.UnusableProxyPasswordException;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.NotMade;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.http.AnswerReaders.UnusableAnswerException;
import dev.redrive.enterprise.http.Clients.Line;
import dev.redrive.enterprise.http.Exchange.Exchanged;
import dev.redrive.enterprise.http.Exchange.Exchanged.Answer;
import dev.redrive.enterprise.http.Exchange.Exchanged.Broken;
import dev.redrive.enterprise.http.Exchange.Exchanged.Ending;
import dev.redrive.enterprise.http.Exchange.Exchanged.TimedOut;
import dev.redrive.enterprise.http.Failures.ConnectReasons;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The two ways of a call: one that only reads, and one that changes something and is therefore sent
 * exactly once, over a connection of its own. Any thread.
 */
final class HttpCalls {

    private static final System.Logger LOG = System.getLogger(HttpCalls.class.getName());

    private final HttpHeaders caller;
    private final Clients clients;
    private final HttpLimits limits;
    private final Failures failures;
    private final Secrets secrets;

    HttpCalls(
            HttpHeaders caller,
            Clients clients,
            HttpLimits limits,
            Failures failures,
            Secrets secrets) {
        this.caller = caller;
        this.clients = clients;
        this.limits = limits;
        this.failures = failures;
        this.secrets = secrets;
    }

    /** The network a call would go through now. */
    Network network() {
        return clients.network();
    }

    /** Whether that text holds a secret, so that it must not become part of an address. */
    boolean holdsSecret(String text) {
        return secrets.isIn(text);
    }

    /**
     * A call that changes something.
     *
     * @param reader makes something of a success; what it cannot use is an unknown outcome
     * @param refusal the failure behind a status that is no success
     * @param shown what of an answer may be quoted in a failure
     */
    record Change<T>(
            String method,
            URI address,
            AnswerReader<T> reader,
            BiFunction<Failures, Answer, EnterpriseFailure> refusal,
            UnaryOperator<Answer> shown) {}

    /**
     * Sends a change exactly once.
     *
     * @throws InterruptedException when the thread was interrupted; whether the change was made is
     *     then not known
     */
    <T> Outcome<T> change(Change<T> change, SendOnce body) throws InterruptedException {
        try {
            return changeOrThrow(change, body);
        } catch (RuntimeException e) {
            logOwnFault(e);
            return failed(body.hasBegun() ? new UnknownOutcome("") : new NotMade());
        }
    }

    private <T> Outcome<T> changeOrThrow(Change<T> change, SendOnce body)
            throws InterruptedException {
        URI address = change.address();
        Clients.Fresh fresh = clients.fresh();
        Line line = fresh.line();
        Sending sending;
        try {
            sending = sending(address, line.network());
        } catch (UnusableProxyPasswordException e) {
            line.client().shutdownNow();
            return failed(failures.ofProxyPassword(e));
        }
        Failures words = sending.failures();
        HttpRequest request = body.in(sending.request(), change.method());
        Exchanged exchanged = sendAndClose(line.client(), request);
        boolean begun = body.hasBegun();
        boolean inHandshake = begun && isSecure(address) && !fresh.handshake().isPast();
        return switch (exchanged) {
            case Answer answer when answer.isSuccess() -> readChanged(answer, change);
            case Answer answer ->
                    failed(change.refusal().apply(words, change.shown().apply(answer)));
            case TimedOut _ when begun && !inHandshake -> failed(words.unknownAfter(limits.post()));
            case TimedOut _ -> failed(words.notConnectedWithin(limits.post()));
            case Broken(var cause) when wantsCertificate(cause, line, address) ->
                    failed(words.ofClientCertificate(cause));
            case Broken(var cause) -> failed(words.ofBrokenRetry(cause, begun, inHandshake));
        };
    }

    private <T> Outcome<T> readChanged(Answer answer, Change<T> change) {
        Answer shown = change.shown().apply(answer);
        if (answer.ending() != Ending.COMPLETE) {
            return failed(failures.unknownAfter(shown));
        }
        try {
            return new Outcome.Answered<>(change.reader().read(answer.body()));
        } catch (UnusableAnswerException e) {
            return failed(failures.unknownAfter(shown, e));
        }
    }

    /** A request with its headers, and the mapping of its failures. */
    private static final class Sending {
        private final HttpRequest.Builder request;
        private final Failures failures;

        private Sending(HttpRequest.Builder request, Failures failures) {
            this.request = request;
            this.failures = failures;
        }

        private HttpRequest.Builder request() {
            return request;
        }

        private Failures failures() {
            return failures;
        }
    }

    private Sending sending(URI address, Network network) throws UnusableProxyPasswordException {
        network.forgetCertificateRequest(address);
        boolean proxied = network.proxyFor(address) != null;
        String authorization = proxied ? network.authorization() : null;
        HttpRequest.Builder request = caller.request(address);
        if (authorization != null) {
            // Java's client sends it to the proxy only, with the request for the tunnel.
            request.header("Proxy-Authorization", authorization);
        }
        return new Sending(request, failures.via(proxied, authorization != null));
    }

    private static boolean isSecure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    /** Whether the handshake failed after the server had requested a certificate. */
    private static boolean wantsCertificate(Throwable cause, Line line, URI address) {
        return ConnectReasons.isHandshake(cause)
                && ConnectReasons.of(cause) == Reason.TLS_FAILED
                && ConnectReasons.untrusted(cause) == null
                && line.network().isAskedForCertificate(address);
    }

    private Exchanged sendAndClose(HttpClient client, HttpRequest request)
            throws InterruptedException {
        try {
            return Exchange.of(client, request, limits.post(), limits.bodyBytes());
        } finally {
            client.shutdownNow();
        }
    }

    /** Rejects data that contains a secret: it would be shown, stored and logged. */
    void rejectSecret(@Nullable String data) throws UnusableAnswerException {
        if (data != null && secrets.isIn(data)) {
            throw new UnusableAnswerException("a secret is repeated");
        }
    }

    /** A call without side effects. */
    <T> Outcome<T> read(URI address, AnswerReader<T> reader) throws InterruptedException {
        try {
            return readOrThrow(address, reader);
        } catch (RuntimeException e) {
            logOwnFault(e);
            return failed(new NotMade());
        }
    }

    private <T> Outcome<T> readOrThrow(URI address, AnswerReader<T> reader)
            throws InterruptedException {
        Line line = clients.reading();
        Sending sending;
        try {
            sending = sending(address, line.network());
        } catch (UnusableProxyPasswordException e) {
            return failed(failures.ofProxyPassword(e));
        }
        Failures words = sending.failures();
        HttpRequest request = sending.request().GET().build();
        Exchanged exchanged = Exchange.of(line.client(), request, limits.get(), limits.bodyBytes());
        return switch (exchanged) {
            case Answer answer when answer.isSuccess() -> readBody(answer, reader);
            case Answer answer -> failed(words.ofStatus(answer));
            case TimedOut _ -> failed(words.timedOut(limits.get()));
            case Broken(var cause) when wantsCertificate(cause, line, address) ->
                    failed(words.ofClientCertificate(cause));
            case Broken(var cause) -> {
                if (ConnectReasons.breaksProtocol(cause)) {
                    clients.giveUp(line);
                }
                boolean inHandshake = isSecure(address) && !line.network().hasTrusted(address);
                yield failed(words.ofBrokenRead(cause, inHandshake));
            }
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

    private static void logOwnFault(RuntimeException fault) {
        LOG.log(System.Logger.Level.ERROR, "a call went wrong inside Redrive", fault);
    }

    static <T> Outcome<T> failed(EnterpriseFailure failure) {
        return new Outcome.Failed<>(failure);
    }

    /** Makes something of the body of a successful answer. */
    @FunctionalInterface
    interface AnswerReader<T> {
        T read(String body) throws UnusableAnswerException;
    }

    /**
     * The body of a request that may be written once. The JDK's client calls {@link #contentLength}
     * each time it is about to write the headers on an established connection. So the first call
     * means that the request may be read from now on, and a second one is a hidden attempt to
     * resend it (which the system property {@code jdk.httpclient.enableAllMethodRetry} would allow)
     * and throws.
     */
    static final class SendOnce implements BodyPublisher {

        private enum State {
            READY,
            BEGUN,
            GIVEN_UP
        }

        private final AtomicReference<State> state = new AtomicReference<>(State.READY);
        private final byte[] json;

        /** Without content. */
        SendOnce() {
            this(new byte[0]);
        }

        /** With that JSON, which stays the caller's. */
        SendOnce(byte[] json) {
            this.json = json;
        }

        /** The request with this body. */
        HttpRequest in(HttpRequest.Builder request, String method) {
            return (json.length == 0 ? request : request.header("Content-Type", "application/json"))
                    .method(method, this)
                    .build();
        }

        /**
         * Whether the request may have been written; when not, it certainly was not read, and is
         * not written later.
         */
        boolean hasBegun() {
            return state.compareAndExchange(State.READY, State.GIVEN_UP) == State.BEGUN;
        }

        @Override
        public long contentLength() {
            if (!state.compareAndSet(State.READY, State.BEGUN)) {
                throw new IllegalStateException("this request is sent once only");
            }
            return json.length;
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            BodyPublishers.ofByteArray(json).subscribe(subscriber);
        }
    }
}
