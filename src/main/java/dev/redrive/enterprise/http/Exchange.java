package dev.redrive.enterprise.http;

import dev.redrive.enterprise.http.Exchanged.Answer;
import dev.redrive.enterprise.http.Exchanged.Broken;
import dev.redrive.enterprise.http.Exchanged.Ending;
import dev.redrive.enterprise.http.Exchanged.Silence;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer within a limit that includes the body. */
final class Exchange {

    private Exchange() {}

    /**
     * Sends the request and waits. Whatever ends the wait, the exchange does not go on after it:
     * its connection is closed.
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
        // The client's own request timeout stops at the headers, and a body may stall for ever.
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
}
