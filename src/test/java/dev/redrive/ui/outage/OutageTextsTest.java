package dev.redrive.ui.outage;

import static dev.redrive.testing.UiBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.TestEntry;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Styles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTextsTest {

    private final OutageTexts english = in(Locale.ENGLISH);
    private final OutageTexts french = in(Locale.FRENCH);

    private static OutageTexts in(Locale locale) {
        UiBench bench = new UiBench(locale);
        return new OutageTexts(bench.texts, bench.formats);
    }

    /** Requested that many minutes before now, ended 8 s later if the word says that it did. */
    private static JournalEntry retry(
            int minutesAgo, @Nullable String word, @Nullable Long items, @Nullable Long left) {
        Instant at = NOON.minus(Duration.ofMinutes(minutesAgo));
        JournalEntry asked =
                TestEntry.entry("entry " + minutesAgo, UiBench.TASK).at(at).items(items).build();
        return word == null
                ? asked
                : asked.withSnapshot(UiBench.said(word, items, left), at.plusSeconds(8), null);
    }

    private static JournalEntry none(int minutesAgo) {
        Instant at = NOON.minus(Duration.ofMinutes(minutesAgo));
        return TestEntry.entry("entry " + minutesAgo, null).at(at).items(0L).ended(at).build();
    }

    private static Outage outage(JournalEntry... retries) {
        return new Outage(List.of(retries));
    }

    @Test
    void firstRetry_saysWhatWasProcessed_andThatOnlyTheNextTells() {
        Outage outage = outage(retry(9, "COMPLETED", 12_480L, 0L));

        assertThat(english.title(outage)).isEqualTo("12,480 of 12,480 trips processed in 8 s");
        assertThat(english.meaning(outage)).contains("Only the next retry tells how many.");
        assertThat(english.standing(outage)).isEqualTo("Processed");
        assertThat(english.tone(outage)).isEqualTo(Styles.Tone.PLAIN);
        assertThat(english.which(outage, outage.first())).isNull();
    }

    @Test
    void laterRetry_saysHowManyAtLeastNoLongerCountAsFailed() {
        Outage outage = outage(retry(9, "COMPLETED", 12_480L, 0L), retry(5, "COMPLETED", 312L, 0L));

        assertThat(english.title(outage))
                .isEqualTo(
                        "At least 12,168 of 12,480 trips of this outage no longer count as failed");
        assertThat(english.meaning(outage))
                .startsWith("312 counted as failed at 11:55 and were processed in 8 s.")
                .endsWith("only the next retry tells how many of them still fail.");
        assertThat(english.tone(outage)).isEqualTo(Styles.Tone.PLAIN);
        assertThat(english.which(outage, outage.latest())).isEqualTo("retry 2 of this outage");
        assertThat(french.title(outage))
                .isEqualTo(
                        "Au moins 12\u202f168 trajets sur 12\u202f480 de cette panne ne comptent"
                                + " plus comme en échec");
        assertThat(french.meaning(outage)).startsWith("312 comptaient comme en échec à 11:55");
    }

    @Test
    void onlyALaterCountOf0_isGreen_andSaysThatTheServiceDoesNotTellWhy() {
        Outage drained =
                outage(retry(9, "COMPLETED", 12_480L, 0L), retry(5, "COMPLETED", 7L, 0L), none(2));

        assertThat(english.title(drained)).isEqualTo("0 failed trips counted at 11:58");
        assertThat(english.meaning(drained))
                .isEqualTo(
                        "12,480 trips of this outage no longer count as failed. Accepted by the"
                                + " receiving server, or given up after 30 attempts: the service"
                                + " does not say which.");
        assertThat(english.tone(drained)).isEqualTo(Styles.Tone.SUCCESS);
        assertThat(english.standing(drained)).isEqualTo("0 failed, counted at 11:58");
        assertThat(english.line(drained))
                .isEqualTo("3 retries: 12,480 → 7 → 0, so nothing counted as failed at 11:58");

        Outage first = outage(none(2));
        assertThat(english.tone(first)).isEqualTo(Styles.Tone.PLAIN);
        assertThat(english.title(first)).isEqualTo("Nothing had failed: 0 trips to retry");
    }

    @Test
    void latestThatDidNotEndWell_isSaidFirst_andTheClaimWithItsTime() {
        Outage outage = outage(retry(9, "COMPLETED", 12_480L, 0L), retry(5, "CANCELED", 312L, 12L));

        assertThat(english.title(outage))
                .isEqualTo("Canceled with 12 trips not processed: the push service was paused");
        assertThat(english.meaning(outage))
                .endsWith(
                        "At least 12,168 of 12,480 trips of this outage no longer count as failed,"
                                + " as counted at 11:55.");
        assertThat(english.tone(outage)).isEqualTo(Styles.Tone.WARNING);
    }

    @Test
    void nothingIsClaimed_whereTheFirstWasCanceled() {
        Outage outage = outage(retry(9, "CANCELED", 100L, 40L), retry(5, "COMPLETED", 10L, 0L));

        assertThat(english.title(outage)).isEqualTo("10 of 10 trips processed in 8 s");
        assertThat(english.meaning(outage)).doesNotContain("At least");
    }

    @Test
    void countThatGrew_isSaid_andNoNumberBelow0() {
        Outage outage = outage(retry(9, "COMPLETED", 100L, 0L), retry(5, "COMPLETED", 250L, 0L));

        assertThat(english.title(outage))
                .isEqualTo(
                        "250 failed trips at the latest count, more than the 100 of the first retry");
        assertThat(english.meaning(outage)).contains("New failures have come in");
    }

    @ParameterizedTest
    @CsvSource({
        "100 250,     '2 retries: 100 → 250, more than at first'",
        "100 7 101,   '3 retries: 100 → 7 → 101, more than at first'",
        "100 250 100, '3 retries: 100 → 250 → 100'",
        "100 250 99,  '3 retries: 100 → 250 → 99'",
    })
    void inALine_aCountThatGrew_isSaid(String counts, String line) {
        List<JournalEntry> retries = new ArrayList<>();
        for (String count : counts.split(" ", -1)) {
            retries.add(retry(9 - retries.size(), "COMPLETED", Long.parseLong(count), 0L));
        }

        assertThat(english.line(new Outage(retries))).isEqualTo(line);
    }

    @Test
    void drainOfManyRetries_keepsTheFirstAndTheLast() {
        List<JournalEntry> many = new ArrayList<>();
        for (int i = 40; i > 0; i--) {
            many.add(retry(i, "COMPLETED", i * 10L, 0L));
        }
        many.add(retry(0, null, null, null));
        Outage outage = new Outage(many);

        assertThat(english.drain(outage, 4)).isEqualTo("400 → … → 20 → 10 → –");
        assertThat(english.drain(outage).split("→")).hasSize(41);
        assertThat(english.place(2)).isEqualTo("second");
        assertThat(english.place(11)).isEqualTo("no. 11");
        assertThat(french.place(3)).isEqualTo("3e");
    }

    @Test
    void crashes_areCalledCrashes() {
        JournalEntry first =
                TestEntry.like(retry(9, "COMPLETED", 37L, 0L)).kind(ItemKind.CRASHES).build();
        JournalEntry last = TestEntry.like(none(1)).kind(ItemKind.CRASHES).build();

        assertThat(english.title(outage(first, last)))
                .isEqualTo("0 failed crashes counted at 11:59");
        assertThat(french.title(outage(first, last)))
                .isEqualTo("0 accident en échec, compté à 11:59");
    }
}
