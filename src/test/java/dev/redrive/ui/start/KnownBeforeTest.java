package dev.redrive.ui.start;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.TestEntry;
import dev.redrive.keys.KeyState;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.SecretState;
import dev.redrive.policy.Policy;
import dev.redrive.profile.Profile;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.CustomerStates;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.desk.Attention;
import dev.redrive.ui.desk.CustomerGroup;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.Lane;
import dev.redrive.ui.desk.Lane.SeenTask;
import dev.redrive.ui.start.StartViewModel.Known;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the start dialog knows before anything is typed: the key, the outage, the ticket. */
class KnownBeforeTest {

    private final UiBench bench = new UiBench();
    private final RecordingFlow flow = new RecordingFlow();
    private final Tickets tickets = new Tickets();
    private final ObjectProperty<CustomerState> customer =
            new SimpleObjectProperty<>(CustomerStates.of(TRIAL));

    private StartViewModel dialog() {
        return dialog(TRIAL, ItemKind.TRIPS, "");
    }

    private StartViewModel dialog(Profile profile, ItemKind kind, String reason) {
        StartViewModel made =
                new StartViewModel(
                        bench.kit,
                        new RetryRequest(profile, kind, reason),
                        new Known(customer, false, tickets, Policy.NONE),
                        bench.desk,
                        flow,
                        text -> text.replace("acme-key", "***"));
        bench.desk.onOutcome(made::answered);
        return made;
    }

    private void knows(JournalEntry... entries) {
        customer.set(CustomerStates.of(TRIAL, entries));
    }

    /** A retry that many hours before noon, processed within a minute. */
    private static JournalEntry processed(String id, int hoursAgo, long items, String reason) {
        return TestEntry.entry(id, "task " + id)
                .customer(TRIAL)
                .at(NOON.minus(Duration.ofHours(hoursAgo)))
                .reason(reason)
                .report(items, "COMPLETED", 0L)
                .ended(NOON.minus(Duration.ofHours(hoursAgo)).plusSeconds(48))
                .build();
    }

    private static JournalEntry none(String id, int hoursAgo) {
        return TestEntry.entry(id, null)
                .customer(TRIAL)
                .at(NOON.minus(Duration.ofHours(hoursAgo)))
                .items(0L)
                .ended(NOON.minus(Duration.ofHours(hoursAgo)))
                .build();
    }

