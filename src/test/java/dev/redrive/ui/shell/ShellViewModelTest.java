package dev.redrive.ui.shell;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.DEMO;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.keys.SecretState;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profiles;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.desk.Drawing;
import dev.redrive.ui.profiles.ProfilesModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellViewModelTest {

    private static final EnterpriseFailure GONE =
            new EnterpriseFailure.Unreachable(Reason.REFUSED, "");

    private final UiBench bench = new UiBench();
    private final ProfilesModel profiles = bench.profiles();
    private final ShellViewModel model =
            new ShellViewModel(profiles, bench.desk, bench.texts, bench.formats);

    private String contact() {
        model.tick();
        return model.contact.get();
    }

    private String status() {
        model.tick();
        return model.status.get();
    }

    @Test
    void saysWhatStandsBehindTheChosenProfile() {
        assertThat(model.host.get()).isEqualTo("acme.example");
        assertThat(model.kind.get()).isEqualTo("Production");
        assertThat(model.demo.get()).isFalse();

        profiles.choose(DEMO);
        assertThat(model.host.get()).isEqualTo("built in, on this computer");
        assertThat(model.kind.get()).isEqualTo("Demo");
        assertThat(model.demo.get()).isTrue();
    }

    @Test
    void saysHowItsKeyEndsOrThatThereIsNone() {
        profiles.choose(DEMO);
        assertThat(model.key.get()).isEqualTo("No key");

        profiles.demoReady(DEMO, "d3m0");
        assertThat(model.key.get()).isEqualTo("Key …d3m0, this session");

        profiles.demoReady(DEMO, "");
        assertThat(model.key.get()).isEqualTo("Key for this session");

        profiles.choose(ACME);
        assertThat(model.key.get()).isEqualTo("No key");
    }

    @Test
    void aKeyOnItsWayToTheKeychainIsForThisSessionUntilItIsThere(@TempDir Path home) {
        ProfilesModel written = bench.profiles(home.resolve("profiles.json"));
        ShellViewModel shell = new ShellViewModel(written, bench.desk, bench.texts, bench.formats);
        bench.keychain.answer(SecretState.STORED);
        written.save(
                Profiles.keptIn(ACME, KeyStorage.KEYCHAIN),
                UiBench.key("key-0123456789-acme"),
                _ -> {});
        bench.files.runFirst();
        assertThat(shell.key.get()).isEqualTo("Key …acme, this session");

        bench.files.runAll();
        assertThat(shell.key.get()).isEqualTo("Key …acme in the keychain");
    }

    @Test
    void countsTheWatchesOfAllProfilesAndNamesTheNextCheck() {
        assertThat(status()).isEqualTo("No task watched");

        bench.attach(ACME, said("IN_PROGRESS", 321L, 12L));
        assertThat(status()).isEqualTo("1 task watched · next check in 1 s");
        assertThat(model.contactDetail.get()).isEqualTo("checked 0 s ago, next in 1 s");

        bench.start(TRIAL, ItemKind.CRASHES, "other", 7);
        assertThat(status()).isEqualTo("2 tasks watched · next check in 1 s");

        bench.clock.move(Duration.ofSeconds(5));
        assertThat(status()).isEqualTo("2 tasks watched · next check in 0 s");
    }

    @Test
    void isInContactFromTheFirstAnswerOn() {
        assertThat(contact()).isEqualTo("Not contacted yet");

        TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        assertThat(contact()).isEqualTo("Checking for the first time");
        watch.stop();

        bench.attach(ACME, said("IN_PROGRESS", 321L, 12L));
        assertThat(contact()).isEqualTo("In contact");
        profiles.choose(TRIAL);
        assertThat(contact()).isEqualTo("Not contacted yet");
    }

    @Test
    void whatBecomesOfATask_isSaidBeforeTheNextTick() {
        HandExecutor pulse = new HandExecutor();
        CustomersModel customers =
                new CustomersModel(
                        profiles,
                        bench.desk,
                        bench.journal,
                        bench.journal,
                        bench.background,
                        bench.formats,
                        Drawing.by(pulse));
        model.follow(customers);
        assertThat(model.status.get()).isEqualTo("No task watched");

        bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        pulse.runAll();
        assertThat(model.status.get()).startsWith("1 task watched");
        assertThat(model.contact.get()).isEqualTo("Checking for the first time");

        bench.start(TRIAL, ItemKind.CRASHES, "other", 7);
        pulse.runAll();
        assertThat(model.status.get()).startsWith("2 tasks watched");

        bench.service.fails(GONE);
        bench.service.says(said("IN_PROGRESS", 321L, 12L), said("COMPLETED", 321L, 0L));
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            bench.waiter.during(() -> {
                pulse.runAll();
                seen.add(model.contact.get());
            });
        }
        bench.loops.runFirst();
        pulse.runAll();

        assertThat(seen).containsExactly("No contact since 12:00:00", "In contact");
        assertThat(model.contact.get()).startsWith("Last answer");
        assertThat(model.status.get()).startsWith("1 task watched");

        profiles.choose(TRIAL);
        assertThat(model.contact.get()).isEqualTo("Checking for the first time");
    }

    @Test
    void lostContact_isSaidWithItsTimeUntilTheServiceAnswers() {
        bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        bench.clock.move(Duration.ofSeconds(3));
        bench.service.fails(GONE, GONE);
        bench.service.says(said("IN_PROGRESS", 321L, 12L), said("COMPLETED", 321L, 0L));
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            bench.waiter.during(() -> seen.add(contact() + model.contactLost.get()));
        }

        bench.loops.runAll();

        assertThat(seen)
                .containsExactly(
                        "No contact since 12:00:03true",
                        "No contact since 12:00:03true",
                        "In contactfalse");
        assertThat(contact()).isEqualTo("Last answer 12:00:07");
        assertThat(status()).isEqualTo("No task watched");
    }

    @Test
    void anotherProfilesLostContactIsNotThisOnes() {
        bench.start(TRIAL, ItemKind.TRIPS, TASK, 321);
        bench.service.fails(GONE);
        bench.service.says(said("COMPLETED", 321L, 0L));
        List<String> seen = new ArrayList<>();
        bench.waiter.during(() -> seen.add(contact()));

        bench.loops.runAll();

        assertThat(seen).containsExactly("Not contacted yet");
    }

    @Test
    void onClosingOnlyWhatIsStillWatchedCounts() {
        assertThat(model.watching().size()).isZero();

        TaskWatch trips = bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        bench.start(TRIAL, ItemKind.CRASHES, "other", 7);
        assertThat(model.watching().size()).isEqualTo(2);

        trips.stop();
        bench.attach(ACME, said("COMPLETED", 321L, 0L));
        assertThat(model.watching().size()).isEqualTo(1);
    }

    @Test
    void aWatchThatWaitsForAKeyCountsToo() {
        TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        bench.vault.forget("acme");
        bench.service.says(said("COMPLETED", 321L, 0L));
        List<Integer> seen = new ArrayList<>();
        bench.waiter.during(() -> {
            seen.add(model.watching().size());
            bench.vault.keep(ACME, UiBench.key("acme-key-0123456789"));
            watch.keyEntered();
        });

        bench.loops.runAll();

        assertThat(seen).containsExactly(1);
    }
}
