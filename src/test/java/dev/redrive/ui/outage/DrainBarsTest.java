package dev.redrive.ui.outage;

import static dev.redrive.testing.UiBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.TestEntry;
import dev.redrive.testing.UiBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;

/** What the bars of an outage say, by their texts and style classes. */
class DrainBarsTest {

    private final UiBench bench = new UiBench();
    private final DrainBars large = DrainBars.large(bench.texts, bench.formats);
    private final DrainBars small = DrainBars.small(bench.texts, bench.formats);

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static JournalEntry retry(int number, @Nullable Long items, String word) {
        boolean ended = word.equals("COMPLETED");
        return TestEntry.entry("entry " + number, "task " + number)
                .at(NOON.minusSeconds(3_600L - number * 60L))
                .report(items, word, items == null ? null : ended ? 0 : (Long) (items / 4))
                .ended(ended ? NOON.minusSeconds(3_570L - number * 60L) : null)
                .build();
    }

    private static Outage outage(String counts) {
        List<JournalEntry> entries = new ArrayList<>();
        for (String count : counts.split(" ", -1)) {
            boolean runs = count.endsWith("…");
            String number = count.replace("…", "");
            entries.add(
                    retry(
                            entries.size(),
                            number.equals("?") ? null : Long.valueOf(number),
                            runs ? "IN_PROGRESS" : "COMPLETED"));
        }
        return Outage.of(entries, Map.of()).getFirst();
    }

    @ParameterizedTest
    @CsvSource({"12480 312 0, 2, 0", "12480 312 0, 0, 1", "12480 312… , 1, 0", "12480 ? 5, 2, 0"})
    void whatColleaguesReported_isPaleAndNeverGreen_andItIsSaidWhose(
            String counts, int reported, int green) {
        Outage outage = outage(counts);

        for (DrainBars bars : List.of(large, small)) {
            bars.show(outage, Set.of("entry " + reported), true);

            assertThat(with(bars, "reported")).isOne();
            assertThat(with(bars, "drain-bar.drained")).isEqualTo(green);
            assertThat(with(bars, "running") + with(bars, "drain-done")).isZero();
            assertThat(bars.getAccessibleText()).startsWith("With colleagues’ retries");
        }
        assertThat(large.lookupAll(".label").stream().map(node -> ((Label) node).getText()))
                .contains(outage.retries().get(reported).operator());
    }

    private static List<String> texts(DrainBars bars) {
        return bars.lookupAll(".drain-number").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private static long with(Node bars, String style) {
        return bars.lookupAll("." + style).size();
    }

    @ParameterizedTest
    @CsvSource({
        "12480, '12,480 ?', 0",
        "12480 312, '12,480 312 ?', 0",
        "12480 312 7 0, '12,480 312 7 0', 1",
        "0, 0, 0",
        "100 250, '100 250 ?', 0",
        "12480 ? 7, '12,480 – 7 ?', 0",
        "9 8 7 6 5 4 3 2, '9 6 5 4 3 2 ?', 0"
    })
    void numbersEndInAQuestion_andOnlyALaterCountOf0IsGreen(
            String counts, String shown, int green) {
        large.show(outage(counts), false);
        small.show(outage(counts), false);

        assertThat(texts(large)).containsExactly(shown.split(" ", -1));
        assertThat(large.lookupAll(".drain-bar.drained")).hasSize(green);
        assertThat(small.lookupAll(".drain-bar.drained")).hasSize(green);
        assertThat(large.lookupAll(".drain-number.drained")).hasSize(green);
    }

    @Test
    void whatRuns_isSplitIntoDoneAndLeft_andLosesItsColourWithoutContact() {
        large.show(outage("400 100…"), true);
        assertThat(with(large, "drain-done")).isEqualTo(1);
        assertThat(with(large, "last-known")).isZero();

        large.show(outage("400 100…"), false);
        assertThat(with(large, "drain-done")).isZero();
        assertThat(with(large, "last-known")).isEqualTo(1);
    }

    @Test
    void ofAnOutageOf40Retries_theFirstAndTheLastAreDrawn() {
        Outage many = outage("40 ".repeat(40).strip());
        large.show(many, false);
        small.show(many, false);

        assertThat(texts(large)).hasSize(7);
        assertThat(with(small, "drain-bar")).isEqualTo(8);
    }

    /** In a pane of that width, as beside the history. */
    @ParameterizedTest
    @CsvSource({
        "254, 1204000 1300000 1488700",
        "254, 12480000 12480001 12480002",
        "180, 12480 312 96 7",
        "254, 12480 312 7 0",
        "170, 40 40 40"
    })
    void withLittleRoom_barsAreLeftOutRatherThanCut(double width, String counts) {
        new Scene(large, width, 160);
        large.show(outage(counts), false);
        large.applyCss();
        large.resize(width, 160);
        large.layout();

        Node last = large.getChildren().getLast();
        assertThat(last.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(width + 0.5);
        assertThat(texts(large)).contains(number(counts.substring(counts.lastIndexOf(' ') + 1)));
        large.lookupAll(".drain-number")
                .forEach(node -> assertThat(((Label) node).getText()).doesNotContain("..."));
    }

    private String number(String count) {
        return bench.formats.number(Long.valueOf(count));
    }

    @Test
    void theSameOutageAgain_drawsNothing() {
        small.show(outage("400 100"), false);
        Node before = small.getChildren().getFirst();

        small.show(outage("400 100"), false);
        assertThat(small.getChildren().getFirst()).isSameAs(before);

        small.show(null, false);
        assertThat(small.getChildren()).isEmpty();
    }

    @Test
    void numbersAreReadOut() {
        small.show(outage("12480 312"), false);

        assertThat(small.getAccessibleText()).isEqualTo("Items each retry took on: 12,480 → 312");
    }
}
