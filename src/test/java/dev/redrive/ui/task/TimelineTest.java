package dev.redrive.ui.task;

import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.testing.UiBench.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TaskEvent;
import dev.redrive.journal.TaskEvent.What;
import dev.redrive.journal.TestEntry;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.outage.Curve.Span;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What happened to a task, in words and as spans of its chart. */
class TimelineTest {

    private final UiBench bench = new UiBench();
    private final Timeline timeline = new Timeline(bench.texts, bench.formats);
    private final JournalEntry entry = TestEntry.entry("e", TASK).reason("SUP-4120").build();

    private static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static TaskEvent event(long seconds, What what, @Nullable Long left) {
        return new TaskEvent(at(seconds), what, left, "");
    }

    private List<String> lines(TaskEvent... events) {
        return timeline.lines(entry, List.of(events)).stream()
                .skip(1)
                .map(line -> line.time() + " " + line.words() + (line.isTrouble() ? " !" : ""))
                .toList();
    }

    @Test
    void timeline_beginsWithTheRequest() {
        assertThat(timeline.lines(entry, List.of()))
                .containsExactly(new Timeline.Line("12:00:00", "Requested by jo: SUP-4120", false));
        JournalEntry elsewhere = TestEntry.entry("e", TASK).attached(true).build();
        assertThat(timeline.lines(elsewhere, List.of()).getFirst().words())
                .isEqualTo("Requested elsewhere");
    }

    @Test
    void contactOrMovementReturns_saysHowLongItWasGone() {
        assertThat(
                        lines(
                                new TaskEvent(at(1), What.STATE, 21_940L, "IN_PROGRESS"),
                                event(10, What.CONTACT_LOST, 20_000L),
                                event(68, What.CONTACT_BACK, 15_200L),
                                event(100, What.STILL, 15_200L),
                                event(182, What.MOVING, 15_000L),
                                event(200, What.KEY_REJECTED, 14_000L)))
                .containsExactly(
                        "12:00:01 In progress · IN_PROGRESS, 21,940 remaining",
                        "12:00:10 No contact for 58 s !",
                        "12:01:08 Contact again, 15,200 remaining",
                        "12:01:40 No movement for 1 min 22 s !",
                        "12:03:02 Moves again, 15,000 remaining",
                        "12:03:20 The service rejected the key !");
    }

    @Test
    void whatWasOverWithinASecond_isSaidWithoutHowLongItLasted() {
        assertThat(
                        lines(
                                event(10, What.KEY_MISSING, 12L),
                                event(10, What.KEY_ENTERED, 12L),
                                event(20, What.CONTACT_LOST, 12L),
                                event(21, What.CONTACT_BACK, 12L),
                                event(30, What.CONTACT_LOST, 12L),
                                event(32, What.CONTACT_BACK, 12L)))
                .containsExactly(
                        "12:00:10 No key !",
                        "12:00:10 Key entered, 12 remaining",
                        "12:00:20 No contact !",
                        "12:00:21 Contact again, 12 remaining",
                        "12:00:30 No contact for 2 s !",
                        "12:00:32 Contact again, 12 remaining");
    }

    @ParameterizedTest
    @CsvSource({
        "PUSH_FAILED_SCOOTERS, The service calls it PUSH_FAILED_SCOOTERS",
        "'it''s {0}', The service calls it it's {0}",
    })
    void aKindThatIsNotKnown_isSaidInTheServicesWord(String word, String words) {
        assertThat(lines(new TaskEvent(at(1), What.KIND_UNKNOWN, null, word)))
                .singleElement()
                .asString()
                .startsWith("12:00:01 " + words + ", which Redrive does not know");
    }

    @ParameterizedTest
    @CsvSource({"RESUMING, RESUMING", "COMPLETED, Processed · COMPLETED"})
    void aStateIsSaidInOurWordAndTheServices(String word, String words) {
        assertThat(lines(new TaskEvent(at(1), What.STATE, null, word)))
                .containsExactly("12:00:01 " + words);
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void everyEventHasWords_inBothLanguages(What what) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            UiBench other = new UiBench(language);
            String word = what == What.STATE ? "PENDING" : "";
            assertThat(
                            new Timeline(other.texts, other.formats)
                                    .lines(entry, List.of(new TaskEvent(NOON, what, 5L, word)))
                                    .getLast()
                                    .words())
                    .isNotBlank();
        }
    }

    @Test
    void spansOfTheChart_endWhereTheTaskIsSeenAgain_orLast() {
        assertThat(
                        Timeline.spans(
                                List.of(
                                        event(10, What.CONTACT_LOST, 9L),
                                        event(20, What.KEY_REJECTED, 9L),
                                        event(30, What.KEY_ENTERED, 8L),
                                        event(40, What.STILL, 8L),
                                        event(120, What.MOVING, 7L),
                                        event(130, What.CONTACT_LOST, 7L)),
                                List.of()))
                .containsExactly(
                        new Span(Span.Kind.NO_CONTACT, at(10), at(20)),
                        new Span(Span.Kind.NOT_CHECKED, at(20), at(30)),
                        new Span(Span.Kind.STILL, at(40), at(120)),
                        new Span(Span.Kind.NO_CONTACT, at(130), null));
    }

    @Test
    void timeBetweenTwoRunsOfTheProgram_isNotChecked() {
        assertThat(
                        Timeline.spans(
                                List.of(event(500, What.WATCHED_AGAIN, 8L)),
                                List.of(new Sample(at(5), 9), new Sample(at(500), 8))))
                .containsExactly(new Span(Span.Kind.NOT_CHECKED, at(5), at(500)));
    }
}
