package dev.redrive.ui.history;

import static dev.redrive.testing.UiBench.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.VerdictKind;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.history.FilterViewModel.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterViewModelTest {

    private final UiBench bench = new UiBench();
    private final FilterViewModel model = new FilterViewModel(bench.texts, bench.formats);
    private final List<OutageFilter> told = new ArrayList<>();

    @Test
    void everyChoiceCounts() {
        model.onChange(told::add);
        model.text.set(" ticket ");
        model.kind.set(ItemKind.CRASHES);
        model.verdictKind.set(VerdictKind.FAILED);
        model.profileId.set(ACME.id());
        model.period.set(Period.WEEK);
        model.notDrained.set(true);

        assertThat(told).hasSize(6);
        assertThat(told.getLast())
                .isEqualTo(
                        new OutageFilter(
                                "ticket",
                                ItemKind.CRASHES,
                                VerdictKind.FAILED,
                                "acme",
                                Instant.parse("2026-11-17T00:00:00Z"),
                                null,
                                true));
    }

    @Test
    void clearingIsOneChange() {
        model.text.set("ticket");
        model.period.set(Period.TODAY);
        model.onChange(told::add);

        model.clear();
        model.clear();

        assertThat(told).containsExactly(OutageFilter.ALL);
    }

    @Test
    void blanksAroundWordsAreNoChange() {
        model.text.set("ticket");
        model.onChange(told::add);

        model.text.set("ticket ");

        assertThat(told).isEmpty();
    }

    @Test
    void aNewDayIsAnotherToday() {
        model.period.set(Period.TODAY);
        model.onChange(told::add);
        model.notifyListener();
        assertThat(told).isEmpty();

        bench.clock.move(Duration.ofHours(12));
        model.notifyListener();

        assertThat(told)
                .extracting(OutageFilter::from)
                .containsExactly(Instant.parse("2026-11-24T00:00:00Z"));
    }
}
