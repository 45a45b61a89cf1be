package dev.redrive.ui.customers;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.Pace.PaceReading;
import dev.redrive.retry.Starting;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.testing.CustomerStates;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.customers.LaneTexts.Line;
import dev.redrive.ui.desk.Attention;
import dev.redrive.ui.desk.CustomerGroup;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.Lane;
import dev.redrive.ui.desk.Lane.SeenTask;
import dev.redrive.ui.kit.Styles.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lane of the board says; noon is now. */
class LaneTextsTest {

    private static final Instant NEXT = NOON.plusSeconds(2);

    private final UiBench bench = new UiBench();
    private final LaneTexts texts = new LaneTexts(bench.texts, bench.formats);

    private static JournalEntry ended(
            int minutesAgo, @Nullable Long items, String word, long left) {
        Instant at = NOON.minus(Duration.ofMinutes(minutesAgo));
        return TestEntry.entry("e" + minutesAgo, "task " + minutesAgo)
                .at(at)
                .report(items, word, left)
                .ended(at)
                .build();
    }

    private static JournalEntry none(int minutesAgo) {
        Instant at = NOON.minus(Duration.ofMinutes(minutesAgo));
        return TestEntry.entry("e" + minutesAgo, null).at(at).items(0L).ended(at).build();
    }

