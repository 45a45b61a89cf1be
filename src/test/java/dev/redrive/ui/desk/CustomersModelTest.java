package dev.redrive.ui.desk;

import static dev.redrive.journal.Entries.ended;
import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.DEMO;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.BrokenDisk;
import dev.redrive.journal.Journal;
import dev.redrive.journal.JournalDecorator;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Outages;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.RetryingJournal;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.profiles.ProfilesModel;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersModelTest {

    private final UiBench bench = new UiBench();
    private final HandExecutor pulse = new HandExecutor();
    private final CustomersModel model = model(bench.profiles(), bench.journal);

    private CustomersModel model(ProfilesModel profiles, Outages outages) {
        return new CustomersModel(
                profiles,
                bench.desk,
                bench.journal,
                outages,
                bench.background,
                bench.formats,
                Drawing.by(pulse));
    }

    private CustomerState state(Profile profile) {
        return Objects.requireNonNull(model.find(profile.id())).state();
    }

    private List<String> order() {
        return order(model);
    }

    private List<String> order(CustomersModel of) {
        settle();
        return of.customers().stream()
                .map(customer -> customer.state().profile().name() + " " + customer.state().group())
                .toList();
    }

    private void settle() {
        bench.work.runAll();
        pulse.runAll();
    }

    @Test
    void untilTheHistoryIsRead_nothingIsKnown() {
        assertThat(model.customers()).hasSize(3);
        assertThat(state(ACME).isRead()).isFalse();

        settle();

        assertThat(state(ACME).isRead()).isTrue();
        assertThat(model.count()).isEqualTo(2);
    }

    @Test
    void whatRunsStandsAboveWhatDoesNot_andTheDemoIsLast() {
        assertThat(order()).containsExactly("ACME OTHERS", "Trial OTHERS", "Demo DEMO");

        bench.start(TRIAL, ItemKind.TRIPS, TASK, 200);

        assertThat(order()).containsExactly("Trial RUNNING", "ACME OTHERS", "Demo DEMO");
    }

    @Test
    void whatMovesIsShownOnce_andOnlyWhereItMoved() {
        bench.start(ACME, ItemKind.TRIPS, TASK, 200);
        settle();
        List<String> updates = new ArrayList<>();
        for (Profile profile : List.of(ACME, TRIAL, DEMO)) {
            Objects.requireNonNull(model.find(profile.id()))
                    .stateProperty()
                    .subscribe(
                            (_, now) -> updates.add(profile.name() + " " + now.trips().percent()));
        }
        bench.service.says(
                said("IN_PROGRESS", 200L, 150L),
                said("IN_PROGRESS", 200L, 101L),
                said("IN_PROGRESS", 200L, 64L));
        for (int i = 0; i < 2; i++) {
            bench.waiter.during(() -> {});
        }
        bench.waiter.during(() -> bench.desk.watches().forEach(TaskWatch::stop));

        bench.loops.runAll();
        assertThat(updates).isEmpty();
        pulse.runFirst();

        assertThat(updates).hasSize(1).first().asString().startsWith("ACME");
    }

    @Test
    void percentIsRoundedDown_soThat100MeansAll() {
        bench.start(ACME, ItemKind.TRIPS, TASK, 1000);
        List<String> seen = new ArrayList<>();
        bench.service.says(
                said("PENDING", 1000L, 1000L),
                said("IN_PROGRESS", 1000L, 1L),
                said("IN_PROGRESS", 1000L, null),
                said("COMPLETED", 1000L, 0L));
        for (int i = 0; i < 3; i++) {
            bench.waiter.during(() -> {
                settle();
                seen.add(state(ACME).percent() + " " + state(ACME).trips().percent());
            });
        }

        bench.loops.runAll();
        settle();

        assertThat(seen).containsExactly("0 0", "99 99", "99 99");
        assertThat(state(ACME).percent()).isNull();
        assertThat(state(ACME).group()).isEqualTo(CustomerGroup.ENDED_TODAY);
    }

    @Test
    void aDayLaterNothingHasEndedToday() {
        bench.start(ACME, ItemKind.TRIPS, TASK, 10);
        bench.service.says(said("COMPLETED", 10L, 0L));
        bench.loops.runAll();
        assertThat(order()).first().isEqualTo("ACME ENDED_TODAY");

        bench.clock.move(Duration.ofDays(1));
        model.tick();

        assertThat(order()).first().isEqualTo("ACME OTHERS");
    }

    @Test
    void anUnknownOutcomeNeedsYou_untilItIsDismissed() throws InterruptedException {
        bench.service.refuses(new EnterpriseFailure.UnknownOutcome(""));
        bench.desk.start(TRIAL, ItemKind.CRASHES, "");

        assertThat(order()).first().isEqualTo("Trial NEEDS_YOU");
        assertThat(state(TRIAL).attention())
                .isEqualTo(
                        new Attention(
                                ItemKind.CRASHES, Attention.Reason.OUTCOME_UNKNOWN, UiBench.NOON));

        model.dismiss(TRIAL.id(), Objects.requireNonNull(state(TRIAL).crashes().latest()));

        assertThat(order()).first().isEqualTo("ACME OTHERS");
    }

    @Test
    void aFailedEndNeedsYou_untilItsWatchIsDismissed() {
        TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, TASK, 10);
        bench.service.says(said("FAILED", 10L, 4L));
        bench.loops.runAll();
        assertThat(order()).first().isEqualTo("ACME NEEDS_YOU");

        model.dismiss(watch);

        assertThat(order()).first().isEqualTo("ACME ENDED_TODAY");
        assertThat(state(ACME).trips().tasks()).isEmpty();
        assertThat(state(ACME).trips().outages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, , 2",
        "1, CONTINUES, 2",
        "1, BEGINS, 1 1",
        "30, , 1 1",
        "30, CONTINUES, 2",
        "30, BEGINS, 1 1"
    })
    void aRetryThatTheUserCutOrJoined_standsAsInTheHistory(
            int hours, @Nullable Mark mark, String sizes) {
        retriesApart(hours, bench.journal);
        settle();

        bench.journal.mark("next", mark);
        model.reload();
        settle();

        assertThat(sizes(model)).isEqualTo(sizes);
        assertThat(
                        bench
                                .journal
                                .outages(OutageFilter.ALL, OutageOrder.LATEST_FIRST, 0, 9)
                                .stream()
                                .map(OutageRow::outage))
                .isEqualTo(state(ACME).trips().outages());
    }

    @Test
    void whileMarksCannotBeRead_theOnesReadBeforeHold() {
        BrokenDisk disk = new BrokenDisk();
        retriesApart(30, disk);
        retriesApart(30, bench.journal);
        disk.mark("next", Mark.CONTINUES);
        CustomersModel customers = model(bench.profiles(), disk);
        settle();
        assertThat(sizes(customers)).isEqualTo("2");

        disk.fails(JournalTrouble.UNREADABLE);
        bench.journal.begin(ended("third", "COMPLETED", 3_600));
        customers.reload();
        settle();

        assertThat(sizes(customers)).isEqualTo("3");
    }

    @Test
    void whereALaterReadFails_aCustomerReadBeforeIsStillComplete(@TempDir Path folder) {
        BrokenDisk disk = new BrokenDisk();
        Journal retrying = new RetryingJournal(disk, disk, bench.clock, Runnable::run);
        HandExecutor ui = new HandExecutor();
        ProfilesModel profiles = bench.profiles(folder.resolve("profiles.json"));
        CustomersModel customers =
                new CustomersModel(
                        profiles,
                        bench.desk,
                        new JournalDecorator(retrying),
                        disk,
                        new Background(bench.work, ui),
                        bench.formats,
                        Drawing.by(pulse));
        bench.work.runAll();
        disk.fails(JournalTrouble.UNREADABLE);
        profiles.save(UiBench.profile("p9", "New", ProfileKind.TEST), null, _ -> {});
        bench.files.runAll();
        bench.work.runAll();
        ui.runAll();
        pulse.runAll();

        assertThat(customers.customers())
                .extracting(customer -> customer.id() + " " + customer.state().isComplete())
                .containsExactlyInAnyOrder("acme true", "trial true", "demo true", "p9 false");
    }

    @Test
    void howeverManyCustomersAreRead_theMarksAreReadOnce() {
        AtomicInteger reads = new AtomicInteger();
        Outages counting =
                (Outages)
                        Proxy.newProxyInstance(
                                Outages.class.getClassLoader(),
                                new Class<?>[] {Outages.class},
                                (_, method, _) ->
                                        method.getName().equals("marks")
                                                        && reads.incrementAndGet() > 0
                                                ? Map.of()
                                                : null);
        CustomersModel customers = model(bench.profiles(), counting);
        settle();
        assertThat(reads).hasValue(1);

        customers.reload();
        settle();

        assertThat(customers.customers()).hasSize(3);
        assertThat(reads).hasValue(2);
    }

    /** Two retries of ACME, the second requested that many hours after the first. */
    private static void retriesApart(int hours, Journal journal) {
        journal.begin(ended("first", "COMPLETED", -hours * 3_600));
        journal.begin(ended("next", "COMPLETED", 0));
    }

    /** How many retries each of ACME's outages has, the latest first. */
    private static String sizes(CustomersModel of) {
        return Objects.requireNonNull(of.find(ACME.id())).state().trips().outages().stream()
                .map(outage -> "" + outage.retries().size())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aRemovedCustomerIsGone(@TempDir Path folder) {
        ProfilesModel profiles = bench.profiles(folder.resolve("profiles.json"));
        CustomersModel customers = model(profiles, bench.journal);
        assertThat(order(customers)).contains("Trial OTHERS");

        profiles.remove(TRIAL, _ -> {});
        bench.files.runAll();

        assertThat(order(customers)).containsExactly("ACME OTHERS", "Demo DEMO");
        assertThat(customers.find(TRIAL.id())).isNull();
    }
}
