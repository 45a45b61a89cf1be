package dev.redrive.enterprise.http;

import dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A program of its own for {@link SendOnceTest}: the JDK reads the setting it is about only once.
 * Sends a plain POST as a control and then a retry; exits with 0 when the retry's outcome is not
 * known.
 */
final class RetryEverything {

    private RetryEverything() {}

    public static void main(String[] args) throws InterruptedException {
        URI url = URI.create(args[0]);
        HttpRequest plain =
                HttpRequest.newBuilder(url.resolve("/plain")).POST(BodyPublishers.noBody()).build();
        try (HttpClient client = HttpClient.newHttpClient();
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            boolean broke = false;
            try {
                client.send(plain, BodyHandlers.discarding());
            } catch (IOException _) {
                broke = true;
            }
            Outcome<?> outcome = connector.connect(url, new char[] {'k'}).retry(ItemKind.TRIPS);
            boolean unknown =
                    outcome instanceof Outcome.Failed<?>(var failure)
                            && failure instanceof UnknownOutcome;
            System.exit(broke && unknown ? 0 : 3);
        }
    }
}
