package dev.redrive.ui.start;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.DEMO;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.testing.CustomerStates;
import dev.redrive.testing.FakeTeam;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Problem;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartViewModelTest {

    private final UiBench bench = new UiBench();
    private final RecordingFlow flow = new RecordingFlow();

    private static String clean(String text) {
        return text.replace("acme-key", "***");
    }

    private StartViewModel dialog(Profile profile) {
        return dialog(bench, profile, ItemKind.TRIPS);
    }

    private StartViewModel dialog(UiBench on, Profile profile, ItemKind kind) {
        StartViewModel dialog =
                new StartViewModel(
                        on.kit,
                        new RetryRequest(profile, kind, ""),
                        Knowing.aKey(profile),
                        on.desk,
                        flow,
                        StartViewModelTest::clean);
        on.desk.onOutcome(dialog::answered);
        return dialog;
    }

    @Test
    void production_needsTheTick() {
        StartViewModel dialog = dialog(ACME);
        assertThat(dialog.blocked.get()).isTrue();
        dialog.confirm();
        assertThat(bench.work.size()).isZero();

        dialog.receiverReady.set(true);
        assertThat(dialog.blocked.get()).isFalse();
        dialog.confirm();
        assertThat(bench.work.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCTION, http://localhost:18080, true",
        "PRODUCTION, http://127.0.0.1, true",
        "PRODUCTION, http://[::1]:8080/base, true",
        "TEST, http://localhost, true",
        "DEMO, http://127.0.0.1:4711, false",
        "PRODUCTION, https://localhost:18080, false",
        "TEST, https://service.example, false"
    })
    void anAddressWithoutEncryption_isSaidBeforeTheRetryIsStarted(
            ProfileKind kind, URI address, boolean isSaid) {
        StartViewModel dialog = dialog(ACME.changed("Acme", kind, ProfileColour.RED, address));

        assertThat(dialog.risk().contains("not encrypted")).isEqualTo(isSaid);
        assertThat(dialog.risk().isEmpty()).isNotEqualTo(isSaid);
    }

    private StartViewModel withNamesTyped(Profile profile) {
        return new StartViewModel(
                bench.kit,
                new RetryRequest(profile, ItemKind.TRIPS, ""),
                Knowing.of(CustomerStates.of(profile), true),
                bench.desk,
                flow,
                StartViewModelTest::clean);
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "ACM, true",
        "ACME 2, true",
        "Trial, true",
        "ACME, false",
        "' acme ', false"
    })
    void productionMayAskForTheNameToo(String typed, boolean blocked) {
        StartViewModel dialog = withNamesTyped(ACME);
        dialog.typedName.set(typed);
        assertThat(dialog.blocked.get()).as("without the tick").isTrue();

        dialog.receiverReady.set(true);

        assertThat(dialog.asksForName).isTrue();
        assertThat(dialog.blocked.get()).isEqualTo(blocked);
        dialog.confirm();
        assertThat(bench.work.size()).isEqualTo(blocked ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "'Acme\u00a0Corp', Acme Corp",
        "'Acme  Corp', Acme Corp",
        "L\u2019Or\u00e9al, L'ORÉAL",
        "Stra\u00dfe AG, STRASSE AG",
        "'\u200bAcme', acme",
        "'O\ufb03ce', office",
        "'A\u2013B', a-b"
    })
    void aNameThatNoKeyboardHas_canBeTyped(String name, String typed) {
        StartViewModel dialog = withNamesTyped(ACME.named(name));
        dialog.receiverReady.set(true);

        dialog.typedName.set(typed + "x");
        assertThat(dialog.blocked.get()).isTrue();
        dialog.typedName.set(typed);

        assertThat(dialog.blocked.get()).isFalse();
    }

    @Test
    void onlyProduction_asksForTheName() {
        assertThat(withNamesTyped(TRIAL).asksForName).isFalse();
        assertThat(withNamesTyped(TRIAL).blocked.get()).isFalse();
    }

    @Test
    void readOnlyProfile_isRefusedByTheDeskToo() {
        bench.service.accepts(new RetryAccepted(TASK, 321L));
        StartViewModel dialog = dialog(TRIAL.readOnly(true));

        dialog.confirm();
        bench.work.runAll();

        assertThat(flow.ways).isEmpty();
        assertThat(bench.desk.watches()).isEmpty();
        assertThat(dialog.problemProperty().get())
                .extracting(Problem::title)
                .isEqualTo("Trial is read-only: no retry was requested");
    }

    @Test
    void testAndDemo_needNoTick() {
        assertThat(dialog(TRIAL).blocked.get()).isFalse();
        assertThat(dialog(DEMO).blocked.get()).isFalse();
    }

    @Test
    void started_isWatchedAndItsReasonStored() {
        bench.service.accepts(new RetryAccepted(TASK, 321L));
        StartViewModel dialog = dialog(TRIAL);
        dialog.reason.set("  ticket 7 acme-key ");

        dialog.confirm();
        bench.work.runAll();

        assertThat(flow.ways).containsExactly("watching");
        assertThat(bench.desk.watches()).hasSize(1);
        assertThat(bench.journal.recent("trial", 9))
                .singleElement()
                .extracting(JournalEntry::reason)
                .isEqualTo("ticket 7 ***");
    }

    @Test
    void teamLogNeverAnswers_theRetryIsRequestedAllTheSame() throws Exception {
        FakeTeam team = new FakeTeam(bench.clock);
        team.customers.put(TRIAL.id(), "Trial");
        team.hangs = true;
        ColleagueTasks colleagues = new ColleagueTasks(team, bench.desk);
        bench.service.accepts(new RetryAccepted(TASK, 321L));
        StartViewModel dialog = dialog(TRIAL);
        HandExecutor looking = new HandExecutor();
        new Background(looking, Runnable::run)
                .run(() -> colleagues.look(TRIAL, ItemKind.TRIPS))
                .then(_ -> dialog.colleaguesDo("something"));
        Thread thread = Thread.startVirtualThread(looking::runFirst);

        assertThat(dialog.blocked.get()).isFalse();
        dialog.confirm();
        bench.work.runAll();

        assertThat(bench.service.calls()).containsExactly("retry TRIPS");
        assertThat(flow.ways).containsExactly("watching");
        assertThat(dialog.team.get()).isEmpty();
        thread.interrupt();
        thread.join();
    }

    @Test
    void pressedTwice_oneRequestIsSent() {
        bench.service.accepts(new RetryAccepted(TASK, 321L));
        StartViewModel dialog = dialog(TRIAL);

        dialog.confirm();
        assertThat(dialog.busy.get()).isTrue();
        assertThat(dialog.blocked.get()).isTrue();
        dialog.confirm();
        bench.work.runAll();

        assertThat(bench.service.calls()).containsExactly("retry TRIPS");
        assertThat(dialog.busy.get()).isFalse();
    }

    @Test
    void twoDialogsInTurn_sendOneRequest() {
        bench.service.accepts(new RetryAccepted(TASK, 321L));

        dialog(TRIAL).confirm();
        dialog(TRIAL).confirm();
        bench.work.runAll();

        assertThat(bench.service.calls()).containsExactly("retry TRIPS");
        assertThat(flow.ways).containsExactly("watching", "watching");
    }

    @Test
    void twoDialogsAtOnce_sendOneRequest() {
        bench.service.accepts(new RetryAccepted(TASK, 321L));
        bench.service.whileAskedToRetry(() -> {
            dialog(TRIAL).confirm();
            bench.work.runLast();
        });

        dialog(TRIAL).confirm();
        bench.work.runAll();

        assertThat(bench.service.calls()).containsExactly("retry TRIPS");
        assertThat(flow.ways).containsExactly("watching", "watching");
    }

    @Test
    void tripsAndCrashes_areTwoRequests() {
        bench.service.accepts(new RetryAccepted(TASK, 321L), new RetryAccepted("other", 7L));

        dialog(TRIAL).confirm();
        dialog(bench, TRIAL, ItemKind.CRASHES).confirm();
        bench.work.runAll();

        assertThat(bench.service.calls()).containsExactly("retry TRIPS", "retry CRASHES");
        assertThat(bench.desk.watches()).hasSize(2);
    }

    @Test
    void nothingHadFailed_isShown() {
        bench.service.accepts(new RetryAccepted(null, 0L));

        dialog(TRIAL).confirm();
        bench.work.runAll();

        assertThat(flow.ways).containsExactly("nothing failed TRIPS of Trial");
        assertThat(bench.desk.watches()).isEmpty();
    }

    @Test
    void requestInFlight_dialogCannotBeLeft() {
        bench.service.accepts(new RetryAccepted(TASK, 321L));
        StartViewModel dialog = dialog(TRIAL);
        dialog.confirm();

        dialog.cancel();
        assertThat(flow.ways).isEmpty();
        bench.work.runAll();
        assertThat(flow.ways).containsExactly("watching");
    }

    @Test
    void leftBeforeConfirming_nothingIsSent() {
        dialog(TRIAL).cancel();

        assertThat(flow.ways).containsExactly("close");
        assertThat(bench.work.size()).isZero();
    }

    @Test
    void dialog_saysWhatWillHappenToWhichCustomer() {
        StartViewModel trips = dialog(ACME);
        StartViewModel crashes = dialog(new UiBench(Locale.FRENCH), ACME, ItemKind.CRASHES);

        assertThat(trips.title()).isEqualTo("Retry failed trips of");
        assertThat(trips.confirmText()).isEqualTo("Retry failed trips");
        assertThat(trips.profile.name()).isEqualTo("ACME");
        assertThat(trips.meaning()).contains("Every failed trip of the whole enterprise");
        assertThat(trips.attempts()).contains("uses up one of the 30 attempts");
        assertThat(crashes.title()).isEqualTo("Relancer les accidents en échec de");
        assertThat(crashes.confirmText()).isEqualTo("Relancer les accidents en échec");
        assertThat(crashes.attempts()).doesNotContain("30");
    }
}
