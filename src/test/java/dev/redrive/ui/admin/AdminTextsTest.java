package dev.redrive.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdminTextsTest {

    private static final Map<EnterpriseFailure, String> REFUSED = new LinkedHashMap<>();

    static {
        REFUSED.put(new EnterpriseFailure.KeyRefused(""), "key");
        REFUSED.put(new EnterpriseFailure.Forbidden(""), "key");
        REFUSED.put(new EnterpriseFailure.NotFound("admin not found"), "admin not found");
        REFUSED.put(new EnterpriseFailure.Conflict(""), "");
        REFUSED.put(new EnterpriseFailure.ServiceError(422, "no defaults", null), "no defaults");
        REFUSED.put(new EnterpriseFailure.ServiceError(400, "", null), "400");
        REFUSED.put(new EnterpriseFailure.RateLimited(Duration.ofSeconds(40), ""), "40 s");
        REFUSED.put(new EnterpriseFailure.RateLimited(null, ""), "Too many");
        REFUSED.put(new EnterpriseFailure.NotMade(), "");
        REFUSED.put(new EnterpriseFailure.Unreachable(EnterpriseFailure.Reason.REFUSED, ""), "");
    }

    private static Stream<Arguments> refusals() {
        return REFUSED.keySet().stream()
                .flatMap(failure ->
                        Stream.of(AdminAct.values()).map(act -> Arguments.of(act, failure)));
    }

    private static String words(Locale locale, AdminAct act, EnterpriseFailure failure) {
        Problem problem =
                new AdminTexts(new UiBench(locale).kit)
                        .ofChange(UiBench.ACME, act, "fleet", failure);
        return problem.title() + "\n" + problem.detail();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusal_saysThatNothingWasChanged_andWhoIsMeant(AdminAct act, EnterpriseFailure failure) {
        assertThat(words(Locale.ENGLISH, act, failure))
                .startsWith("ACME: the ")
                .contains("“fleet” was not ", "Nothing was changed.", REFUSED.get(failure))
                .doesNotContain("may have");
        assertThat(words(Locale.FRENCH, act, failure))
                .startsWith("ACME")
                .contains("fleet", "Rien n’a été modifié.")
                .doesNotContain("peut-être arrivée");
    }

    private static Stream<Arguments> unknownOutcomes() {
        return Stream.of(AdminAct.values())
                .map(act -> Arguments.of(act, new EnterpriseFailure.UnknownOutcome("status 503")));
    }

    @ParameterizedTest
    @MethodSource("unknownOutcomes")
    void anUnknownOutcome_sendsTheUserToTheListFirst(AdminAct act, EnterpriseFailure failure) {
        assertThat(words(Locale.ENGLISH, act, failure))
                .contains("not known whether", "Look at the list", "before you try again")
                .contains("status 503")
                .doesNotContain("Nothing was changed", "retry");
        assertThat(words(Locale.FRENCH, act, failure))
                .contains("on ne sait pas si", "Regardez la liste", "avant de réessayer");
    }

    private static Stream<Arguments> sentences() {
        EnterpriseFailure conflict = new EnterpriseFailure.Conflict("");
        EnterpriseFailure notFound = new EnterpriseFailure.NotFound("");
        EnterpriseFailure defaults = new EnterpriseFailure.ServiceError(422, "", null);
        return Stream.of(
                Arguments.of(AdminAct.CREATE_TEAM, conflict, "a team of this name already"),
                Arguments.of(AdminAct.CREATE_HYPER_ADMIN, conflict, "this user ID already"),
                Arguments.of(AdminAct.DISABLE_TEAM, conflict, "present state"),
                Arguments.of(AdminAct.CREATE_TEAM, notFound, "Contact DriveQuant"),
                Arguments.of(AdminAct.CREATE_HYPER_ADMIN, notFound, "Contact DriveQuant"),
                Arguments.of(AdminAct.ENABLE_TEAM, notFound, "no team of this name"),
                Arguments.of(AdminAct.CREATE_TEAM, defaults, "default configuration"),
                Arguments.of(AdminAct.CREATE_TEAM, defaults, "Contact DriveQuant"),
                Arguments.of(AdminAct.CREATE_HYPER_ADMIN, defaults, "contact DriveQuant"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void theDocumentedRefusals_haveTheirSentence(
            AdminAct act, EnterpriseFailure failure, String words) {
        assertThat(words(Locale.ENGLISH, act, failure)).contains(words);
    }
}
