package dev.redrive.enterprise.http;

import dev.redrive.enterprise.http.Exchange.Exchanged.Answer;
import dev.redrive.enterprise.http.Exchange.Exchanged.Broken;
import dev.redrive.enterprise.http.Exchange.Exchanged.Ending;
import dev.redrive.enterprise.http.Exchange.Exchanged.Silence;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request and its answer within a limit that includes the body. */
final class Exchange {

    private Exchange() {}

    /**
     * Sends the request and waits. However the wait ends, the exchange ends with it: its connection
     * is closed.
     *
     * @throws InterruptedException when the thread was interrupted; nothing is sent when it was so
     *     before the call
     */
    static Exchanged of(HttpClient client, HttpRequest request, Duration limit, int bodyBytes)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        AnswerCollector collector = new AnswerCollector(bodyBytes);
        // The client's own request timeout covers only the headers, and a body may stall for ever.
        CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request, collector);
        try {
            HttpResponse<Void> response = sent.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            // A proxy's answer to the request for a tunnel has no body that could be collected.
            return answerOr(
                    collector,
                    Ending.COMPLETE,
                    new Answer(response.statusCode(), response.headers(), "", Ending.COMPLETE));
        } catch (TimeoutException _) {
            return answerOr(collector, Ending.TIMED_OUT, new Silence());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return answerOr(collector, Ending.BROKEN, new Broken(cause));
        } finally {
            sent.cancel(true);
        }
    }

    private static Exchanged answerOr(AnswerCollector collector, Ending ending, Exchanged without) {
        Answer answer = collector.answer(ending);
        return answer == null ? without : answer;
    }

    /** What came of one exchange, before it is judged. */
    sealed interface Exchanged {

        /**
         * A status came back.
         *
         * @param body what was read of the body
         * @param ending how the reading of the body ended
         */
        record Answer(int status, HttpHeaders headers, String body, Ending ending)
                implements Exchanged {

            boolean isSuccess() {
                return status >= 200 && status < 300;
            }
        }

        /** The limit of the whole exchange passed without a status. */
        record Silence() implements Exchanged {}

        /** The exchange broke before a status came. */
        record Broken(Throwable cause) implements Exchanged {}

        /** How the reading of a body ended. */
        enum Ending {
            COMPLETE,
            TOO_LARGE,
            /** It came whole and compressed, and cannot be decompressed. */
            DAMAGED,
            TIMED_OUT,
            BROKEN
        }
    }

    /**
     * Collects one answer up to a limit. Unlike the JDK's own handlers it keeps the status and what
     * was read when the body is too large, stalls or breaks off. Filled by the client's threads,
     * read by the caller's.
     */
    static final class AnswerCollector implements BodyHandler<Void>, BodySubscriber<Void> {

        private final int limit;
        private final CompletableFuture<Void> read = new CompletableFuture<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private @Nullable ResponseInfo head;
        private @Nullable Subscription subscription;
        private boolean tooLarge;

        AnswerCollector(int limit) {
            this.limit = limit;
        }

        /** What has come so far; null while there is no status. */
        synchronized @Nullable Answer answer(Ending ending) {
            if (head == null) {
                return null;
            }
            AnswerBody read = AnswerBody.of(body.toByteArray(), limit);
            boolean whole = ending == Ending.COMPLETE && !tooLarge;
            return new Answer(
                    head.statusCode(),
                    head.headers(),
                    read.text(),
                    tooLarge ? Ending.TOO_LARGE : whole ? read.ending() : ending);
        }

        @Override
        public synchronized BodySubscriber<Void> apply(ResponseInfo responseInfo) {
            head = responseInfo;
            return this;
        }

        @Override
        public CompletionStage<Void> getBody() {
            return read;
        }

        @Override
        public void onSubscribe(Subscription given) {
            synchronized (this) {
                subscription = given;
            }
            given.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            Subscription source;
            boolean enough;
            synchronized (this) {
                parts.forEach(this::append);
                source = subscription;
                enough = tooLarge;
            }
            if (enough) {
                // The order matters: the cancelled client may report an error, which then comes
                // late.
                read.complete(null);
                if (source != null) {
                    source.cancel();
                }
            } else if (source != null) {
                source.request(1);
            }
        }

        private void append(ByteBuffer part) {
            int room = limit - body.size();
            if (part.remaining() > room) {
                tooLarge = true;
            }
            byte[] bytes = new byte[Math.min(room, part.remaining())];
            part.get(bytes);
            body.writeBytes(bytes);
        }

        @Override
        public void onError(Throwable failure) {
            read.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            read.complete(null);
        }
    }
}
