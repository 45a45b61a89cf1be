package dev.redrive.ui.dashboard;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.DEMO;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.BrokenDisk;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.RetryingJournal;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.Profiles;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.dashboard.DashboardViewModel.DrainStep;
import dev.redrive.ui.profiles.ProfilesModel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DashboardViewModelTest {

    private final UiBench bench = new UiBench();
    private final ProfilesModel profiles = bench.profiles();
    private final DashboardViewModel model = dashboard(profiles);
    private final CardViewModel trips = model.card(ItemKind.TRIPS);
    private final CardViewModel crashes = model.card(ItemKind.CRASHES);

    private DashboardViewModel dashboard(ProfilesModel of) {
        return new DashboardViewModel(
                of, bench.desk, bench.journal, bench.background, bench.texts, bench.formats);
    }

    private String last(CardViewModel card) {
        bench.work.runAll();
        return card.lastProperty().get();
    }

    @Test
    void atFirstBothCanBeStarted() {
        assertThat(last(trips)).isEqualTo("No retry requested from here yet.");
        assertThat(trips.startable.get()).isTrue();
        assertThat(crashes.startable.get()).isTrue();
        assertThat(trips.buttonText()).isEqualTo("Retry failed trips…");
    }

    @Test
    void theDemoCanBeStartedOnceItsServiceListens() {
        profiles.choose(DEMO);
        assertThat(trips.startable.get()).isFalse();

        profiles.demoReady(
                new Profile(
                        DEMO.id(),
                        DEMO.name(),
                        DEMO.kind(),
                        DEMO.colour(),
                        URI.create("http://127.0.0.1:4711")),
                "d3m0");
        bench.work.runAll();
        assertThat(trips.startable.get()).isTrue();
    }

    @Test
    void untilTheHistoryIsRead_theCardSaysSoAndItsButtonWaits() {
        assertThat(trips.lastProperty().get()).isEqualTo("Reading the history…");
        assertThat(trips.startable.get()).isFalse();
        assertThat(crashes.startable.get()).isFalse();

        bench.work.runAll();

        assertThat(trips.lastProperty().get()).isEqualTo("No retry requested from here yet.");
        assertThat(trips.startable.get()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_WRITABLE", "LOCKED", "UNREADABLE", "BROKEN"})
    void whileTheHistoryCannotBeRead_noCardSaysThatNothingWasRequested(JournalTrouble trouble) {
        BrokenDisk disk = new BrokenDisk();
        RetryingJournal journal = new RetryingJournal(disk, disk, bench.clock);
        disk.fails(trouble);
        DashboardViewModel broken =
                new DashboardViewModel(
                        profiles,
                        bench.desk,
                        journal,
                        bench.background,
                        bench.texts,
                        bench.formats);

        assertThat(last(broken.card(ItemKind.TRIPS))).startsWith("The history cannot be read");
        assertThat(broken.card(ItemKind.TRIPS).startable.get()).isTrue();

        disk.works();
        broken.reload();
        assertThat(last(broken.card(ItemKind.TRIPS)))
                .isEqualTo("No retry requested from here yet.");
    }

    @Test
    void untilTheKeyIsLookedFor_theButtonWaitsAndSaysWhy() {
        Profile kept = Profiles.keptIn(ACME, KeyStorage.KEYCHAIN);
        ProfilesModel written = bench.profiles(ProfileBook.EMPTY.with(kept).choosing(kept.id()));
        CardViewModel card = dashboard(written).card(ItemKind.TRIPS);
        bench.work.runAll();
        assertThat(card.lastProperty().get()).isEqualTo("No retry requested from here yet.");
        assertThat(card.startable.get()).isFalse();
        assertThat(card.off.get()).isEqualTo("Looking for the key of ACME…");

        written.keys().find(written.profiles());
        bench.files.runAll();

        assertThat(card.startable.get()).isTrue();
        assertThat(card.off.get()).isEmpty();
    }

    @Test
    void whileARetryIsBeingRequested_itsCardSaysSoWhateverIsOpen() throws InterruptedException {
        bench.work.runAll();
        List<String> seen = new ArrayList<>();
        bench.service.whileAskedToRetry(() -> {
            bench.work.runAll();
            seen.add(trips.lastProperty().get());
            seen.add(trips.startable.get() + " " + crashes.startable.get());
        });
        bench.service.refuses(new EnterpriseFailure.KeyRefused(""));

        bench.desk.start(ACME, ItemKind.TRIPS, "");

        assertThat(seen)
                .containsExactly(
                        "Retry requested today 12:00; the service has not answered yet.",
                        "false true");
        assertThat(trips.startable.get()).isTrue();
    }

    @Test
    void whatRunsStandsInTheCardOfItsKindInsteadOfTheButton() {
        bench.start(ACME, ItemKind.TRIPS, TASK, 321);

        assertThat(last(trips)).isEqualTo("Retry requested today 12:00 by jo: ticket 7");
        assertThat(trips.startable.get()).isFalse();
        assertThat(trips.status.get()).isEqualTo("Requested");
        assertThat(crashes.startable.get()).isTrue();
    }

    @Test
    void statusIsInWordsWhileItRuns_andTheEndIsSaidAfterwards() {
        bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        bench.service.says(
                said("PENDING", 321L, 321L),
                said(null, null, null),
                said("RESUMING", 321L, 9L),
                said("COMPLETED", 321L, 0L));
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            bench.waiter.during(() -> seen.add(trips.status.get()));
        }

        bench.loops.runAll();

        assertThat(seen).containsExactly("Waiting", "Waiting", "RESUMING");
        assertThat(last(trips))
                .isEqualTo("Last retry today 12:00: 321 of 321 trips processed in 3 s");
        assertThat(trips.startable.get()).isTrue();
        assertThat(trips.status.get()).isEmpty();
    }

    @Test
    void endIsShownInOneUpdate_beforeTheJournalIsReadAgain() {
        bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        bench.service.says(said("PENDING", 321L, 321L), said("COMPLETED", 321L, 0L));
        bench.work.runAll();
        List<String> shown = new ArrayList<>();
        trips.lastProperty().subscribe((_, last) -> shown.add(last));

        bench.loops.runAll();
        assertThat(shown)
                .containsExactly("Last retry today 12:00: 321 of 321 trips processed in 1 s");

        model.dismiss(model.watches().getFirst());
        bench.work.runAll();
        assertThat(shown).hasSize(1);
    }

    @Test
    void readingThatIsOlderThanTheWatch_takesNothingBack() {
        TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        JournalEntry before = watch.state().entry();
        bench.service.says(said("COMPLETED", 321L, 0L));
        bench.loops.runAll();
        bench.journal.update(before);

        model.reload();

        assertThat(last(trips)).endsWith("321 of 321 trips processed in 0 s");
    }

    @Test
    void statusIsNotBrightWhileTheTaskIsBadlySeen() {
        TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        List<Boolean> seen = new ArrayList<>();
        bench.service.says(said("IN_PROGRESS", 321L, 12L));
        bench.service.fails(
                new EnterpriseFailure.TimedOut(""), new EnterpriseFailure.RateLimited(null, ""));
        bench.service.says(said("IN_PROGRESS", 321L, 11L));
        for (int i = 0; i < 4; i++) {
            bench.waiter.during(() -> seen.add(trips.seen.get()));
        }
        bench.waiter.during(watch::stop);
        bench.service.says(said("IN_PROGRESS", 321L, 10L));

        bench.loops.runAll();

        assertThat(seen).containsExactly(true, false, false, true);
    }

    @Test
    void aTaskOfAColleagueIsNotPassedOffAsOurs() {
        bench.attach(ACME, said("IN_PROGRESS", 321L, 12L));

        assertThat(last(trips)).isEqualTo("Requested elsewhere today 12:00, watched from here");
    }

    @Test
    void whatMadeNoWatchIsToldAfterReadingAnew() throws InterruptedException {
        bench.service.refuses(new EnterpriseFailure.UnknownOutcome(""));
        bench.desk.start(ACME, ItemKind.TRIPS, "");
        bench.service.accepts(new RetryAccepted(null, 0L));
        bench.desk.start(ACME, ItemKind.CRASHES, "");

        model.reload();

        assertThat(last(trips)).contains("it is not known whether it started.");
        assertThat(last(crashes)).endsWith("Nothing had failed: 0 crashes to retry");
        assertThat(model.drain(ItemKind.TRIPS)).isEmpty();
        assertThat(model.drain(ItemKind.CRASHES)).extracting(DrainStep::nbItems).containsOnly("0");
    }

    @Test
    void twoTasksAreWatchedAtOnceTheNewestFirst() {
        TaskWatch first = bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        TaskWatch second = bench.start(ACME, ItemKind.CRASHES, "other", 7);

        assertThat(model.watches()).containsExactly(second, first);
        assertThat(trips.startable.get()).isFalse();
        assertThat(crashes.startable.get()).isFalse();
    }

    @Test
    void anotherProfileHasItsOwnCardsAndTheWatchesStay() {
        TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        bench.service.says(said("COMPLETED", 321L, 0L));

        profiles.choose(TRIAL);
        assertThat(trips.lastProperty().get()).isEqualTo("Reading the history…");
        assertThat(trips.startable.get()).isFalse();
        assertThat(last(trips)).isEqualTo("No retry requested from here yet.");
        assertThat(trips.startable.get()).isTrue();
        assertThat(model.drain(ItemKind.TRIPS)).isEmpty();
        assertThat(model.watches()).containsExactly(watch);

        bench.loops.runAll();
        assertThat(last(trips)).isEqualTo("No retry requested from here yet.");

        profiles.choose(ACME);
        assertThat(last(trips))
                .isEqualTo("Last retry today 12:00: 321 of 321 trips processed in 0 s");
    }

    @Test
    void aDismissedWatchIsForgottenAndItsEndStays() {
        bench.service.says(said("COMPLETED", 321L, 0L));
        TaskWatch ended = bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        bench.loops.runAll();

        model.dismiss(ended);

        assertThat(model.watches()).isEmpty();
        assertThat(bench.desk.watches()).isEmpty();
        assertThat(last(trips)).endsWith("321 of 321 trips processed in 0 s");
    }

    @Test
    void dismissingWhatRunsStopsTheWatching() {
        TaskWatch running = bench.start(ACME, ItemKind.TRIPS, TASK, 321);

        model.dismiss(running);

        assertThat(running.state().isWatching()).isFalse();
        assertThat(last(trips)).endsWith("Requested; the service has not said that it ended");
        assertThat(trips.startable.get()).isTrue();
    }

    @Test
    void watchesThatBeganBeforeTheDashboardWasMadeAreShown() {
        TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, TASK, 321);

        DashboardViewModel later = dashboard(profiles);

        assertThat(later.watches()).containsExactly(watch);
        assertThat(later.card(ItemKind.TRIPS).startable.get()).isFalse();
    }
}
