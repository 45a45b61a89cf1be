package dev.redrive.enterprise.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The empty body of a request that may be written once. The JDK's client asks for the length each
 * time it is about to write the headers, on a connection that stands: so the first question tells
 * that the request may be read from now on, and a second one is a hidden attempt to send it again
 * (the system property {@code jdk.httpclient.enableAllMethodRetry} allows those), which is refused.
 */
final class SendOnce implements BodyPublisher {

    private final AtomicBoolean begun = new AtomicBoolean();

    /** Whether the request may have been written; when not, it certainly was not read. */
    boolean hasBegun() {
        return begun.get();
    }

    @Override
    public long contentLength() {
        if (begun.getAndSet(true)) {
            throw new IllegalStateException("this request is sent once only");
        }
        return 0;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        BodyPublishers.noBody().subscribe(subscriber);
    }
}
