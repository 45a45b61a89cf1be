package dev.redrive.ui.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.Receiver;
import dev.redrive.receiver.Checked;
import dev.redrive.receiver.Seen;
import dev.redrive.receiver.Seen.Answered;
import dev.redrive.receiver.Seen.Unreachable;
import dev.redrive.receiver.Seen.Why;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.profiles.ProfilesModel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checking and waiting, with a scripted check and a clock in the hand of the test. */
class ReceiversTest {

    private static final URI ACMES = URI.create("https://push.acme.example/trips");
    private static final URI OTHER = URI.create("https://push.other.example/trips");
    private static final Seen AWAY = new Answered(503, false, null, null);
    private static final Seen ANSWERS = new Answered(405, false, null, null);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private final UiBench bench = new UiBench();
    private final List<URI> checked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Seen next = AWAY;
    private boolean tooSoon;
    private boolean off;
    private long nanos = Long.MAX_VALUE - 100; // It may overflow.

    private @Nullable ProfilesModel profiles;

    private ProfilesModel profiles() {
        ProfilesModel made = profiles;
        if (made == null) {
            Profile acme = UiBench.ACME.receivedBy(new Receiver(ACMES, true));
            Profile trial = UiBench.TRIAL.receivedBy(new Receiver(ACMES, false));
            made = bench.profiles(ProfileBook.EMPTY.with(acme).with(trial).choosing(acme.id()));
            profiles = made;
        }
        return made;
    }

    private Receivers receivers() {
        Receivers made =
                new Receivers(
                        profiles(),
                        bench.background,
                        address -> {
                            checked.add(address);
                            return tooSoon
                                    ? Optional.empty()
                                    : Optional.of(
                                            new Checked(UiBench.NOON, Duration.ofMillis(3), next));
                        },
                        () -> nanos,
                        () -> off);
        made.onAnswer((profile, seen) -> told.add(profile.name() + " " + seen.kept()));
        return made;
    }

    private static ReceiverModel of(Receivers receivers, Profile profile) {
        return Objects.requireNonNull(receivers.of(profile, null));
    }

    private Profile acme() {
        return profiles().profiles().getFirst();
    }

    private void pass(Receivers receivers, Duration time) {
        nanos += time.toNanos();
        receivers.tick();
        bench.work.runAll();
    }

    @Test
    void customerWithoutAddress_hasNothingToCheck() {
        assertThat(receivers().of(UiBench.ACME, null)).isNull();
    }

    @Test
    void switchedOff_nothingIsOfferedOrChecked() {
        Receivers receivers = receivers();
        ReceiverModel model = of(receivers, acme());
        model.check();
        bench.work.runAll();
        model.waitFor(true);
        off = true;

        assertThat(receivers.of(acme(), null)).isNull();
        pass(receivers, Duration.ofHours(1));
        pass(receivers, Duration.ofHours(1));

        assertThat(checked).hasSize(1);
        assertThat(model.waitedFor.get()).isFalse();
    }

    @Test
    void check_isOneRequest_andTheNextHasToWait() {
        Receivers receivers = receivers();
        ReceiverModel model = of(receivers, acme());

        model.check();
        model.check();
        assertThat(model.running.get()).isTrue();
        bench.work.runAll();
        model.check();

        assertThat(checked).containsExactly(ACMES);
        assertThat(model.running.get()).isFalse();
        assertThat(model.soon.get()).isTrue();
        pass(receivers, Duration.ofSeconds(10));
        assertThat(model.soon.get()).isFalse();
        model.check();
        bench.work.runAll();
        assertThat(checked).hasSize(2);
    }

    @Test
    void addressThatIsNotAllowedYet_isNotChecked_untilTheUserAllowsIt_whichIsSaved()
            throws Exception {
        ProfilesModel saved = bench.profiles(folder.resolve("profiles.json"));
        Profile trial = UiBench.TRIAL.receivedBy(new Receiver(ACMES, false));
        saved.save(trial, null, _ -> {});
        bench.files.runAll();
        profiles = saved;
        Receivers receivers = receivers();
        ReceiverModel model = of(receivers, trial);

        model.check();
        model.waitFor(true);
        pass(receivers, Duration.ofHours(1));
        assertThat(checked).isEmpty();

        model.allowAndCheck();
        bench.work.runAll();
        bench.files.runAll();

        assertThat(checked).containsExactly(ACMES);
        assertThat(
                        saved.profiles().stream()
                                .filter(profile -> profile.id().equals(trial.id()))
                                .map(Profile::receiver))
                .containsExactly(new Receiver(ACMES, true));
    }

    @Test
    void allowedForOneCustomer_isNotAllowedForAnother() {
        Receivers receivers = receivers();
        ReceiverModel acmes = of(receivers, acme());
        ReceiverModel trials = of(receivers, profiles().profiles().get(1));

        acmes.check();
        trials.check();
        bench.work.runAll();

        assertThat(acmes.last.get()).isNotNull();
        assertThat(trials.last.get()).isNull();
        assertThat(checked).hasSize(1);
    }

