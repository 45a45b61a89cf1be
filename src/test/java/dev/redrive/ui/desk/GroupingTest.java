package dev.redrive.ui.desk;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.DEMO;
import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.TestEntry;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.Starting;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.desk.Attention.Reason;
import dev.redrive.ui.desk.Lane.SeenTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GroupingTest {

    private static final Instant TODAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final EnterpriseFailure REFUSED = new EnterpriseFailure.KeyRefused("");
    private static final Lane NO_CRASHES = lane(ItemKind.CRASHES, List.of(), List.of());

    private static Lane lane(ItemKind kind, List<SeenTask> tasks, List<JournalEntry> entries) {
        return new Lane(kind, null, tasks, entries, Outage.of(entries, Map.of()));
    }

    private static CustomerGroup group(Lane trips) {
        List<Lane> lanes = List.of(trips, NO_CRASHES);
        return Grouping.group(ACME, lanes, attention(trips), TODAY);
    }

    private static @Nullable Attention attention(Lane trips) {
        return Grouping.attention(List.of(trips, NO_CRASHES), Set.of(), NOON);
    }

    /** A task that is seen so. */
    private static Lane seen(ContactState contact) {
        UiBench bench = new UiBench();
        TaskWatch watch = bench.attach(ACME, said("IN_PROGRESS", 10L, 5L));
        WatchState is = watch.state();
        WatchState state =
                new WatchState(
                        is.profile(),
                        is.entry(),
                        is.snapshot(),
                        is.answeredAt(),
                        contact,
                        is.pendingAt(),
                        is.inProgressAt(),
                        is.pace(),
                        is.samples());
        return lane(ItemKind.TRIPS, List.of(new SeenTask(watch, state)), List.of(state.entry()));
    }

    private static ContactState noContact(int seconds) {
        return new ContactState.NoContact(
                NOON.minusSeconds(seconds),
                3,
                NOON,
                new EnterpriseFailure.Unreachable(EnterpriseFailure.Reason.REFUSED, ""));
    }

    static List<Arguments> contacts() {
        ContactState rejected = new ContactState.KeyNeeded(REFUSED);
        return List.of(
                Arguments.of(new ContactState.Fresh(NOON), CustomerGroup.RUNNING, null),
                Arguments.of(new ContactState.Polling(null), CustomerGroup.RUNNING, null),
                Arguments.of(rejected, CustomerGroup.NEEDS_YOU, Reason.KEY_REJECTED),
                Arguments.of(
                        new ContactState.Polling(rejected),
                        CustomerGroup.NEEDS_YOU,
                        Reason.KEY_REJECTED),
                Arguments.of(
                        new ContactState.KeyNeeded(null),
                        CustomerGroup.NEEDS_YOU,
                        Reason.KEY_MISSING),
                Arguments.of(noContact(119), CustomerGroup.RUNNING, null),
                Arguments.of(noContact(120), CustomerGroup.NEEDS_YOU, Reason.NO_CONTACT),
                Arguments.of(
                        new ContactState.Polling(noContact(500)),
                        CustomerGroup.NEEDS_YOU,
                        Reason.NO_CONTACT),
                Arguments.of(
                        new ContactState.RateLimited(NOON.plusSeconds(900)),
                        CustomerGroup.RUNNING,
                        null),
                Arguments.of(
                        new ContactState.NotFound(NOON, NOON.plusSeconds(9)),
                        CustomerGroup.RUNNING,
                        null),
                Arguments.of(new ContactState.Stopped(), CustomerGroup.OTHERS, null),
                Arguments.of(
                        new ContactState.Stopped(ContactState.Stopped.Cause.ADDRESS_CHANGED),
                        CustomerGroup.NEEDS_YOU,
                        Reason.ADDRESS_CHANGED));
    }

    @ParameterizedTest
    @MethodSource("contacts")
    void howATaskIsSeenDecides(ContactState contact, CustomerGroup group, @Nullable Reason reason) {
        Lane trips = seen(contact);

        assertThat(group(trips)).isEqualTo(group);
        Attention attention = attention(trips);
        assertThat(attention == null ? null : attention.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        // task, word, items, remaining, h ago, group, reason
        "t, COMPLETED, 10, 0, 1,  ENDED_TODAY,",
        "t, COMPLETED, 10, 0, 13, OTHERS,",
        "t, COMPLETED, 10, 4, 1,  NEEDS_YOU, CONTRADICTED",
        "t, FAILED,    10, 4, 1,  NEEDS_YOU, FAILED",
        "t, FAILED,    10, 4, 23, NEEDS_YOU, FAILED",
        "t, FAILED,    10, 4, 25, OTHERS,",
        "t, CANCELED,  10, 4, 1,  NEEDS_YOU, CANCELED",
        "t, IN_PROGRESS, 10, 4, 1, OTHERS,",
        "' ', ,        0,  ,  1,  ENDED_TODAY,",
        ",  ,          ,   ,  1,  NEEDS_YOU, OUTCOME_UNKNOWN",
        ",  ,          ,   ,  167, NEEDS_YOU, OUTCOME_UNKNOWN",
        ",  ,          ,   ,  169, OTHERS,",
    })
    void howTheLastRetryEndedDecides(
            @Nullable String task,
            @Nullable String word,
            @Nullable Long items,
            @Nullable Long remaining,
            int hoursAgo,
            CustomerGroup group,
            @Nullable Reason reason) {
        Instant at = NOON.minus(Duration.ofHours(hoursAgo));
        boolean noTask = task == null || task.isBlank();
        boolean ended = task != null && !"IN_PROGRESS".equals(word);
        JournalEntry entry =
                TestEntry.entry("e", noTask ? null : TASK)
                        .at(at)
                        .report(items, word, remaining)
                        .ended(ended ? at : null)
                        .build();
        Lane trips = lane(ItemKind.TRIPS, List.of(), List.of(entry));

        assertThat(group(trips)).isEqualTo(group);
        Attention attention = attention(trips);
        assertThat(attention == null ? null : attention.reason()).isEqualTo(reason);
        assertThat(Grouping.attention(List.of(trips), Set.of("e"), NOON)).isNull();
    }

    @Test
    void aRunningRetryTakesThePlaceOfAFailedOne() {
        JournalEntry failed =
                TestEntry.entry("e", TASK).at(NOON).report(10L, "FAILED", 4L).ended(NOON).build();
        Lane trips =
                new Lane(
                        ItemKind.TRIPS,
                        new Starting(ACME, ItemKind.TRIPS, NOON),
                        List.of(),
                        List.of(failed),
                        List.of());

        assertThat(group(trips)).isEqualTo(CustomerGroup.RUNNING);
    }

    @Test
    void theMostUrgentIsSaid_andTheDemoIsAlwaysTheDemo() {
        Lane trips = seen(new ContactState.KeyNeeded(REFUSED));
        JournalEntry failed =
                TestEntry.entry("e", TASK)
                        .kind(ItemKind.CRASHES)
                        .at(NOON)
                        .report(10L, "FAILED", 4L)
                        .ended(NOON)
                        .build();
        List<Lane> lanes = List.of(lane(ItemKind.CRASHES, List.of(), List.of(failed)), trips);
        Attention most = Grouping.attention(lanes, Set.of(), NOON);

        assertThat(Objects.requireNonNull(most).reason()).isEqualTo(Reason.KEY_REJECTED);
        assertThat(Grouping.group(DEMO, lanes, most, TODAY)).isEqualTo(CustomerGroup.DEMO);
    }
}