    static Stream<Arguments> histories() {
        JournalEntry long10 = ended(90, 10_000_000L, "COMPLETED", 0);
        return Stream.of(
                Arguments.of(List.of(), "", Tone.PLAIN, "Never retried"),
                Arguments.of(List.of(long10), "Processed", Tone.PLAIN, "10,000,000, at 10:30"),
                Arguments.of(
                        List.of(long10, none(10)),
                        "0 failed",
                        Tone.SUCCESS,
                        "counted at 11:50, second retry"),
                // The first retry counted 0: nothing was drained, so nothing is green.
                Arguments.of(List.of(none(10)), "Nothing to retry", Tone.PLAIN, "at 11:50"),
                Arguments.of(
                        List.of(ended(30, 12L, "CANCELED", 5)),
                        "Canceled",
                        Tone.WARNING,
                        "at 11:30"),
                Arguments.of(
                        List.of(ended(30, 12L, "FAILED", 5)), "Failed", Tone.DANGER, "at 11:30"),
                Arguments.of(
                        List.of(ended(1_500, 37L, "COMPLETED", 0)),
                        "",
                        Tone.PLAIN,
                        "37 processed yesterday 11:00"),
                Arguments.of(
                        List.of(ended(1_500, 37L, "FAILED", 1)),
                        "",
                        Tone.PLAIN,
                        "Failed yesterday 11:00"),
                Arguments.of(
                        List.of(ended(1_600, 37L, "COMPLETED", 0), none(1_500)),
                        "",
                        Tone.PLAIN,
                        "0 failed counted yesterday 11:00, second retry"));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void whatEndedIsSaid_andOnlyALaterCountOfZeroIsGreen(
            List<JournalEntry> entries, String badge, Tone tone, String text) {
        Line line =
                texts.of(
                        CustomerStates.of(ACME, entries.toArray(JournalEntry[]::new)),
                        ItemKind.TRIPS);

        assertThat(line.badge()).isEqualTo(badge);
        assertThat(line.tone()).isEqualTo(tone);
        assertThat(line.text()).isEqualTo(text);
        assertThat(line.percent()).isEqualTo(-1);
        assertThat(line.left()).isEmpty();
    }

    @Test
    void beforeTheHistoryIsRead_nothingIsClaimed() {
        CustomerState state = with(CustomerStates.of(ACME).trips(), false, null);

        assertThat(texts.of(state, ItemKind.TRIPS).text()).isEqualTo("Reading the history…");
    }

    @Test
    void aRetryThatIsNotAnswered_saysForHowLong() {
        Lane lane =
                new Lane(
                        ItemKind.TRIPS,
                        new Starting(ACME, ItemKind.TRIPS, NOON.minusSeconds(7)),
                        List.of(),
                        List.of(),
                        List.of());

        Line line = texts.of(with(lane, true, null), ItemKind.TRIPS);

        assertThat(line.words()).isEqualTo("Requested no answer yet, 7 s");
        assertThat(line.percent()).isZero();
    }

    private static CustomerState with(Lane trips, boolean isRead, @Nullable Attention attention) {
        CustomerState base = CustomerStates.of(ACME);
        return new CustomerState(
                ACME,
                base.key(),
                isRead,
                true,
                trips,
                base.crashes(),
                CustomerGroup.RUNNING,
                attention);
    }

    private Line running(TaskSnapshot snapshot, ContactState contact, PaceReading pace) {
        return texts.of(with(lane(task(snapshot, contact, pace)), true, null), ItemKind.TRIPS);
    }

    private static Lane lane(SeenTask... tasks) {
        return new Lane(ItemKind.TRIPS, null, List.of(tasks), List.of(), List.of());
    }

    private SeenTask task(TaskSnapshot snapshot, ContactState contact, PaceReading pace) {
        TaskWatch watch = bench.attach(ACME, snapshot);
        WatchState state = watch.state();
        bench.desk.dismiss(watch);
        return new SeenTask(
                watch,
                new WatchState(
                        ACME,
                        state.entry(),
                        snapshot,
                        NOON,
                        contact,
                        NOON.minusSeconds(40),
                        snapshot.status() != null && snapshot.status().word().equals("PENDING")
                                ? null
                                : NOON.minusSeconds(30),
                        pace,
                        List.of()));
    }

    private static final PaceReading MOVING =
            new PaceReading(280.0, Duration.ofSeconds(15), NOON.minusSeconds(1));

    @Test
    void whatRunsHasNumbersRateAndTimeLeft() {
        Line line =
                running(said("IN_PROGRESS", 12_480L, 3_917L), new ContactState.Fresh(NEXT), MOVING);

        assertThat(line)
                .isEqualTo(
                        new Line(
                                "In progress",
                                Tone.INFO,
                                "8,563 of 12,480 · 280 /s",
                                " · ≈ 15 s left",
                                68,
                                true,
                                List.of(
                                        "8,563 of 12,480 · ≈ 15 s left",
                                        "8,563 of 12,480",
                                        "68 % · ≈ 15 s left",
                                        "68 %")));
    }

    @Test
    void whatWaitsSaysForHowLong() {
        Line line =
                running(said("PENDING", 11L, 11L), new ContactState.Fresh(NEXT), PaceReading.NONE);

        assertThat(line.words()).isEqualTo("Waiting 0 of 11 · waiting for 40 s");
    }

    @Test
    void aNumberThatIsNotSaid_isNotMadeUp() {
        Line line =
                running(
                        said("IN_PROGRESS", 12L, null),
                        new ContactState.Fresh(NEXT),
                        PaceReading.NONE);

        assertThat(line.words()).isEqualTo("In progress 12 taken on");
        assertThat(line.percent()).isZero();
    }

    static Stream<Arguments> troubles() {
        EnterpriseFailure failure = new EnterpriseFailure.TimedOut("");
        ContactState lost = new ContactState.NoContact(NOON, 2, NEXT, failure);
        return Stream.of(
                Arguments.of(lost, "No contact"),
                Arguments.of(new ContactState.Polling(lost), "No contact"),
                Arguments.of(new ContactState.KeyNeeded(null), "Key needed"),
                Arguments.of(
                        new ContactState.KeyNeeded(new EnterpriseFailure.KeyRefused("")),
                        "Key rejected"),
                Arguments.of(new ContactState.RateLimited(NEXT), "Asked to wait"),
                Arguments.of(new ContactState.NotFound(NOON, NEXT), "Not known"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void withoutContactTheNumbersAreTheLastKnown_withoutPaceAndTimeLeft(
            ContactState contact, String badge) {
        Line line = running(said("IN_PROGRESS", 4_410L, 3_206L), contact, MOVING);

        assertThat(line)
                .isEqualTo(
                        new Line(
                                badge,
                                Tone.WARNING,
                                "last answer 12:00:00: 1,204 of 4,410",
                                "",
                                27,
                                false,
                                List.of("1,204 of 4,410", "27 %")));
    }

    @Test
    void severalTasksOfOneKindAreCountedTogether() {
        ContactState fresh = new ContactState.Fresh(NEXT);
        Lane lane =
                lane(
                        task(said("IN_PROGRESS", 100L, 50L), fresh, MOVING),
                        task(said("IN_PROGRESS", 300L, 50L), fresh, MOVING));

        Line line = texts.of(with(lane, true, null), ItemKind.TRIPS);

        assertThat(line.words()).isEqualTo("In progress 2 tasks: 300 of 400");
        assertThat(line.percent()).isEqualTo(75);
    }

    @Test
    void lanes_speakFrench() {
        LaneTexts french =
                new LaneTexts(new UiBench(Locale.FRENCH).texts, new UiBench(Locale.FRENCH).formats);

        assertThat(
                        french.of(
                                        CustomerStates.of(
                                                ACME, ended(90, 7L, "COMPLETED", 0), none(10)),
                                        ItemKind.TRIPS)
                                .words())
                .isEqualTo("0 en échec compté à 11:50, 2e relance");
    }

    @ParameterizedTest
    @CsvSource({
        "KEY_REJECTED, ENTER_KEY, true",
        "KEY_MISSING, ENTER_KEY, true",
        "NO_CONTACT, OPEN, false",
        "FAILED, OPEN, false",
        "OUTCOME_UNKNOWN, OPEN, false"
    })
    void laneThatNeedsTheUser_leadsToWhatIsNeeded(
            Attention.Reason reason, NextStep step, boolean urgent) {
        CustomerState state = with(lane(), true, new Attention(ItemKind.TRIPS, reason, null));

        assertThat(NextStep.of(state, false)).isEqualTo(step);
        assertThat(NextStep.isUrgent(state)).isEqualTo(urgent);
    }
}
