package dev.redrive.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.CertificateProblem;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.testing.UiBench;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTextsTest {

    private final FailureTexts english = new UiBench().failures;

    private static List<EnterpriseFailure> allSaying(String detail) {
        return Stream.<EnterpriseFailure>concat(
                        Stream.of(
                                new EnterpriseFailure.KeyRefused(detail),
                                new EnterpriseFailure.Forbidden(detail),
                                new EnterpriseFailure.NotFound(detail),
                                new EnterpriseFailure.AlreadyRunning(detail),
                                new EnterpriseFailure.InvalidAnswer(detail, ""),
                                new EnterpriseFailure.RateLimited(null, detail),
                                new EnterpriseFailure.ServiceError(502, detail, null),
                                new EnterpriseFailure.TimedOut(detail),
                                new EnterpriseFailure.ConnectionLost(detail),
                                new EnterpriseFailure.UnknownOutcome(detail)),
                        Stream.concat(
                                Arrays.stream(Reason.values())
                                        .map(r -> new EnterpriseFailure.Unreachable(r, detail)),
                                Arrays.stream(CertificateProblem.values())
                                        .map(problem -> untrusted(problem, detail))))
                .toList();
    }

    private static EnterpriseFailure untrusted(CertificateProblem problem, String detail) {
        return new EnterpriseFailure.UntrustedCertificate(
                problem,
                "www.acme.example (ACME)",
                "Acme Root",
                Instant.parse("2025-11-20T10:00:00Z"),
                Instant.parse("2026-11-20T10:00:00Z"),
                "www.acme.example",
                detail);
    }

    @Test
    void aCertificateSaysWhoseItIsWhoSignedItAndUntilWhen() {
        String detail = english.detail(untrusted(CertificateProblem.EXPIRED, ""));

        assertThat(detail)
                .startsWith(
                        "It belongs to www.acme.example (ACME), was signed by Acme Root, and is"
                                + " valid from 20 Nov 2025 until 20 Nov 2026.\n"
                                + "The date of this computer is 23 Nov 2026, 12:00:00.\n"
                                + "Nothing was sent")
                .doesNotContain("It is valid for");
        assertThat(english.detail(untrusted(CertificateProblem.WRONG_HOST, "")))
                .contains("\nIt is valid for: www.acme.example\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyFailureHasASentenceOfItsOwnAndRepeatsWhatWasSaidToTheLetter(String language) {
        FailureTexts failures = new UiBench(Locale.of(language)).failures;
        List<EnterpriseFailure> all = allSaying("it's {0} <b>");

        assertThat(all.stream().map(failures::title)).doesNotHaveDuplicates();
        assertThat(all)
                .allSatisfy(
                        failure -> assertThat(failures.detail(failure)).endsWith("it's {0} <b>"));
    }

    @Test
    void nothingIsQuotedWhereNothingWasSaid() {
        assertThat(allSaying(""))
                .allSatisfy(failure ->
                        assertThat(english.detail(failure)).doesNotContain("The service said"));
    }

    @Test
    void theNumberOfAnErrorAndTheWaitAskedForAreNamed() {
        assertThat(english.title(new EnterpriseFailure.ServiceError(1502, "", null)))
                .isEqualTo("The service answered with an error (1502)");
        assertThat(english.title(new EnterpriseFailure.RateLimited(Duration.ofSeconds(90), "")))
                .endsWith("asks to wait 1 min 30 s");
    }

    @Test
    void anUnknownOutcomeSaysHowToFindOut() {
        EnterpriseFailure failure = new EnterpriseFailure.UnknownOutcome("");

        assertThat(english.title(failure)).isEqualTo("It is not known whether the retry started");
        assertThat(english.detail(failure))
                .contains("may have received the request", "To find out", "rejects the second one");
    }
}
