package dev.redrive.ui.credentials;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.KeyAccepted;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.Route;
import dev.redrive.profile.ApiKey;
import dev.redrive.profile.KeyVault;
import dev.redrive.profile.Profile;
import dev.redrive.ui.common.FailureTexts;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds out, without side effects, whether an address and a key work, and words the answer. */
final class ConnectionTest {

    /**
     * What came of it.
     *
     * @param text in words: what happened, the way it took, how far it came, and the time
     * @param good whether the key was accepted
     */
    record Result(String text, boolean good) {}

    private static final String PROXIED = "connection.proxied.";
    private static final String AROUND = "connection.around.";

    private final EnterpriseConnector connector;
    private final KeyVault vault;
    private final InstantSource clock;
    private final Texts texts;
    private final Formats formats;
    private final FailureTexts failures;

    ConnectionTest(
            EnterpriseConnector connector,
            KeyVault vault,
            InstantSource clock,
            Texts texts,
            Formats formats,
            FailureTexts failures) {
        this.connector = connector;
        this.vault = vault;
        this.clock = clock;
        this.texts = texts;
        this.formats = formats;
        this.failures = failures;
    }

    /**
     * Asks the service once. Blocks, so never on the JavaFX thread.
     *
     * @param typed the key in the field; null to use the one that is kept
     * @return null when there is no key to test with
     */
    @Nullable Result run(Profile profile, @Nullable ApiKey typed) throws InterruptedException {
        ApiKey key = typed != null ? typed : vault.find(profile);
        if (key == null) {
            return null;
        }
        char[] characters = key.reveal();
        if (typed == null) {
            key.wipe(); // The vault's copy for us.
        }
        EnterpriseApi api;
        try {
            api = connector.connect(profile.serviceUrl(), characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
        Route route = api.route();
        boolean secure = profile.serviceUrl().getScheme().equals("https");
        Instant before = clock.instant();
        Outcome<KeyAccepted> outcome = api.checkKey();
        Instant after = clock.instant();
        String rest = way(route) + "\n" + took(Duration.between(before, after), after);
        return switch (outcome) {
            case Outcome.Answered<KeyAccepted> _ ->
                    new Result(texts.get("connection.accepted") + "\n" + rest, true);
            case Outcome.Failed<KeyAccepted>(var failure) -> {
                String steps = new ConnectionSteps(texts).upTo(failure, route, secure);
                yield new Result(words(profile, failure) + "\n" + steps + "\n" + rest, false);
            }
        };
    }

    private String words(Profile profile, EnterpriseFailure failure) {
        boolean elsewhere =
                failure instanceof EnterpriseFailure.NotFound
                        || failure instanceof EnterpriseFailure.InvalidAnswer;
        boolean aboutTheKey =
                failure instanceof EnterpriseFailure.KeyRefused
                        || failure instanceof EnterpriseFailure.Forbidden;
        String words = elsewhere ? texts.get("connection.notThisService") : failures.title(failure);
        String title = aboutTheKey ? texts.get("failure.of", profile.name(), words) : words;
        String detail = failures.detail(failure);
        return detail.isEmpty() ? title : title + "\n" + detail;
    }

    private String way(Route route) {
        return switch (route) {
            case Route.Direct _ -> texts.get("connection.direct");
            case Route.Proxied(String address, var source) ->
                    texts.get(PROXIED + source.name(), address);
            case Route.Around(var obstacle, String address) ->
                    texts.get(AROUND + obstacle.name(), address);
        };
    }

    private String took(Duration time, Instant at) {
        return texts.get("connection.took", Math.max(0, time.toMillis()), formats.time(at));
    }
}
