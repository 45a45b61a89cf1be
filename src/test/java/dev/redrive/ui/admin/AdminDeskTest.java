package dev.redrive.ui.admin;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.audit.Act;
import dev.redrive.enterprise.Administration;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Outcome;
import dev.redrive.keys.KeyVault;
import dev.redrive.policy.Policies;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.KeyedConnector;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.profiles.ProfilesModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdminDeskTest {

    private final UiBench bench = new UiBench();
    private final ScriptedAdministration service = new ScriptedAdministration();
    private final ProfilesModel profiles = bench.profiles();
    private final List<AdminDesk.Result<String>> results = new ArrayList<>();

    AdminDeskTest() {
        bench.service.administeredBy(service);
    }

    private AdminDesk desk(KeyVault vault, Policies policies) {
        return new AdminDesk(
                new KeyedConnector(bench.service, vault, policies),
                profiles,
                bench.background,
                bench.acts::add,
                _ -> {});
    }

    private AdminDesk desk() {
        return desk(bench.vault, Policies.none());
    }

    private AdminViewModel model(AdminDesk desk) {
        AdminViewModel model = new AdminViewModel(bench.kit, profiles, desk, _ -> {});
        model.shown(true);
        return model;
    }

    private boolean disable(AdminDesk desk, Profile customer) {
        return desk.change(
                customer,
                AdminAct.DISABLE_TEAM,
                "fleet",
                api -> api.changeTeam("fleet", false),
                results::add);
    }

    @Test
    void aChange_isSentOnce_howeverOftenItIsRequestedMeanwhile() {
        AdminDesk desk = desk();

        assertThat(disable(desk, ACME)).isTrue();
        assertThat(desk.isPending(ACME, "fleet")).isTrue();
        assertThat(disable(desk, ACME)).isFalse();
        bench.work.runAll();

        assertThat(service.calls).containsExactly("change fleet false");
        assertThat(results).hasSize(1);
        assertThat(desk.isPending(ACME, "fleet")).isFalse();
    }

    @Test
    void everyChange_isInTheAuditTrail_beforeAndAfter() {
        AdminDesk desk = desk();
        for (Outcome<String> outcome :
                List.<Outcome<String>>of(
                        new Outcome.Answered<>("DISABLED"),
                        new Outcome.Failed<>(new EnterpriseFailure.UnknownOutcome("")),
                        new Outcome.Failed<>(new EnterpriseFailure.KeyRefused("")),
                        new Outcome.Failed<>(new EnterpriseFailure.ServiceError(422, "", null)))) {
            service.toChange = outcome;
            var _ = disable(desk, ACME);
            bench.work.runAll();
        }

        assertThat(bench.acts)
                .extracting(act -> act.kind() + " " + act.outcome() + " " + act.result())
                .containsExactly(
                        "ADMINISTRATION_REQUESTED UNKNOWN team-disabled",
                        "TEAM_DISABLED SUCCESS answered",
                        "ADMINISTRATION_REQUESTED UNKNOWN team-disabled",
                        "TEAM_DISABLED UNKNOWN unknown-outcome",
                        "ADMINISTRATION_REQUESTED UNKNOWN team-disabled",
                        "TEAM_DISABLED FAILURE key-refused",
                        "ADMINISTRATION_REQUESTED UNKNOWN team-disabled",
                        "TEAM_DISABLED FAILURE status-422");
        assertThat(bench.acts).allMatch(act -> "fleet".equals(act.object()));
        assertThat(bench.acts).extracting(Act::profile).containsOnly(ACME);
    }

    @Test
    void aReadOnlyOrChangedCustomer_isNotCalled() {
        AdminDesk desk = desk();

        assertThat(disable(desk, UiBench.profile("gone", "Gone", ProfileKind.TEST))).isFalse();
        assertThat(disable(desk, ACME.named("Other"))).isFalse();
        bench.work.runAll();

        assertThat(service.calls).isEmpty();
    }

    @Test
    void whatTheOrganisationForbids_isNotCalled() {
        Policies hidden =
                new Policies(
                        List.of(Path.of("policy.json")),
                        (_, _) ->
                                Optional.of(
                                        "{\"schema\":1,\"administrationHidden\":true}"
                                                .getBytes(StandardCharsets.UTF_8)));
        AdminDesk desk = desk(bench.vault, hidden);
        AdminViewModel model = model(desk);
        bench.work.runAll();
        assertThat(disable(desk, ACME)).isTrue();
        bench.work.runAll();

        assertThat(service.calls).isEmpty();
        assertThat(results.getFirst().isForbidden()).isTrue();
        assertThat(String.valueOf(model.teams.problem.get())).contains("organisation");
        assertThat(bench.acts).extracting(Act::kind).contains(Act.Kind.POLICY_REFUSED);
    }

    @Test
    void theTeamsOfOneCustomer_neverStandUnderAnother() {
        AdminViewModel model = model(desk());
        service.teams("north");
        bench.work.runFirst(); // ACME's teams are answered, while its hyper-admins are not.
        assertThat(model.teams.rows).hasSize(1);

        model.load();
        profiles.choose(TRIAL);
        assertThat(model.teams.rows).isEmpty();
        assertThat(model.customer()).isEqualTo(TRIAL);
        service.teams("south");
        bench.work.runLast();
        bench.work.runLast(); // Trial's.
        assertThat(model.teams.rows).extracting(Administration.Team::teamId).contains("south");
        service.teams("north");
        bench.work.runAll(); // The rest is ACME's, and late.

        assertThat(model.teams.rows).extracting(Administration.Team::teamId).containsOnly("south");
        assertThat(model.teams.loading.get()).isFalse();
    }

    @Test
    void aPageThatIsNotShown_callsNothing() {
        AdminViewModel model = model(desk());
        bench.work.runAll();
        service.calls.clear();

        model.shown(false);
        profiles.choose(TRIAL);
        bench.work.runAll();
        assertThat(service.calls).isEmpty();

        model.shown(true);
        bench.work.runAll();
        assertThat(service.calls).containsExactly("teams", "people");
    }

    @Test
    void aListThatFails_leavesNoOldRows() {
        AdminViewModel model = model(desk());
        service.teams("north");
        bench.work.runAll();
        service.toTeams = new Outcome.Failed<>(new EnterpriseFailure.InvalidAnswer("", "<p>"));
        model.loadTeams();
        bench.work.runAll();

        assertThat(model.teams.rows).isEmpty();
        assertThat(String.valueOf(model.teams.problem.get()))
                .contains("ACME", "does not understand", "may be teams all the same");
    }

    @Test
    void unknownStatusWords_areShownAsTheyAre() {
        AdminViewModel model = model(desk());

        assertThat(model.status(new Administration.Team("t", "SUSPENDED"))).contains("SUSPENDED");
        assertThat(model.status(new Administration.Team("t", null))).contains("Not said");
        assertThat(model.status(new Administration.Team("t", "ENABLED"))).isEqualTo("Enabled");
        assertThat(model.whyNot(new Administration.Team("t", "SUSPENDED"), true)).isEmpty();
        assertThat(model.whyNot(new Administration.Team("t", "SUSPENDED"), false)).isEmpty();
    }

    @Test
    void withoutAKey_thatIsSaid_andNothingIsCalled() {
        Profile keyless = UiBench.profile("keyless", "Keyless", ProfileKind.TEST);
        ProfilesModel book = bench.profiles(ProfileBook.EMPTY.with(keyless).choosing("keyless"));
        AdminDesk desk =
                new AdminDesk(
                        new KeyedConnector(bench.service, bench.vault),
                        book,
                        bench.background,
                        bench.acts::add,
                        _ -> {});
        AdminViewModel model = new AdminViewModel(bench.kit, book, desk, _ -> {});
        model.shown(true);
        bench.work.runAll();

        assertThat(service.calls).isEmpty();
        assertThat(String.valueOf(model.teams.problem.get())).contains("Keyless: there is no key");
    }
}
