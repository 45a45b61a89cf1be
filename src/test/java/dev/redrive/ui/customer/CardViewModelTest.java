package dev.redrive.ui.customer;

import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.testing.UiBench.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.TestEntry;
import dev.redrive.profile.Profile;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.desk.CustomerGroup;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a card says of the last retry, however little or odd the service's words were. */
class CardViewModelTest {

    private final UiBench bench = new UiBench();

    private static JournalEntry entry(
            @Nullable String taskId,
            @Nullable Long nbItems,
            @Nullable String status,
            @Nullable Long nbRemaining) {
        return TestEntry.entry("entry 1", taskId)
                .report(nbItems, status, nbRemaining)
                .ended(
                        status != null && TaskStatus.of(status).isFinal()
                                ? NOON.plusSeconds(9)
                                : null)
                .build();
    }

    private static CardViewModel card(UiBench on, Profile profile, @Nullable JournalEntry entry) {
        CardViewModel card = new CardViewModel(ItemKind.TRIPS, on.texts, on.formats);
        List<JournalEntry> entries = entry == null ? List.of() : List.of(entry);
        card.show(
                new CustomerState(
                        profile,
                        on.profiles().keys().of(profile),
                        true,
                        true,
                        new Lane(
                                ItemKind.TRIPS,
                                null,
                                List.of(),
                                entries,
                                Outage.of(entries, Map.of())),
                        new Lane(ItemKind.CRASHES, null, List.of(), List.of(), List.of()),
                        CustomerGroup.OTHERS,
                        null),
                "");
        return card;
    }

    private static String last(UiBench on, @Nullable JournalEntry entry) {
        CardViewModel card = card(on, UiBench.ACME, entry);
        assertThat(card.startable.get()).isTrue();
        assertThat(card.off.get()).isEmpty();
        return card.lastProperty().get();
    }

    @ParameterizedTest
    @CsvSource({
        "12480, COMPLETED, 0, '12,480 of 12,480 trips processed in 9 s'",
        "321, CANCELED, 12, 'Canceled with 12 trips not processed: the push service was paused'",
        "321, FAILED, 321, The service says FAILED",
        "321, IN_PROGRESS, 12, 'In progress, 309 of 321 processed; the service has not said that"
                + " it ended'",
        "321, COMPLETED, 12, 'The service says COMPLETED, but its numbers contradict that'",
        "321, RESUMING, 400, RESUMING; the service has not said that it ended",
        "0, COMPLETED, 0, Nothing had failed: 0 trips to retry",
        "0, COMPLETED, , Nothing had failed: 0 trips to retry",
        ", COMPLETED, 0, Processed; the service did not say how many trips",
        "321, , , Requested; the service has not said that it ended"
    })
    void howItEnded(
            @Nullable Long nbItems,
            @Nullable String status,
            @Nullable Long nbRemaining,
            String words) {
        assertThat(last(bench, entry(TASK, nbItems, status, nbRemaining)))
                .isEqualTo("Last retry today 12:00: " + words);
    }

    private CardViewModel counted(ItemKind kind, String counts) {
        List<JournalEntry> entries = new ArrayList<>();
        for (String count : counts.isEmpty() ? new String[0] : counts.split(" ")) {
            entries.addFirst(
                    TestEntry.entry("entry " + entries.size(), TASK + entries.size())
                            .kind(kind)
                            .at(NOON.plusSeconds(60L * entries.size()))
                            .report(Long.valueOf(count), "COMPLETED", 0L)
                            .ended(NOON.plusSeconds(60L * entries.size() + 9))
                            .build());
        }
        CardViewModel card = new CardViewModel(kind, bench.texts, bench.formats);
        Lane lane =
                new Lane(kind, null, List.of(), entries, Outage.of(entries.reversed(), Map.of()));
        Lane other =
                new Lane(
                        kind == ItemKind.TRIPS ? ItemKind.CRASHES : ItemKind.TRIPS,
                        null,
                        List.of(),
                        List.of(),
                        List.of());
        card.show(
                new CustomerState(
                        UiBench.ACME,
                        bench.profiles().keys().of(UiBench.ACME),
                        true,
                        true,
                        kind == ItemKind.TRIPS ? lane : other,
                        kind == ItemKind.TRIPS ? other : lane,
                        CustomerGroup.OTHERS,
                        null),
                "");
        return card;
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', TRIPS",
        "12480, '', TRIPS",
        "12480 312 0, '', none",
        "0, '', none",
        "12480 0, 37 0, none",
        "12480 0, 37, CRASHES",
        "'', 37, CRASHES",
        "'', 37 0, TRIPS",
        "12, 37, TRIPS"
    })
    void theNextStep_isNotWhereTheLastRetryCounted0(String trips, String crashes, String next) {
        CardViewModel found =
                CardViewModel.next(
                        counted(ItemKind.TRIPS, trips), counted(ItemKind.CRASHES, crashes));

        assertThat(found == null ? "none" : found.kind.name()).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"'', '', CRASHES", "'', 1250, CRASHES", "'', 1250 0, none", "37, '', TRIPS"})
    void theNextStep_isOfTheLikelyKind_whereNoRetryTells(
            String trips, String crashes, String next) {
        CardViewModel found =
                CardViewModel.next(
                        counted(ItemKind.CRASHES, crashes), counted(ItemKind.TRIPS, trips));

        assertThat(found == null ? "none" : found.kind.name()).isEqualTo(next);
    }

    @Test
    void withoutATaskNothingFailedOrNobodyKnows() {
        assertThat(last(bench, entry(null, null, null, null).accepted(new RetryAccepted(null, 0L))))
                .endsWith("Nothing had failed: 0 trips to retry");
        assertThat(last(bench, entry(null, null, null, null)))
                .contains("it is not known whether it started. Check whether pushes arrive");
        assertThat(last(bench, null)).isEqualTo("No retry requested from here yet.");
    }

    @Test
    void aForgottenTaskIsNeitherFailedNorCanceled() {
        assertThat(last(bench, entry(TASK, 321L, "IN_PROGRESS", 12L).forgotten(NOON)))
                .isEqualTo(
                        "Last retry today 12:00: The service no longer knows this task;"
                                + " the last status was IN_PROGRESS");
        assertThat(last(bench, entry(TASK, null, null, null).forgotten(NOON)))
                .endsWith("The service does not know this task");
    }

    @Test
    void aReadOnlyProfileStartsNothingAndSaysWhy() {
        CardViewModel card =
                card(bench, UiBench.ACME.readOnly(true), entry(TASK, 321L, "COMPLETED", 0L));

        assertThat(card.startable.get()).isFalse();
        assertThat(card.off.get()).startsWith("This profile is read-only");
        assertThat(card.lastProperty().get()).contains("321 of 321 trips processed");
    }

    @Test
    void card_speaksFrench() {
        assertThat(last(new UiBench(Locale.FRENCH), entry(TASK, 321L, "COMPLETED", 0L)))
                .isEqualTo(
                        "Dernière relance aujourd’hui à 12:00\u00a0: 321 trajets sur 321 traités en 9 s");
    }
}