    @Test
    void serverThatAnswersAgain_isSaidOnce_andWaitingEnds() {
        Receivers receivers = receivers();
        ReceiverModel model = of(receivers, acme());
        model.check();
        bench.work.runAll();
        model.waitFor(true);

        pass(receivers, Duration.ofSeconds(59));
        assertThat(checked).hasSize(1);
        pass(receivers, Duration.ofSeconds(1));
        assertThat(checked).hasSize(2);
        assertThat(told).isEmpty();
        next = ANSWERS;
        pass(receivers, Duration.ofMinutes(1));
        pass(receivers, Duration.ofHours(1));

        assertThat(told).containsExactly("ACME 2026-11-23T12:00:00Z 3 ANSWERED 405 - - -");
        assertThat(checked).hasSize(3);
        assertThat(model.waitedFor.get()).isFalse();
        assertThat(bench.service.calls()).isEmpty(); // Nothing was started.
    }

    @Test
    void waiting_survivesThatAnotherCustomerIsShown_andNeverSpeaksOfThem() {
        Receivers receivers = receivers();
        ReceiverModel model = of(receivers, acme());
        model.waitFor(true);
        profiles().choose(profiles().profiles().get(1));
        of(receivers, profiles().profiles().get(1));
        next = new Answered(401, false, null, null);

        pass(receivers, Duration.ofMinutes(1));

        assertThat(told).hasSize(1).first().asString().startsWith("ACME ");
    }

    @Test
    void customerThatIsRemoved_isNotWaitedFor_evenWhileACheckIsInFlight() throws Exception {
        ProfilesModel saved = bench.profiles(folder.resolve("profiles.json"));
        saved.save(UiBench.ACME.receivedBy(new Receiver(ACMES, true)), null, _ -> {});
        bench.files.runAll();
        profiles = saved;
        next = ANSWERS;
        Receivers receivers = receivers();
        ReceiverModel model = of(receivers, acme());
        model.waitFor(true);
        nanos += Duration.ofMinutes(1).toNanos();
        receivers.tick();
        assertThat(model.running.get()).isTrue();

        saved.remove(acme(), _ -> {});
        bench.files.runAll();
        bench.work.runAll();
        pass(receivers, Duration.ofHours(1));

        assertThat(told).isEmpty();
        assertThat(model.last.get()).isNull();
        assertThat(model.waitedFor.get()).isFalse();
    }

    @Test
    void otherAddress_endsWaitingForTheOldOne_andKeepsNothingOfIt() {
        ProfilesModel saved = bench.profiles(folder.resolve("profiles.json"));
        saved.save(UiBench.ACME.receivedBy(new Receiver(ACMES, true)), null, _ -> {});
        bench.files.runAll();
        profiles = saved;
        Receivers receivers = receivers();
        ReceiverModel old = of(receivers, acme());
        old.check();
        bench.work.runAll();
        old.waitFor(true);

        saved.save(acme().receivedBy(new Receiver(OTHER, false)), null, _ -> {});
        bench.files.runAll();
        pass(receivers, Duration.ofHours(1));

        assertThat(checked).containsExactly(ACMES);
        assertThat(old.waitedFor.get()).isFalse();
        ReceiverModel other = of(receivers, acme());
        assertThat(other.last.get()).isNull();
        assertThat(other.allowed.get()).isFalse();
    }

    @Test
    void serverThatWasJustChecked_forAnotherCustomer_isCheckedALittleLater() {
        Receivers receivers = receivers();
        ReceiverModel model = of(receivers, acme());
        model.waitFor(true);
        tooSoon = true;
        pass(receivers, Duration.ofMinutes(1));
        assertThat(model.last.get()).isNull();
        tooSoon = false;
        pass(receivers, Duration.ofSeconds(10));

        assertThat(model.last.get()).isNotNull();
    }

    @Test
    void oldResult_isNeitherShownNorKept() {
        Receivers receivers = receivers();
        ReceiverModel model = of(receivers, acme());
        assertThat(model.kept()).isEmpty();
        model.check();
        bench.work.runAll();
        assertThat(model.kept()).isEqualTo("2026-11-23T12:00:00Z 3 ANSWERED 503 - - -");

        nanos += Receivers.FRESH.toNanos();

        assertThat(model.kept()).isEmpty();
        assertThat(of(receivers, acme()).last.get()).isNull();
    }

    @Test
    void resultOfACheck_isNotThatOfAnUnreachableOne() {
        Receivers receivers = receivers();
        ReceiverModel model = of(receivers, acme());
        next = new Unreachable(Why.REFUSED);
        model.check();
        bench.work.runAll();

        assertThat(model.kept()).endsWith("UNREACHABLE REFUSED");
    }

    @ParameterizedTest
    @CsvSource({
        "0, , 60",
        "1, , 60",
        "10, , 60",
        "11, , 120",
        "12, , 240",
        "13, , 480",
        "14, , 900",
        "15, , 900",
        "2000000000, , 900",
        "0, 30, 60",
        "0, 120, 120",
        "14, 1000, 1000",
        "0, 999999999999, 3600",
    })
    void pauses_growWithTime_andFollowTheServer(int checks, @Nullable Long wish, long seconds) {
        assertThat(Receivers.pause(checks, wish == null ? null : Duration.ofSeconds(wish)))
                .hasSeconds(seconds);
    }

    @Test
    void demosServer_isCheckedWithoutAnAllowance_andOnlyForTheDemo() {
        Receivers receivers = receivers();
        URI demos = URI.create("http://127.0.0.1:1/trips");
        ReceiverModel model = Objects.requireNonNull(receivers.of(UiBench.DEMO, demos));

        model.check();
        bench.work.runAll();

        assertThat(checked).containsExactly(demos);
        assertThat(UiBench.DEMO.kind()).isEqualTo(ProfileKind.DEMO);
    }
}
