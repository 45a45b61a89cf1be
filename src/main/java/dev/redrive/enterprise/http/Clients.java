package dev.redrive.enterprise.http;

import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The HTTP clients: one kept for reading, a fresh one for every retry. */
final class Clients implements AutoCloseable {

    private final Duration connectLimit;
    private @Nullable HttpClient reading;

    Clients(Duration connectLimit) {
        this.connectLimit = connectLimit;
    }

    /** The shared client for calls without side effects, made when first asked for. */
    synchronized HttpClient reading() {
        if (reading == null) {
            reading = fresh();
        }
        return reading;
    }

    /**
     * A client without any connection, so that a kept one which the service has closed meanwhile
     * can not blur whether a request was read. Whoever asks shuts it down.
     */
    HttpClient fresh() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // A followed redirect would carry the key to another host.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectLimit)
                .build();
    }

    @Override
    public synchronized void close() {
        if (reading != null) {
            reading.shutdownNow();
            reading = null;
        }
    }
}
