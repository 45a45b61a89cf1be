package dev.redrive.ui.customer;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.DEMO;
import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.BrokenDisk;
import dev.redrive.journal.Journal;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.Outages;
import dev.redrive.journal.RetryingJournal;
import dev.redrive.journal.TestEntry;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.Profiles;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.desk.Drawing;
import dev.redrive.ui.profiles.ProfilesModel;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerViewModelTest {

    private final UiBench bench = new UiBench();
    private final ProfilesModel profiles = bench.profiles();
    private final CustomersModel customers = customers(profiles, bench.journal);
    private final CustomerViewModel model = page(profiles, customers);
    private final CardViewModel trips = model.card(ItemKind.TRIPS);
    private final CardViewModel crashes = model.card(ItemKind.CRASHES);

    private <J extends Journal & Outages> CustomersModel customers(ProfilesModel of, J journal) {
        return new CustomersModel(
                of,
                bench.desk,
                journal,
                journal,
                bench.background,
                bench.formats,
                Drawing.by(Runnable::run));
    }

    private CustomerViewModel page(ProfilesModel of, CustomersModel all) {
        return new CustomerViewModel(of, all, bench.texts, bench.formats);
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
        RetryingJournal journal = new RetryingJournal(disk, disk, bench.clock, Runnable::run);
        disk.fails(trouble);
        CustomersModel all = customers(profiles, journal);
        CustomerViewModel broken = page(profiles, all);

        assertThat(last(broken.card(ItemKind.TRIPS))).startsWith("The history cannot be read");
        assertThat(broken.card(ItemKind.TRIPS).startable.get()).isTrue();

        disk.works();
        all.reload();
        assertThat(last(broken.card(ItemKind.TRIPS)))
                .isEqualTo("No retry requested from here yet.");
    }

    @Test
    void untilTheKeyIsLookedFor_theButtonWaitsAndSaysWhy() {
        Profile kept = Profiles.keptIn(ACME, KeyStorage.KEYCHAIN);
        ProfilesModel written = bench.profiles(ProfileBook.EMPTY.with(kept).choosing(kept.id()));
        CardViewModel card = page(written, customers(written, bench.journal)).card(ItemKind.TRIPS);
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
        assertThat(trips.tasks).isEqualTo(bench.desk.watches());
        assertThat(trips.why.get()).startsWith("A retry of trips of this customer is running");
        assertThat(crashes.startable.get()).isTrue();
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

        customers.dismiss(bench.desk.watches().getFirst());
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

        customers.reload();

        assertThat(last(trips)).endsWith("321 of 321 trips processed in 0 s");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PUSH_FAILED_TRIPS,    ''",
                "PUSH_FAILED_SCOOTERS, . The service did not say that it sends trips.",
                "push_failed_trips,    . The service did not say that it sends trips.",
                "-,                    . The service did not say that it sends trips.",
            })
    void aTaskOfAColleague_isNotPassedOffAsOurs_orAsOfAKindThatWasNotSaid(
            @Nullable String type, String more) {
        TaskSnapshot said = said("IN_PROGRESS", 321L, 12L);
        bench.attach(
                ACME,
                new TaskSnapshot(
                        said.taskId(),
                        said.createdAt(),
                        said.completedAt(),
                        type,
                        said.status(),
                        said.nbItems(),
                        said.nbRemainingItems(),
                        said.unreadable()));

        assertThat(last(trips))
                .isEqualTo("Requested elsewhere today 12:00, watched from here" + more);
    }

    @Test
    void startWithoutAWatch_isSaidOnceTheHistoryWasReadAgain() throws InterruptedException {
        bench.service.refuses(new EnterpriseFailure.UnknownOutcome(""));
        bench.desk.start(ACME, ItemKind.TRIPS, "");
        bench.service.accepts(new RetryAccepted(null, 0L));
        bench.desk.start(ACME, ItemKind.CRASHES, "");

        customers.reload();

        assertThat(last(trips)).contains("it is not known whether it started.");
        assertThat(last(crashes)).endsWith("Nothing had failed: 0 crashes to retry");
        assertThat(trips.isDraining.get()).isTrue();
        assertThat(crashes.isDraining.get()).isFalse();
    }

    @Test
    void twoTasksAreWatchedAtOnce_eachInTheCardOfItsKind() {
        TaskWatch first = bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        TaskWatch second = bench.start(ACME, ItemKind.CRASHES, "other", 7);

        assertThat(trips.tasks).containsExactly(first);
        assertThat(crashes.tasks).containsExactly(second);
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
        assertThat(trips.outage.get()).isNull();
        assertThat(trips.tasks).isEmpty();
        assertThat(bench.desk.watches()).containsExactly(watch);

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

        customers.dismiss(ended);

        assertThat(trips.tasks).isEmpty();
        assertThat(bench.desk.watches()).isEmpty();
        assertThat(last(trips)).endsWith("321 of 321 trips processed in 0 s");
    }

    @Test
    void dismissingWhatRunsStopsTheWatching() {
        TaskWatch running = bench.start(ACME, ItemKind.TRIPS, TASK, 321);

        customers.dismiss(running);

        assertThat(running.state().isWatching()).isFalse();
        assertThat(last(trips)).endsWith("Requested; the service has not said that it ended");
        assertThat(trips.startable.get()).isTrue();
    }

    @Test
    void watchesThatBeganBeforeThePageWasMadeAreShown() {
        TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, TASK, 321);

        CustomerViewModel later = page(profiles, customers(profiles, bench.journal));

        assertThat(later.card(ItemKind.TRIPS).tasks).containsExactly(watch);
        assertThat(later.card(ItemKind.TRIPS).startable.get()).isFalse();
    }

    @Test
    void taskOfAnotherCustomer_isNeverOnThisPage() {
        TaskWatch ours = bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        bench.start(TRIAL, ItemKind.TRIPS, "theirs", 7);
        bench.start(TRIAL, ItemKind.CRASHES, "theirs too", 7);

        assertThat(trips.tasks).containsExactly(ours);
        assertThat(crashes.tasks).isEmpty();
        assertThat(crashes.startable.get()).isFalse();
        bench.work.runAll();
        assertThat(crashes.startable.get()).isTrue();
    }

    @Test
    void tasksOfOneKind_areAllInItsCard_theLastStartedFirst() {
        TaskWatch started = bench.start(ACME, ItemKind.TRIPS, "other", 321);
        bench.clock.move(Duration.ofMinutes(1));
        TaskWatch attached = bench.attach(ACME, said("IN_PROGRESS", 9L, 3L));

        assertThat(trips.tasks).containsExactly(attached, started);
        assertThat(trips.taskName(started)).isEqualTo("Requested 12:00:00");
        assertThat(trips.taskName(attached)).isEqualTo("Elsewhere 12:01:00");
    }

    @Test
    void ended_staysUntilALaterRetryFollows_butATaskOfAColleagueUntilItIsDismissed() {
        TaskWatch attached = bench.attach(ACME, said("COMPLETED", 9L, 0L));
        bench.clock.move(Duration.ofMinutes(1));
        TaskWatch first = bench.start(ACME, ItemKind.TRIPS, "first", 321);
        bench.service.says(said("COMPLETED", 321L, 0L));
        bench.loops.runAll();
        assertThat(trips.tasks).containsExactly(first, attached);

        bench.clock.move(Duration.ofMinutes(1));
        TaskWatch second = bench.start(ACME, ItemKind.TRIPS, "second", 12);

        assertThat(trips.tasks).containsExactly(second, attached);
        customers.dismiss(attached);
        assertThat(trips.tasks).containsExactly(second);
    }

    @Test
    void profileRemovedWhileItsPageIsShown_leavesNothingOfItBehind() {
        bench.start(ACME, ItemKind.TRIPS, TASK, 321);

        profiles.remove(ACME, _ -> {});
        bench.files.runAll();
        bench.work.runAll();

        assertThat(profiles.chosen()).isNotEqualTo(ACME);
        assertThat(trips.tasks).isEmpty();
        assertThat(last(trips)).doesNotContain("ticket 7");
    }

    @Test
    void anOutage_isShownLargeUntilNothingIsLeftToAsk_andEarlierOnesInOneLine() {
        bench.journal.begin(ended("old", NOON.minusSeconds(999_999), 880));
        bench.journal.begin(ended("first", NOON.minusSeconds(3_600), 12_480));
        bench.journal.begin(ended("second", NOON.minusSeconds(1_800), 312));
        customers.reload();
        bench.work.runAll();

        assertThat(trips.isDraining.get()).isTrue();
        assertThat(trips.outageLine.get()).isEqualTo("2 retries: 12,480 → 312");
        assertThat(trips.earlier.get()).isEqualTo("Before this outage: 11 Nov: 880");

        bench.journal.begin(ended("third", NOON.minusSeconds(60), 0));
        customers.reload();
        bench.work.runAll();

        assertThat(trips.isDraining.get()).isFalse();
        assertThat(trips.outage.get()).matches(outage -> outage != null && outage.isDrained());
        assertThat(trips.outageLine.get())
                .isEqualTo("3 retries: 12,480 → 312 → 0, so nothing counted as failed at 11:59");
    }

    private static JournalEntry ended(String id, Instant at, long items) {
        return TestEntry.entry(id, "task of " + id)
                .at(at)
                .report(items, "COMPLETED", 0L)
                .ended(at.plusSeconds(9))
                .build();
    }
}
