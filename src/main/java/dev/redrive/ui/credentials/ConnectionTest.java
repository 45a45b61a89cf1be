package dev.redrive.ui.credentials;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseApi.HyperAdmin;
import dev.redrive.enterprise.EnterpriseApi.KeyAccepted;
import dev.redrive.enterprise.EnterpriseApi.Route;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Outcome;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyVault;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out, without side effects, whether an address and a key work, and words the answer. */
final class ConnectionTest {

    /**
     * What came of it.
     *
     * @param text in words: what happened, the way it took, how far it came, and the time
     * @param people whose key it is, by its hyper-admins; empty when the key was not accepted
     * @param good whether the key was accepted
     * @param kept whether the service accepted the key that is kept for the profile; null when it
     *     did not say, or was asked about another key
     */
    record Result(String text, String people, boolean good, @Nullable Boolean kept) {}

    private static final String PROXIED = "connection.proxied.";
    private static final String AROUND = "connection.around.";

    private final EnterpriseConnector connector;
    private final KeyVault vault;
    private final Texts texts;
    private final Formats formats;
    private final FailureTexts failures;

    ConnectionTest(UiKit kit, EnterpriseConnector connector, KeyVault vault) {
        this.connector = connector;
        this.vault = vault;
        this.texts = kit.texts();
        this.formats = kit.formats();
        this.failures = kit.failures();
    }

    /**
     * Calls the service once. Blocks, so never on the JavaFX thread.
     *
     * @param typed the key in the field; null to use the one that is kept
     * @return null when there is no key to test with
     */
    @Nullable Result run(Profile profile, @Nullable ApiKey typed) throws InterruptedException {
        ApiKey key = typed != null ? typed : vault.find(profile);
        if (key == null) {
            return null;
        }
        boolean isKept = typed == null || isKept(profile, typed);
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
        Instant before = formats.now();
        Outcome<KeyAccepted> outcome = api.checkKey();
        Instant after = formats.now();
        String rest = way(route) + " " + took(Duration.between(before, after), after);
        return switch (outcome) {
            case Outcome.Answered<KeyAccepted>(var accepted) ->
                    new Result(
                            texts.get("connection.accepted") + "\n" + rest,
                            people(profile, accepted),
                            true,
                            isKept ? Boolean.TRUE : null);
            case Outcome.Failed<KeyAccepted>(var failure) -> {
                String steps = new ConnectionSteps(texts).upTo(failure, route, secure);
                boolean isRejected = isKept && failure instanceof EnterpriseFailure.KeyRefused;
                yield new Result(
                        words(profile, failure) + "\n" + steps + "\n" + rest,
                        "",
                        false,
                        isRejected ? Boolean.FALSE : null);
            }
        };
    }

    /** Whether the typed key is the one that is kept. */
    private boolean isKept(Profile profile, ApiKey typed) {
        ApiKey kept = vault.find(profile);
        if (kept == null) {
            return false;
        }
        char[] one = kept.reveal();
        char[] other = typed.reveal();
        kept.wipe();
        boolean isSame = Arrays.equals(one, other);
        Arrays.fill(one, '\0');
        Arrays.fill(other, '\0');
        return isSame;
    }

    private String people(Profile profile, KeyAccepted accepted) {
        String listed =
                accepted.hyperAdmins().stream().map(this::person).collect(Collectors.joining(", "));
        int more = accepted.nbHyperAdmins() - accepted.hyperAdmins().size();
        return listed.isEmpty()
                ? texts.get("connection.peopleNone")
                : texts.get("connection.people", listed, more, profile.name());
    }

    private String person(HyperAdmin person) {
        boolean isBoth = !person.userId().isEmpty() && !person.name().isEmpty();
        return isBoth
                ? texts.get("connection.person", person.name(), person.userId())
                : person.userId() + person.name();
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

    /** Words how far a call to the service came, step by step, and which step failed. */
    static final class ConnectionSteps {

        /** The steps in their order. With a proxy, it is the proxy that does the first two. */
        enum Step {
            NAME,
            CONNECT,
            PROXY,
            TLS,
            KEY
        }

        private static final String DONE = "connection.done.";
        private static final String FAILED = "connection.failed.";

        private final Texts texts;

        ConnectionSteps(Texts texts) {
            this.texts = texts;
        }

        /**
         * The steps up to the one that failed.
         *
         * @param secure whether the connection uses TLS
         */
        String upTo(EnterpriseFailure failure, Route route, boolean secure) {
            Step failed = step(failure);
            List<String> words = new ArrayList<>();
            for (Step step : taken(route, secure)) {
                if (step.compareTo(failed) < 0) {
                    words.add(texts.get(DONE + step.name()));
                }
            }
            words.add(texts.get(FAILED + failed.name()));
            return texts.get("connection.steps", String.join(", ", words));
        }

        private static List<Step> taken(Route route, boolean secure) {
            List<Step> steps = new ArrayList<>();
            if (!(route instanceof Route.Proxied)) {
                steps.add(Step.NAME);
                steps.add(Step.CONNECT);
            } else {
                steps.add(Step.PROXY);
            }
            if (secure) {
                steps.add(Step.TLS);
            }
            steps.add(Step.KEY);
            return steps;
        }

        private static Step step(EnterpriseFailure failure) {
            return switch (failure) {
                case EnterpriseFailure.Unreachable(var reason, var _) ->
                        switch (reason) {
                            case UNKNOWN_HOST -> Step.NAME;
                            case REFUSED, CONNECT_TIMED_OUT, OTHER -> Step.CONNECT;
                            case TLS_FAILED, TLS_TOO_OLD, CLIENT_CERTIFICATE -> Step.TLS;
                            case PROXY_UNKNOWN,
                                    PROXY_UNREACHABLE,
                                    PROXY_LOGIN,
                                    PROXY_LOGIN_REFUSED,
                                    PROXY_PASSWORD,
                                    PROXY_LOGIN_KIND,
                                    PROXY_DENIED ->
                                    Step.PROXY;
                        };
                case EnterpriseFailure.UntrustedCertificate _ -> Step.TLS;
                case EnterpriseFailure.KeyRefused _,
                        EnterpriseFailure.Forbidden _,
                        EnterpriseFailure.NotFound _,
                        EnterpriseFailure.AlreadyRunning _,
                        EnterpriseFailure.Conflict _,
                        EnterpriseFailure.InvalidAnswer _,
                        EnterpriseFailure.OtherTask _,
                        EnterpriseFailure.NotMade _,
                        EnterpriseFailure.RateLimited _,
                        EnterpriseFailure.ServiceError _,
                        EnterpriseFailure.TimedOut _,
                        EnterpriseFailure.ConnectionLost _,
                        EnterpriseFailure.UnknownOutcome _ ->
                        Step.KEY;
            };
        }
    }
}