    static Stream<Arguments> keys() {
        Trouble locked = new Trouble(SecretState.LOCKED, "");
        return Stream.of(
                Arguments.of(KeyState.available("WXYZ", null), "", ""),
                Arguments.of(KeyState.available("", null), "", ""),
                Arguments.of(KeyState.available("WXYZ", locked), "", ""),
                Arguments.of(KeyState.UNREAD, "", "Looking for the key of Trial…"),
                Arguments.of(KeyState.UNREAD.pending(true), "", "Looking for the key of Trial…"),
                Arguments.of(KeyState.MISSING.pending(true), "", "Looking for the key of Trial…"),
                Arguments.of(
                        KeyState.MISSING,
                        "Trial: there is no key, so no retry can be requested. Enter the key first.",
                        null),
                Arguments.of(
                        KeyState.unavailable(locked),
                        "Trial: the key is not available, so no retry can be requested. The"
                                + " credentials say why.",
                        null));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void dialogOpens_keyIsKnown(KeyState key, String problem, @Nullable String blockedBy) {
        customer.set(CustomerStates.with(TRIAL, key));
        StartViewModel dialog = dialog();

        assertThat(dialog.keyProblem.get()).isEqualTo(problem);
        assertThat(dialog.why.get()).isEqualTo(Objects.requireNonNullElse(blockedBy, problem));
        boolean usable = dialog.why.get().isEmpty();
        assertThat(dialog.blocked.get()).isEqualTo(!usable);
        dialog.confirm();
        assertThat(bench.work.size()).isEqualTo(usable ? 1 : 0);
    }

    @Test
    void aKeyThatIsFoundWhileTheDialogIsOpen_makesItUsable() {
        customer.set(CustomerStates.with(TRIAL, KeyState.UNREAD));
        StartViewModel dialog = dialog();
        assertThat(dialog.place.get()).endsWith("Reading the key…");

        customer.set(CustomerStates.of(TRIAL));

        assertThat(dialog.blocked.get()).isFalse();
        assertThat(dialog.place.get()).isEqualTo("Sent to trial.example · key …WXYZ");
    }

    @Test
    void keyWasRejected_hasToBeEnteredAgain() {
        customer.set(CustomerStates.with(TRIAL, KeyState.available("WXYZ", null).rejected(true)));
        StartViewModel open = dialog();
        assertThat(open.keyProblem.get()).startsWith("Trial: the service rejected the key");
        assertThat(open.blocked.get()).isTrue();
        customer.set(CustomerStates.of(TRIAL));
        assertThat(open.keyProblem.get()).isEmpty();

        customer.set(
                state(
                        true,
                        true,
                        customer.get().trips(),
                        new Attention(ItemKind.CRASHES, Attention.Reason.KEY_REJECTED, null)));
        StartViewModel dialog = dialog();
        assertThat(dialog.blocked.get()).isTrue();
        dialog.enterKey();
        assertThat(flow.ways).containsExactly("enter key Trial");
    }

    @Test
    void whenTheServiceLastAnswered_isSaid() {
        TaskWatch watch = bench.attach(TRIAL, said("COMPLETED", 321L, 0L));
        Lane trips =
                new Lane(
                        ItemKind.TRIPS,
                        null,
                        List.of(new SeenTask(watch, watch.state())),
                        List.of(),
                        List.of());
        customer.set(state(true, true, trips, null));

        assertThat(dialog().place.get())
                .isEqualTo("Sent to trial.example · key …WXYZ · Last answer 12:00:00");
    }

    static Stream<Arguments> histories() {
        JournalEntry first = processed("a", 3, 12_480, "SUP-4117");
        JournalEntry second = processed("b", 2, 312, "SUP-4117 again");
        JournalEntry crashes = TestEntry.like(first).kind(ItemKind.CRASHES).build();
        JournalEntry longAgo = processed("a", 25, 12_480, "SUP-1");
        return Stream.of(
                Arguments.of(List.of(), "This is the first retry of an outage.", "", ""),
                Arguments.of(List.of(crashes), "This is the first retry of an outage.", "", ""),
                Arguments.of(
                        List.of(first),
                        "This is the second retry of this outage.",
                        "The first took on 12,480 at 09:00.",
                        "SUP-4117"),
                Arguments.of(
                        List.of(first, second),
                        "This is the third retry of this outage.",
                        "The retries before it took on 12,480 → 312, the latest at 10:00."
                                + " At least 12,168 of 12,480 trips",
                        "SUP-4117 again"),
                Arguments.of(
                        List.of(first, none("b", 1)),
                        "This is the first retry of an outage.",
                        "The outage before ended at 11:00: 0 failed trips counted at 11:00.",
                        ""),
                Arguments.of(
                        List.of(longAgo),
                        "This is the first retry of an outage.",
                        "The outage before ended yesterday",
                        ""));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void whichRetryOfTheOutageItIs_andItsTicketAreKnown(
            List<JournalEntry> entries, String title, String detail, String ticket) {
        knows(entries.toArray(JournalEntry[]::new));
        StartViewModel dialog = dialog();

        assertThat(dialog.which.get().title()).isEqualTo(title);
        assertThat(dialog.which.get().detail()).startsWith(detail);
        assertThat(dialog.which.get().outage() != null).isEqualTo(!ticket.isEmpty());
        assertThat(dialog.reason.get()).isEqualTo(ticket);
        assertThat(dialog.ticketFrom.get().isEmpty()).isEqualTo(ticket.isEmpty());
    }

    @Test
    void beforeTheHistoryIsRead_nothingIsClaimed() {
        Lane trips = customer.get().trips();
        customer.set(state(false, true, trips, null));
        StartViewModel dialog = dialog();
        assertThat(dialog.which.get().title()).isEqualTo("Reading the history…");

        customer.set(state(true, false, trips, null));
        assertThat(dialog.which.get().title()).startsWith("The history cannot be read");

        knows(processed("a", 3, 12_480, "SUP-4117"));
        assertThat(dialog.which.get().title()).contains("second retry");
        assertThat(dialog.reason.get()).isEqualTo("SUP-4117");
    }

    private static CustomerState state(
            boolean isRead, boolean isComplete, Lane trips, @Nullable Attention attention) {
        CustomerState state = CustomerStates.of(TRIAL);
        return new CustomerState(
                TRIAL,
                state.key(),
                isRead,
                isComplete,
                trips,
                state.crashes(),
                attention == null ? CustomerGroup.OTHERS : CustomerGroup.NEEDS_YOU,
                attention);
    }

    @Test
    void whatWasTypedMeanwhile_staysWhenTheHistoryIsRead() {
        StartViewModel dialog = dialog();
        dialog.reason.set("mine");

        knows(processed("a", 3, 12_480, "SUP-4117"));

        assertThat(dialog.reason.get()).isEqualTo("mine");
        assertThat(dialog.ticketFrom.get()).isEmpty();
    }

    @Test
    void ticketIsEdited_noLongerSaysWhereItComesFrom() {
        knows(processed("a", 3, 12_480, "SUP-4117"));
        StartViewModel dialog = dialog();
        assertThat(dialog.ticketFrom.get()).isEqualTo("from the first retry");

        dialog.reason.set("SUP-4117 and more");

        assertThat(dialog.ticketFrom.get()).isEmpty();
    }

    @Test
    void whatWasTypedIsKeptThroughEscape_forThatCustomerAndKind() {
        knows(processed("a", 3, 12_480, "SUP-4117"));
        StartViewModel left = dialog();
        left.reason.set(" SUP-9 acme-key ");
        left.cancel();

        assertThat(dialog().reason.get()).isEqualTo("SUP-9 ***");
        assertThat(dialog(TRIAL, ItemKind.TRIPS, "another").reason.get()).isEqualTo("SUP-9 ***");
        assertThat(dialog(TRIAL, ItemKind.CRASHES, "").reason.get()).isEmpty();
        assertThat(dialog(ACME, ItemKind.TRIPS, "").reason.get()).isNotEqualTo("SUP-9 ***");
    }

    @Test
    void ticketWasRemoved_staysRemoved() {
        knows(processed("a", 3, 12_480, "SUP-4117"));
        StartViewModel left = dialog();
        left.reason.set("");
        left.cancel();

        assertThat(dialog().reason.get()).isEmpty();
    }

    @Test
    void suggestedTicket_isNotKept() {
        knows(processed("a", 3, 12_480, "SUP-4117"));
        dialog().cancel();
        knows(processed("a", 3, 12_480, "SUP-4117"), processed("b", 2, 312, "SUP-4118"));

        assertThat(dialog().reason.get()).isEqualTo("SUP-4118");
    }

    @Test
    void requestWasSent_typedTicketIsForgotten() {
        StartViewModel left = dialog();
        left.reason.set("SUP-9");
        left.enterKey();
        bench.service.accepts(new RetryAccepted(TASK, 321L));
        StartViewModel sent = dialog();
        assertThat(sent.reason.get()).isEqualTo("SUP-9");
        sent.confirm();
        bench.work.runAll();
        sent.leave();

        assertThat(dialog().reason.get()).isEmpty();
        assertThat(bench.journal.recent("trial", 9).getFirst().reason()).isEqualTo("SUP-9");
    }

    @Test
    void dialogIsGone_followsNothing() {
        StartViewModel left = dialog();
        left.cancel();

        knows(processed("a", 3, 12_480, "SUP-4117"));

        assertThat(left.reason.get()).isEmpty();
        assertThat(left.problemProperty().get()).isNull();
    }

    @Test
    void tickOrNameIsMissing_buttonSaysWhy() {
        customer.set(CustomerStates.of(ACME));
        StartViewModel dialog =
                new StartViewModel(
                        bench.kit,
                        new RetryRequest(ACME, ItemKind.TRIPS, ""),
                        new Known(customer, true, tickets, Policy.NONE),
                        bench.desk,
                        flow,
                        text -> text);

        assertThat(dialog.why.get()).startsWith("First tick");
        dialog.receiverReady.set(true);
        assertThat(dialog.why.get()).startsWith("First type the name");
        dialog.typedName.set("ACME");
        assertThat(dialog.why.get()).isEmpty();
    }
}
