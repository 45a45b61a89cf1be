package dev.redrive.enterprise.http;

import dev.redrive.enterprise.http.Exchanged.Answer;
import dev.redrive.enterprise.http.Exchanged.Ending;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Collects one answer up to a limit. Unlike the JDK's own handlers it keeps the status and what was
 * read when the body is too large, stalls or breaks off. Filled by the client's threads, read by
 * the caller's.
 */
final class AnswerCollector implements BodyHandler<Void>, BodySubscriber<Void> {

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
            // The order matters: the cancelled client may report an error, which then comes late.
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
